/** Something that stands at a provider: named by the provider and its id there, never fetched here. */
import { Extension, Node, Plugin, mergeAttributes, pm } from "django-prose-editor/editor";
import { FigureView, WIDTH, captionOf, element, insertBlocks, kept, leaveWithEnter } from "desk/story/figure";

const looks = new Map(); // what the server said of an embed, by provider and id
const nameOf = ({ provider, ref }) => `${provider} ${ref}`;

/** Read the embeds that the server put into the page. */
export function readEmbeds(id) {
  for (const look of JSON.parse(document.getElementById(id)?.textContent ?? "[]")) {
    looks.set(nameOf(look), look);
  }
}

/** Ask the server what an address stands for; null if it is none of the providers, or no answer came. */
export async function recognise(url, address) {
  try {
    const answer = await fetch(`${url}?${new URLSearchParams({ address })}`, {
      headers: { Accept: "application/json" },
    });
    const look = answer.ok && !answer.redirected ? (await answer.json()).embed : null;
    if (look) looks.set(nameOf(look), look);
    return look;
  } catch {
    return null;
  }
}

class EmbedView extends FigureView {
  constructor(view) {
    super(view, { width: view.editor.storage.picture.words.embedwidth });
    this.provider = element("strong", {});
    this.address = element("a", { target: "_blank", rel: "noopener" });
    this.frame.append(element("p", { className: "embed-block" }, this.provider, this.address));
    this.show(this.words.embedcaption);
  }

  draw() {
    const look = looks.get(nameOf(this.node.attrs));
    this.provider.textContent = look?.name ?? this.node.attrs.provider;
    this.address.textContent = (look?.address ?? this.node.attrs.ref).replace(/^https:\/\/(www\.)?/, "");
    if (look) this.address.href = look.address;
    else this.address.removeAttribute("href");
    this.frame.dataset.ratio = look?.ratio ?? "post";
  }
}

/** An address that was pasted alone on its line: the paragraph with its link, and where it stands. */
function loneLink(doc, position, address) {
  const paragraph = doc.nodeAt(position);
  const isAlone = paragraph?.type.name === "paragraph" && paragraph.textContent === address;
  return isAlone && doc.resolve(position).depth === 0 ? paragraph : null;
}

/** First the link, then, in a step of its own to undo, what it stands for. */
function pasteAddress(view, event, url) {
  const address = event.clipboardData?.getData("text/plain").trim() ?? "";
  const { $from, empty } = view.state.selection;
  const isFree = empty && $from.depth === 1 && $from.parent.type.name === "paragraph" && !$from.parent.content.size;
  if (!isFree || !/^https?:\/\/\S+$/i.test(address)) return false;
  const { schema } = view.state;
  const place = $from.before(1);
  const link = schema.text(address, [schema.marks.link.create({ href: address })]);
  view.dispatch(pm.history.closeHistory(view.state.tr.insert($from.pos, link)).setMeta("paste", true));
  recognise(url, address).then((look) => {
    if (!look || view.isDestroyed || !loneLink(view.state.doc, place, address)) return;
    const change = pm.history.closeHistory(view.state.tr);
    const block = schema.nodes.embed.create({
      provider: look.provider, ref: look.ref, id: view.state.doc.nodeAt(place).attrs.id,
    });
    const isInIt = change.selection.$from.depth && change.selection.$from.before(1) === place;
    change.replaceWith(place, place + change.doc.nodeAt(place).nodeSize, block);
    if (isInIt) {
      const after = place + block.nodeSize;
      if (change.doc.nodeAt(after)?.type.name !== "paragraph") {
        change.insert(after, schema.nodes.paragraph.create());
      }
      change.setSelection(pm.state.TextSelection.create(change.doc, after + 1)).scrollIntoView();
    }
    view.dispatch(change);
    view.dispatch(pm.history.closeHistory(view.state.tr));
  });
  return true;
}

export const Embed = Node.create({
  name: "embed",
  group: "block",
  content: "inline*",
  isolating: true,
  draggable: true,

  addAttributes: () => ({
    provider: kept("provider", "data-embed"),
    ref: kept("ref", "data-ref"),
    width: WIDTH,
  }),
  parseHTML: () => [{ tag: "figure[data-embed]", contentElement: captionOf }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes), ["figcaption", 0]],
  addNodeView: () => (view) => new EmbedView(view),
  addKeyboardShortcuts() {
    return leaveWithEnter(this.name);
  },
  addCommands() {
    return {
      insertEmbed: ({ provider, ref }) => (props) => (
        insertBlocks(props, [this.type.create({ provider, ref })])
      ),
    };
  },
});

/** A pasted address comes here before the link's own ways with it. */
export const EmbedPaste = Extension.create({
  name: "embedPaste",
  priority: 1001,
  addOptions: () => ({ url: "" }),
  addProseMirrorPlugins() {
    const { url } = this.options;
    return [new Plugin({ props: { handlePaste: (view, event) => pasteAddress(view, event, url) } })];
  },
});

/** Bind the dialog that asks for an address; returns what opens it. */
export function bindEmbeds(dialog, editor) {
  const form = dialog.querySelector("form");
  const { address } = form.elements;
  const said = form.querySelector("[data-said]");

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const typed = address.value.trim();
    const look = typed && await recognise(dialog.dataset.url, typed);
    if (look) {
      dialog.close();
      editor.chain().focus().insertEmbed(look).run();
      return;
    }
    said.textContent = dialog.dataset.refused;
    address.setAttribute("aria-invalid", "true");
    address.select();
  });

  return () => {
    form.reset();
    said.textContent = "";
    address.removeAttribute("aria-invalid");
    dialog.showModal();
    address.focus();
  };
}
