/** What pictures, galleries and embeds have in common in the editor: a look, a bar, a caption to write in. */
import { pm } from "django-prose-editor/editor";

const WIDTHS = ["text", "wide", "full"];

/** An element with properties and children; texts are children too. */
export function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** How wide a figure runs, as an attribute of its block. */
export const WIDTH = {
  default: "text",
  parseHTML: (figure) => (WIDTHS.includes(figure.dataset.width) ? figure.dataset.width : "text"),
  renderHTML: ({ width }) => ({ "data-width": width }),
};

/** An attribute that is kept in the figure under a name of its own. */
export const kept = (name, data) => ({
  default: null,
  parseHTML: (figure) => figure.getAttribute(data),
  renderHTML: (attributes) => ({ [data]: attributes[name] }),
});

export const captionOf = (figure) => figure.querySelector("figcaption") ?? document.createElement("p");

/** Draws a figure's block; what it shows is drawn by `draw`, in the frame, by those who extend this. */
export class FigureView {
  constructor({ node, editor, getPos }, { width: widthLabel }) {
    this.node = node;
    this.editor = editor;
    this.getPos = getPos;
    this.words = editor.storage.picture.words;
    this.width = this.widthChoice(widthLabel);
    const remove = this.button("picture-block__remove", this.words.remove, () => {
      const from = getPos();
      editor.chain().focus().deleteRange({ from, to: from + this.node.nodeSize }).run();
    });
    this.credit = element("span", { className: "picture-block__credit" });
    this.bar = element("div", { className: "picture-block__bar", contentEditable: "false" },
      this.credit, this.width, remove);
    this.frame = element("div", { className: "picture-block__frame", contentEditable: "false" });
    this.contentDOM = element("figcaption", { className: "picture-block__caption" });
    this.dom = element("figure", { className: "picture-block" }, this.frame, this.bar, this.contentDOM);
  }

  widthChoice(label) {
    const select = element("select", { className: "picture-block__width", ariaLabel: label });
    for (const width of WIDTHS) {
      select.append(element("option", { value: width, textContent: this.words[width] }));
    }
    select.addEventListener("change", () => this.set("width", select.value));
    return select;
  }

  button(className, label, act) {
    const made = element("button", { type: "button", className, textContent: label });
    made.addEventListener("click", act);
    return made;
  }

  set(name, value) {
    this.editor.chain().command(({ tr }) => {
      tr.setNodeAttribute(this.getPos(), name, value);
      return true;
    }).run();
  }

  show(placeholder) {
    this.dom.id = this.node.attrs.id ?? "";
    this.dom.dataset.width = this.node.attrs.width;
    this.width.value = this.node.attrs.width;
    this.contentDOM.dataset.placeholder = placeholder;
    this.contentDOM.classList.toggle("is-empty", this.node.content.size === 0);
    this.draw();
  }

  update(node) {
    if (node.type !== this.node.type) return false;
    this.node = node;
    this.show(this.contentDOM.dataset.placeholder);
    return true;
  }

  stopEvent(event) {
    return this.bar.contains(event.target) || Boolean(event.target.closest?.("button, a, select"));
  }

  ignoreMutation(mutation) {
    return mutation.type !== "selection" && !this.contentDOM.contains(mutation.target);
  }
}

/** Enter in a caption goes on below the figure. */
export function leaveWithEnter(name) {
  return {
    Enter: ({ editor }) => {
      const { $from } = editor.state.selection;
      if ($from.parent.type.name !== name) return false;
      const after = $from.after();
      return editor.chain().command(({ tr }) => {
        tr.insert(after, editor.schema.nodes.paragraph.create());
        tr.setSelection(pm.state.TextSelection.create(tr.doc, after + 1));
        return true;
      }).scrollIntoView().run();
    },
  };
}

/** Put blocks where the caret is: in the place of an empty paragraph, else after the block it is in. */
export function insertBlocks({ tr, state }, blocks, at = null) {
  const { Paragraph, TextSelection } = { Paragraph: state.schema.nodes.paragraph, ...pm.state };
  const $at = tr.doc.resolve(at ?? tr.selection.to);
  const block = $at.depth ? $at.node(1) : null;
  const isFree = block?.type === Paragraph && !block.content.size;
  const from = $at.depth ? (isFree ? $at.before(1) : $at.after(1)) : $at.pos;
  const to = isFree ? $at.after(1) : from;
  const following = tr.doc.resolve(to).nodeAfter;
  const room = following?.type === Paragraph ? [] : [Paragraph.create()];
  tr.replaceWith(from, to, [...blocks, ...room]);
  const end = from + blocks.reduce((size, made) => size + made.nodeSize, 0);
  tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView();
  return true;
}
