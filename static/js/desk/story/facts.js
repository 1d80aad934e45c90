/** A fact box: a title, then paragraphs and lists that stand beside the story. */
import { Extension, Node, mergeAttributes, pm } from "django-prose-editor/editor";
import { aside } from "desk/story/blocks";

const HELD = new Set(["paragraph", "bulletList", "orderedList"]);
const { TextSelection } = pm.state;

/** The box that the caret is in, and where it stands; null elsewhere. */
function boxAround({ $from }) {
  return $from.depth && $from.node(1).type.name === "facts"
    ? { box: $from.node(1), from: $from.before(1), to: $from.after(1) } : null;
}

/** The box goes and its content stays: the title becomes a subhead. */
function unwrap({ tr, state }) {
  const { box, from, to } = boxAround(tr.selection);
  const { heading } = state.schema.nodes;
  const [title, ...rest] = box.content.content;
  const offset = tr.selection.from - from;
  const kept = title.content.size ? [heading.create({ level: 3 }, title.content), ...rest] : rest;
  tr.replaceWith(from, to, kept);
  const place = offset - 1 - (title.content.size ? 0 : title.nodeSize);
  tr.setSelection(TextSelection.near(tr.doc.resolve(from + Math.max(0, place))));
  return true;
}

/** Paragraphs and lists that are selected go into the box; else an empty one is put in. */
function wrap({ tr, state }, type) {
  const { paragraph, factTitle } = state.schema.nodes;
  const { $from, $to } = tr.selection;
  if (!$from.depth) return false;
  const chosen = [];
  tr.doc.nodesBetween($from.before(1), $to.after(1), (node, _place, parent) => {
    if (parent === tr.doc) chosen.push(node);
    return false;
  });
  const isFit = chosen.every((node) => HELD.has(node.type.name));
  const isEmpty = chosen.length === 1 && !chosen[0].textContent;
  const takes = isFit && (!tr.selection.empty || isEmpty);
  const from = takes ? $from.before(1) : $to.after(1);
  const content = takes ? chosen : [paragraph.create()];
  const box = type.create({ id: takes ? chosen[0].attrs.id : null }, [factTitle.create(), ...content]);
  const to = takes ? $to.after(1) : from;
  const room = to === tr.doc.content.size ? [paragraph.create()] : [];
  tr.replaceWith(from, to, [box, ...room]);
  tr.setSelection(TextSelection.create(tr.doc, from + 2)).scrollIntoView();
  return true;
}

/** At the start of the title the box goes; at the start of its text the caret goes up to the title. */
function backspace({ editor }) {
  const { selection } = editor.state;
  const { $from, empty } = selection;
  const around = boxAround(selection);
  if (!around || !empty || $from.parentOffset) return false;
  if ($from.parent.type.name === "factTitle") {
    return editor.chain().command((props) => unwrap(props)).scrollIntoView().run();
  }
  const isFirst = $from.depth === 2 && $from.index(1) === 1;
  if (!isFirst) return false;
  return editor.chain().command(({ tr }) => {
    if (!$from.parent.content.size && around.box.childCount > 2) tr.delete($from.before(), $from.after());
    tr.setSelection(TextSelection.near(tr.doc.resolve(around.from + around.box.child(0).nodeSize), -1));
    return true;
  }).scrollIntoView().run();
}

/** From the title to the text; and from an empty last line out of the box. */
function enter({ editor }) {
  const { $from, empty } = editor.state.selection;
  const around = boxAround(editor.state.selection);
  if (!around || !empty) return false;
  if ($from.parent.type.name === "factTitle") {
    return editor.chain().command(({ tr, state }) => {
      const end = $from.after();
      const rest = $from.parent.slice($from.parentOffset).content;
      tr.delete($from.pos, $from.end());
      const start = tr.mapping.map(end);
      const next = tr.doc.nodeAt(start);
      const hasRoom = next.type.name === "paragraph" && !next.content.size && !rest.size;
      if (!hasRoom) tr.insert(start, state.schema.nodes.paragraph.create(null, rest));
      tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1)));
      return true;
    }).scrollIntoView().run();
  }
  const isLast = $from.depth === 2 && $from.index(1) === around.box.childCount - 1;
  if (!isLast || $from.parent.content.size) return false;
  return editor.chain().command(({ tr, state }) => {
    if (around.box.childCount > 2) tr.delete($from.before(), $from.after());
    const after = tr.mapping.map(around.to);
    tr.insert(after, state.schema.nodes.paragraph.create());
    tr.setSelection(TextSelection.create(tr.doc, after + 1));
    return true;
  }).scrollIntoView().run();
}

export const Facts = Node.create({
  name: "facts",
  group: "block",
  content: "factTitle (paragraph | bulletList | orderedList)+",
  isolating: true,
  defining: true,
  parseHTML: () => [{ tag: "aside[data-kind=facts]", priority: 60 }],
  renderHTML: ({ HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes, { "data-kind": "facts" }), 0],
  addNodeView: () => ({ HTMLAttributes }) => (
    aside()({ HTMLAttributes: { ...HTMLAttributes, "data-kind": "facts" } })
  ),
  addCommands() {
    return {
      toggleFacts: () => (props) => (
        boxAround(props.tr.selection) ? unwrap(props) : wrap(props, this.type)
      ),
    };
  },
});

/** The box's keys come before those of the paragraphs and lists in it. */
export const FactKeys = Extension.create({
  name: "factKeys",
  priority: 1000,
  addKeyboardShortcuts: () => ({ Backspace: backspace, Enter: enter }),
});

/** A box's title; without words it is not stored. */
export const FactTitle = Node.create({
  name: "factTitle",
  content: "text*",
  defining: true,
  addOptions: () => ({ placeholder: "" }),
  parseHTML: () => [{ tag: "h2, h3", context: "facts/", priority: 70 }],
  renderHTML: ({ HTMLAttributes }) => ["h3", mergeAttributes(HTMLAttributes), 0],
  addNodeView() {
    return () => {
      const dom = document.createElement("h3");
      dom.ariaLevel = "2"; // the form's own headings are of that level
      dom.dataset.placeholder = this.options.placeholder;
      return { dom, contentDOM: dom };
    };
  },
});
