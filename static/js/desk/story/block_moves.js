/** Whole blocks change places: with Alt and the arrows up and down, or with the toolbar's buttons. */
import { Extension, pm } from "django-prose-editor/editor";

const { AllSelection, NodeSelection, TextSelection } = pm.state;

/** The run of top-level blocks that the selection touches. */
function chosen(selection) {
  if (selection instanceof AllSelection) return null;
  const isBlock = selection instanceof NodeSelection && !selection.$from.depth;
  if (!isBlock && (!selection.$from.depth || !selection.$to.depth)) return null;
  return isBlock ? selection : { from: selection.$from.before(1), to: selection.$to.after(1) };
}

/** Move the blocks past their neighbour; they keep their ids, and the caret its place in them. */
function move({ tr, dispatch }, step) {
  const { selection, doc } = tr;
  const run = chosen(selection);
  if (!run) return false;
  const neighbour = step < 0 ? doc.resolve(run.from).nodeBefore : doc.resolve(run.to).nodeAfter;
  if (!neighbour) return false;
  if (!dispatch) return true;
  const shift = step * neighbour.nodeSize;
  const from = step < 0 ? run.from - neighbour.nodeSize : run.to;
  // The neighbour is what changes places: what was chosen is left untouched, its ids and notes too.
  tr.delete(from, from + neighbour.nodeSize);
  tr.insert(step < 0 ? run.to - neighbour.nodeSize : run.from, neighbour);
  tr.setSelection(selection instanceof NodeSelection
    ? NodeSelection.create(tr.doc, selection.from + shift)
    : TextSelection.between(tr.doc.resolve(selection.anchor + shift), tr.doc.resolve(selection.head + shift)));
  tr.scrollIntoView();
  return true;
}

export const BlockMoves = Extension.create({
  name: "blockMoves",
  addCommands: () => ({
    moveBlocks: (step) => (props) => move(props, step),
  }),
  addKeyboardShortcuts() {
    return {
      "Alt-ArrowUp": () => this.editor.commands.moveBlocks(-1) || true,
      "Alt-ArrowDown": () => this.editor.commands.moveBlocks(1) || true,
    };
  },
});
