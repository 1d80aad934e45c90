/** Tables: what may stand in a cell, and which cells name a row or a column. */
import { Extension, Plugin, Table, TableCell, TableHeader } from "django-prose-editor/editor";

const CONTENT = "(paragraph|bulletList|orderedList)+";
const OURS = new Set([null, "col", "row"]); // a scope of groups was written by somebody who meant it

export const StoryTable = Table.configure({ resizable: false, renderWrapper: false });
export const Cell = TableCell.extend({ content: CONTENT });
export const HeadCell = TableHeader.extend({
  content: CONTENT,
  addAttributes() {
    return { ...this.parent?.(), scope: { default: null } };
  },
});

/** Head cells and the scope each should have: of its column in a row of nothing but heads, else of its row. */
function scopes(table) {
  const found = [];
  table.forEach((row, rowPlace) => {
    const isHeadRow = row.childCount > 0 && row.content.content.every((cell) => cell.type.name === "tableHeader");
    const namesColumns = isHeadRow && (row.childCount > 1 || table.childCount === 1);
    row.forEach((cell, cellPlace, index) => {
      if (cell.type.name !== "tableHeader" || !OURS.has(cell.attrs.scope)) return;
      const scope = namesColumns || (index > 0 && row === table.firstChild) ? "col" : "row";
      if (cell.attrs.scope !== scope) found.push([rowPlace + cellPlace + 2, scope]);
    });
  });
  return found;
}

/** Each head cell says what it is the head of, so that a screen reader can. */
export const Scopes = Extension.create({
  name: "scopes",
  addProseMirrorPlugins: () => [new Plugin({
    appendTransaction(transactions, _before, after) {
      if (!transactions.some((transaction) => transaction.docChanged)) return null;
      const change = after.tr;
      after.doc.forEach((block, position) => {
        if (block.type.name !== "table") return;
        for (const [place, scope] of scopes(block)) {
          change.setNodeAttribute(position + place, "scope", scope);
        }
      });
      return change.docChanged ? change : null;
    },
  })],
});
