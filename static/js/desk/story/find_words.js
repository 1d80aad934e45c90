/** Where words stand in the text of a story. */

const ALIKE = { // what a keyboard types, and what may stand for it in a text
  "'": "['’‘‚]",
  '"': "[\"“”„«»]",
  "-": "[-‐‑–—]",
  " ": "\\s",
};

/** A pattern for words as somebody typed them; null if there are none. */
export function patternFor(words, { matchCase, wholeWords }) {
  if (!words) return null;
  const plain = words.normalize("NFC").replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  const loose = plain.replace(/\s/gu, " ").replace(/['"\- ]/g, (character) => ALIKE[character]);
  const inside = "[\\p{L}\\p{M}\\p{N}_]";
  const source = wholeWords ? `(?<!${inside})${loose}(?!${inside})` : loose;
  return new RegExp(source, matchCase ? "gu" : "giu");
}

/** Every place, in the order of the text: {from, to}. Words are not looked for across blocks. */
export function placesOf(doc, pattern) {
  const found = [];
  if (!pattern) return found;
  doc.descendants((node, position) => {
    if (!node.inlineContent) return;
    let text = "";
    node.forEach((child) => {
      // What is no text of this run (a line break, a footnote) keeps its room, so that places are right.
      text += child.isText ? child.text : "\ufffc".repeat(child.nodeSize);
    });
    for (const match of text.matchAll(pattern)) {
      const from = position + 1 + match.index;
      found.push({ from, to: from + match[0].length });
    }
  });
  return found;
}

/** Put other words at some places, with the marks of what stood there; places come in the order of the text. */
export function replaceAt(change, places, words) {
  for (const { from, to } of [...places].reverse()) {
    const { schema } = change.doc.type;
    const { marks } = change.doc.nodeAt(from);
    if (words) change.replaceWith(from, to, schema.text(words, marks));
    else change.delete(from, to);
  }
  return change;
}
