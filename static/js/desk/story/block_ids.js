/** Each block keeps its id through edits, splits, merges, moves and undo; new ones get theirs on saving. */
import { Extension, Plugin } from "django-prose-editor/editor";

const ID = /^b-[a-z0-9]{8}$/;
const KINDS = { // the editor's names of the top-level blocks, and the server's
  paragraph: ["p"],
  heading: ["h2", "h3"],
  bulletList: ["ul"],
  orderedList: ["ol"],
  blockquote: ["blockquote"],
  table: ["table"],
  horizontalRule: ["hr"],
  pullQuote: ["pullquote"],
  facts: ["facts"],
  picture: ["picture"],
  gallery: ["gallery"],
  embed: ["embed"],
};
const KEPT_EMPTY = new Set(["horizontalRule", "picture", "gallery", "embed"]); // others without words are not stored

/** Where each top-level block that carries an id stands. */
function places(doc) {
  const found = [];
  doc.forEach((node, position) => {
    if (node.attrs.id) found.push([node.attrs.id, position]);
  });
  return found;
}

/** Of two blocks with one id (after a split or a paste), the one that had it before keeps it. */
function duplicates(before, after, transactions) {
  const carrying = places(after);
  if (new Set(carrying.map(([id]) => id)).size === carrying.length) return [];
  const home = new Map();
  for (const [id, position] of places(before)) {
    home.set(id, transactions.reduce((place, step) => step.mapping.map(place), position));
  }
  const kept = new Map();
  for (const [id, position] of carrying) {
    if (!kept.has(id) || home.get(id) === position) kept.set(id, position);
  }
  return carrying.filter(([id, position]) => kept.get(id) !== position);
}

/** Blocks that were parted at their very start: nothing but a line was put before the words. */
function pushedDown(before, after) {
  const words = new Map();
  before.forEach((node) => {
    if (node.attrs.id) words.set(node.attrs.id, node.textContent);
  });
  const found = [];
  after.forEach((node, position, index) => {
    const next = after.maybeChild(index + 1);
    const hadWords = node.attrs.id && !node.content.size && words.get(node.attrs.id);
    if (hadWords && next && !next.attrs.id && next.textContent === hadWords) {
      found.push([node.attrs.id, position, position + node.nodeSize]);
    }
  });
  return found;
}

/** After a split the first part keeps the id, or the words if there are none in it. */
export const BlockIds = Extension.create({
  name: "blockIds",
  addGlobalAttributes() {
    return [{
      types: Object.keys(KINDS),
      attributes: {
        id: {
          default: null,
          keepOnSplit: false,
          parseHTML: (element) => (ID.test(element.id) ? element.id : null),
          renderHTML: ({ id }) => (id ? { id } : {}),
        },
      },
    }];
  },
  addProseMirrorPlugins() {
    return [new Plugin({
      appendTransaction(transactions, before, after) {
        if (!transactions.some((transaction) => transaction.docChanged)) return null;
        const change = after.tr;
        for (const [, position] of duplicates(before.doc, after.doc, transactions)) {
          change.setNodeAttribute(position, "id", null);
        }
        after.doc.descendants((node, position, parent) => {
          if (parent !== after.doc && node.attrs.id) change.setNodeAttribute(position, "id", null);
        });
        for (const [id, empty, words] of pushedDown(before.doc, change.doc)) {
          change.setNodeAttribute(empty, "id", null).setNodeAttribute(words, "id", id);
        }
        return change.docChanged ? change : null;
      },
    })];
  },
});

/** Give the blocks the ids that the server gave them on saving, if they are still the same ones. */
export function adoptIds(editor, saved) {
  const { state } = editor;
  const written = [];
  state.doc.forEach((node, position) => {
    if (node.textContent.trim() || KEPT_EMPTY.has(node.type.name)) written.push([node, position]);
  });
  const sameBlocks = written.length === saved.length
    && written.every(([node], place) => KINDS[node.type.name].includes(saved[place][1]));
  if (!sameBlocks) return; // somebody wrote on meanwhile: the next save will do
  const change = state.tr.setMeta("addToHistory", false).setMeta("adoptIds", true);
  written.forEach(([node, position], place) => {
    const [id] = saved[place];
    if (node.attrs.id !== id) change.setNodeAttribute(position, "id", id);
  });
  if (change.docChanged) editor.view.dispatch(change);
}
