/** Quotation marks, dashes and dots as the story's language sets them, while one types. */
import { Extension, Plugin, pm } from "django-prose-editor/editor";

const THIN = "\u202f"; // a narrow space that no line breaks at
const QUOTES = { // opening and closing, then those within a quotation
  en: ["“", "”", "‘", "’"],
  ar: ["«", "»", "“", "”"],
  bg: ["„", "“", "‚", "‘"],
  cs: ["„", "“", "‚", "‘"],
  da: ["»", "«", "›", "‹"],
  de: ["„", "“", "‚", "‘"],
  "de-ch": ["«", "»", "‹", "›"],
  el: ["«", "»", "“", "”"],
  es: ["«", "»", "“", "”"],
  et: ["„", "“", "‚", "‘"],
  fa: ["«", "»", "“", "”"],
  fi: ["”", "”", "’", "’"],
  fr: [`«${THIN}`, `${THIN}»`, "“", "”"],
  "fr-ch": ["«", "»", "‹", "›"],
  he: ["”", "”", "’", "’"],
  hr: ["„", "”", "‚", "’"],
  hu: ["„", "”", "»", "«"],
  is: ["„", "“", "‚", "‘"],
  it: ["«", "»", "“", "”"],
  nb: ["«", "»", "‘", "’"],
  nn: ["«", "»", "‘", "’"],
  no: ["«", "»", "‘", "’"],
  pl: ["„", "”", "«", "»"],
  pt: ["«", "»", "“", "”"],
  "pt-br": ["“", "”", "‘", "’"],
  ro: ["„", "”", "«", "»"],
  ru: ["«", "»", "„", "“"],
  sk: ["„", "“", "‚", "‘"],
  sl: ["„", "“", "‚", "‘"],
  sv: ["”", "”", "’", "’"],
  uk: ["«", "»", "„", "“"],
};
const BEGINS = /(^|[\s([{\ufffc¿¡])$/u; // what stands before words that begin
const DASH = /[–—-]$/u;
const APOSTROPHE = "’";
const BY_HAND = new pm.state.PluginKey("quotes");

/** The quotation marks of a language: its own, its family's, or the English ones. */
export function quotesOf(language) {
  const name = language.toLowerCase();
  return QUOTES[name] ?? QUOTES[name.split("-")[0]] ?? QUOTES.en;
}

/** What takes the place of a character just typed: how much before it goes, and what comes; or null. */
export function typeset(before, character, language) {
  const [open, close, openInner, closeInner] = quotesOf(language);
  const within = (opening, closing) => before.lastIndexOf(opening) > before.lastIndexOf(closing);
  const afterOpening = [[open, close], [openInner, closeInner]].some(
    ([opening, closing]) => opening !== closing && before.endsWith(opening),
  );
  const begins = (opening, closing) => (
    BEGINS.test(before) || afterOpening || (DASH.test(before) && !within(opening, closing))
  );
  if (character === '"') {
    const spaced = close.startsWith(THIN) && /\S $/.test(before) && within(open, close);
    if (spaced) return { drop: 1, put: close };
    return { drop: 0, put: begins(open, close) ? open : close };
  }
  if (character === "'") {
    if (begins(openInner, closeInner)) return { drop: 0, put: openInner };
    return { drop: 0, put: within(openInner, closeInner) ? closeInner : APOSTROPHE };
  }
  if (character === " " && before.endsWith(THIN) && before.endsWith(open)) return { drop: 0, put: "" };
  if (character === "-" && before.endsWith("–")) return { drop: 1, put: "—" };
  if (character === "-" && /(^|[^-])-$/.test(before)) return { drop: 1, put: "–" };
  if (character === "." && /(^|[^.])\.\.$/.test(before)) return { drop: 2, put: "…" };
  return null;
}

/** The character goes in as it was typed; what it becomes is a step of its own, so that undo takes only that back. */
function setInPlace(view, from, to, character) {
  const { state } = view;
  const $from = state.doc.resolve(from);
  const marks = state.storedMarks ?? $from.marks();
  if (!$from.parent.isTextblock || marks.some((mark) => mark.type.name === "code")) return false;
  const before = $from.parent.textBetween(0, $from.parentOffset, "", "\ufffc");
  const language = view.dom.closest("[lang]")?.lang ?? "";
  const becomes = typeset(before, character, language);
  if (!becomes || becomes.put === character) return false;
  view.dispatch(state.tr.insertText(character, from, to).scrollIntoView());
  const typed = view.state.tr.insertText(becomes.put, from - becomes.drop, from + 1);
  view.dispatch(pm.history.closeHistory(typed).setMeta(BY_HAND, "set"));
  view.dispatch(pm.history.closeHistory(view.state.tr).setMeta(BY_HAND, "set"));
  return true;
}

/** Backspace right after a character was set gives the one that was typed. */
function takeBack(view, event) {
  if (event.key !== "Backspace" || event.ctrlKey || event.metaKey || event.altKey) return false;
  return BY_HAND.getState(view.state) ? pm.history.undo(view.state, view.dispatch) : false;
}

export const Quotes = Extension.create({
  name: "quotes",
  priority: 900,
  addProseMirrorPlugins: () => [new Plugin({
    key: BY_HAND,
    state: { // whether a character was set just now, and nothing was done since
      init: () => false,
      apply: (change, was) => (
        change.getMeta(BY_HAND) === "set" || (was && !change.docChanged && !change.selectionSet)
      ),
    },
    props: { handleTextInput: setInPlace, handleKeyDown: takeBack },
  })],
});
