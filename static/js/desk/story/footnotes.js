/** Footnotes: written where they belong in the sentence, shown to readers at the story's end. */
import { Node, Plugin, mergeAttributes, pm } from "django-prose-editor/editor";

const { NodeSelection, TextSelection } = pm.state;
const isNote = (node) => node?.type.name === "footnote";

/** Where the caret may go: into the note beside it, or out of the note whose edge it is at. */
function across({ $from, empty }, step) {
  if (!empty) return null;
  const forward = step > 0;
  if (isNote($from.parent)) {
    const atEdge = forward ? $from.parentOffset === $from.parent.content.size : !$from.parentOffset;
    return atEdge ? (forward ? $from.after() : $from.before()) : null;
  }
  const beside = forward ? $from.nodeAfter : $from.nodeBefore;
  return isNote(beside) ? $from.pos + step : null;
}

/** Where the next character leads, if that is an edge of a note: the browser might step over it. */
function toEdge({ $from, empty }, doc, step) {
  const text = (step > 0 ? $from.nodeAfter : $from.nodeBefore)?.text;
  if (!empty || !text) return null;
  const character = [...text].at(step > 0 ? 0 : -1);
  const $to = doc.resolve($from.pos + step * character.length);
  const isEdge = isNote($to.parent) ? !$to.parentOffset || $to.parentOffset === $to.parent.content.size
    : isNote($to.nodeBefore) || isNote($to.nodeAfter);
  return isEdge ? $to.pos : null;
}

function walk(editor, step) {
  const towards = getComputedStyle(editor.view.dom).direction === "rtl" ? -step : step;
  const { doc, selection } = editor.state;
  const to = across(selection, towards) ?? toEdge(selection, doc, towards);
  if (to === null) return false;
  return editor.chain().command(({ tr }) => {
    tr.setSelection(TextSelection.create(tr.doc, to));
    return true;
  }).scrollIntoView().run();
}

/** The first press at a note's edge marks the whole note, the second one takes it out; an empty one goes at once. */
function erase(editor, step) {
  const { selection } = editor.state;
  const { $from, empty } = selection;
  if (!empty || across(selection, step) === null) return false;
  const inside = isNote($from.parent);
  const note = inside ? $from.parent : step > 0 ? $from.nodeAfter : $from.nodeBefore;
  const from = inside ? $from.before() : step > 0 ? $from.pos : $from.pos - note.nodeSize;
  return editor.chain().command(({ tr }) => {
    if (note.content.size) tr.setSelection(NodeSelection.create(tr.doc, from));
    else tr.delete(from, from + note.nodeSize);
    return true;
  }).scrollIntoView().run();
}

function leave(editor) {
  const { $from } = editor.state.selection;
  if (!isNote($from.parent)) return false;
  return editor.chain().command(({ tr }) => {
    tr.setSelection(TextSelection.create(tr.doc, $from.after()));
    return true;
  }).scrollIntoView().run();
}

/** At a note's edge the browser does not tell in from out: there the words are put in by us. */
function typeAtEdge(view, event) {
  const { selection } = view.state;
  const atEdge = across(selection, 1) ?? across(selection, -1);
  if (atEdge === null || !event.charCode || event.ctrlKey || event.metaKey || event.altKey) return false;
  const typed = String.fromCharCode(event.charCode);
  const { from, to } = selection;
  const change = () => view.state.tr.insertText(typed, from, to).scrollIntoView();
  if (!view.someProp("handleTextInput", (handle) => handle(view, from, to, typed, change))) {
    view.dispatch(change());
  }
  return true;
}

/** A note stands in running text, never in a heading, a caption or a link: there its words stay, unmarked. */
function settle(transactions, { schema }, after) {
  if (!transactions.some((transaction) => transaction.docChanged)) return null;
  const change = after.tr;
  after.doc.descendants((node, position, parent) => {
    if (!isNote(node)) return;
    const linked = node.marks.find((mark) => mark.type === schema.marks.link);
    if (parent.type.name !== "paragraph") {
      const from = change.mapping.map(position);
      change.replaceWith(from, from + node.nodeSize, node.content);
    } else if (linked) change.removeNodeMark(change.mapping.map(position), linked);
  });
  return change.docChanged ? change : null;
}

export const Footnote = Node.create({
  name: "footnote",
  group: "inline",
  inline: true,
  content: "(text | hardBreak)*",
  priority: 1002, // its keys come before those of the blocks around it
  parseHTML: () => [{ tag: "small" }],
  renderHTML: ({ HTMLAttributes }) => ["small", mergeAttributes(HTMLAttributes), 0],
  addCommands() {
    return {
      insertFootnote: () => ({ tr }) => {
        const { $to } = tr.selection;
        if ($to.parent.type.name !== "paragraph") return false;
        tr.insert($to.pos, this.type.create());
        tr.setSelection(TextSelection.create(tr.doc, $to.pos + 1)).scrollIntoView();
        return true;
      },
    };
  },
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      "Mod-Alt-f": () => editor.commands.insertFootnote(),
      ArrowRight: () => walk(editor, 1),
      ArrowLeft: () => walk(editor, -1),
      Backspace: () => erase(editor, -1),
      Delete: () => erase(editor, 1),
      Enter: () => leave(editor),
      "Mod-Enter": () => leave(editor),
    };
  },
  addProseMirrorPlugins: () => [new Plugin({
    appendTransaction: settle,
    props: { handleKeyPress: typeAtEdge },
  })],
});
