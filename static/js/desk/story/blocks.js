/** The blocks of a story's body, as `articles.markup` allows them: nothing else can be written here. */
import {
  Blockquote, Document, Extension, Heading, HorizontalRule, Link, ListItem, Node, Plugin, Table,
  TableCell, TableHeader, mergeAttributes,
} from "django-prose-editor/editor";

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
  picture: ["picture"],
};
const KEPT_EMPTY = new Set(["horizontalRule", "picture"]); // other blocks without words are not stored

export const StoryDocument = Document.extend({ content: "block+" });
export const Subhead = Heading.configure({ levels: [2, 3] });
export const Quotation = Blockquote.extend({ content: "(paragraph|bulletList|orderedList)+" });
export const Item = ListItem.extend({ content: "paragraph (paragraph|bulletList|orderedList)*" });
export const Cell = TableCell.extend({ content: "(paragraph|bulletList|orderedList)+" });
export const HeadCell = TableHeader.extend({
  content: "(paragraph|bulletList|orderedList)+",
  addAttributes() {
    return { ...this.parent?.(), scope: { default: null } };
  },
});
export const StoryTable = Table.configure({ resizable: false, renderWrapper: false });
export const Rule = HorizontalRule;

/** A link knows its address and nothing else; the dialog that asks for it is ours. */
export const StoryLink = Link.extend({
  addAttributes() {
    return { href: { default: null, parseHTML: (element) => element.getAttribute("href") } };
  },
  addKeyboardShortcuts() {
    return {};
  },
}).configure({ openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: "https" });

/** A pull quote: words lifted out of the story and set large. */
export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "paragraph+",
  defining: true,
  parseHTML: () => [{ tag: "aside" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes), 0],
  addCommands() {
    return {
      togglePullQuote: () => ({ commands }) => commands.toggleWrap(this.name),
    };
  },
});

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
  const home = new Map();
  for (const [id, position] of places(before)) {
    home.set(id, transactions.reduce((place, step) => step.mapping.map(place), position));
  }
  const kept = new Map();
  for (const [id, position] of places(after)) {
    if (!kept.has(id) || home.get(id) === position) kept.set(id, position);
  }
  return places(after).filter(([id, position]) => kept.get(id) !== position);
}

/** The ids that the server gave the blocks stay with them through edits; new blocks get theirs on saving. */
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
