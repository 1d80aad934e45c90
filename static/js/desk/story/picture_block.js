/** A picture in the body: it names a record of the library; what is shown here is only its look. */
import { Node, mergeAttributes, pm } from "django-prose-editor/editor";
import { remember, pictureFor } from "desk/story/pictures";

const WIDTHS = ["text", "wide", "full"];

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function widthChoice(words, current, onChange) {
  const select = element("select", { className: "picture-block__width", ariaLabel: words.width });
  for (const width of WIDTHS) {
    select.append(element("option", { value: width, textContent: words[width], selected: width === current }));
  }
  select.addEventListener("change", () => onChange(select.value));
  return select;
}

/** Draws one picture block: the picture, how wide it runs, its caption to write in, a way to take it out. */
class PictureView {
  constructor({ node, editor, getPos }) {
    this.node = node;
    const words = editor.storage.picture.words;
    this.image = element("img", { className: "picture-block__image", alt: "" });
    this.missing = element("p", { className: "picture-block__missing", textContent: words.missing });
    this.credit = element("span", { className: "picture-block__credit" });
    this.width = widthChoice(words, node.attrs.width, (width) => {
      editor.chain().command(({ tr }) => {
        tr.setNodeAttribute(getPos(), "width", width);
        return true;
      }).run();
    });
    const remove = element("button", {
      type: "button", className: "picture-block__remove", textContent: words.remove,
    });
    remove.addEventListener("click", () => {
      const from = getPos();
      editor.chain().focus().deleteRange({ from, to: from + this.node.nodeSize }).run();
    });
    this.contentDOM = element("figcaption", { className: "picture-block__caption" });
    this.contentDOM.dataset.placeholder = words.caption;
    const bar = element("div", { className: "picture-block__bar", contentEditable: "false" },
      this.credit, this.width, remove);
    const frame = element("div", { contentEditable: "false" }, this.image, this.missing);
    this.dom = element("figure", { className: "picture-block" }, frame, bar, this.contentDOM);
    this.draw();
  }

  draw() {
    const { picture, width } = this.node.attrs;
    const known = pictureFor(picture);
    this.dom.dataset.width = width;
    this.width.value = width;
    this.image.hidden = !known;
    this.missing.hidden = Boolean(known);
    this.contentDOM.classList.toggle("is-empty", this.node.content.size === 0);
    if (!known) return;
    if (this.image.getAttribute("src") !== known.preview) this.image.src = known.preview;
    this.image.alt = known.alt;
    this.credit.textContent = known.credit;
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.draw();
    return true;
  }

  stopEvent(event) {
    return Boolean(event.target.closest?.(".picture-block__bar"));
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}

export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "inline*",
  isolating: true,
  draggable: true,

  addOptions: () => ({ words: {} }),
  addStorage() {
    return { words: this.options.words };
  },
  addAttributes: () => ({
    picture: {
      default: null,
      parseHTML: (figure) => figure.dataset.picture,
      renderHTML: ({ picture }) => ({ "data-picture": picture }),
    },
    width: {
      default: "text",
      parseHTML: (figure) => (WIDTHS.includes(figure.dataset.width) ? figure.dataset.width : "text"),
      renderHTML: ({ width }) => ({ "data-width": width }),
    },
  }),
  parseHTML: () => [{
    tag: "figure[data-picture]",
    contentElement: (figure) => figure.querySelector("figcaption") ?? document.createElement("p"),
  }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes), ["figcaption", 0]],
  addNodeView: () => (view) => new PictureView(view),

  addCommands() {
    return {
      insertPicture: (picture) => ({ commands }) => {
        remember(picture);
        return commands.insertContent([
          { type: this.name, attrs: { picture: picture.key } }, { type: "paragraph" },
        ]);
      },
    };
  },

  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection;
        if ($from.parent.type.name !== this.name) return false;
        const after = $from.after();
        return editor.chain().command(({ tr }) => {
          tr.insert(after, editor.schema.nodes.paragraph.create());
          tr.setSelection(pm.state.TextSelection.create(tr.doc, after + 1));
          return true;
        }).scrollIntoView().run();
      },
    };
  },
});
