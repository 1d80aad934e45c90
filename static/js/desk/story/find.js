/** Find and replace in the text: what is found is marked there, and counted in the bar above it. */
import { Plugin, pm } from "django-prose-editor/editor";
import { patternFor, placesOf, replaceAt } from "desk/story/find_words";

const FIND = new pm.state.PluginKey("find");
const { Decoration, DecorationSet } = pm.view;
const NOTHING = { pattern: null, places: [], marks: DecorationSet.empty, active: -1 };

function marked(doc, pattern, caret) {
  const places = placesOf(doc, pattern);
  const after = places.findIndex(({ from }) => from >= caret);
  const active = places.length && after < 0 ? 0 : after;
  return withMarks(doc, { pattern, places, active });
}

function withMarks(doc, { pattern, places, active }) {
  const marks = DecorationSet.create(doc, places.map(({ from, to }, index) => (
    Decoration.inline(from, to, { class: index === active ? "found is-current" : "found" })
  )));
  return { pattern, places, active, marks };
}

const finding = () => new Plugin({
  key: FIND,
  state: {
    init: () => NOTHING,
    apply(change, was, _before, { doc }) {
      const said = change.getMeta(FIND);
      if (said?.pattern === null) return NOTHING;
      if (said?.pattern) return marked(doc, said.pattern, said.caret);
      if (said) return withMarks(doc, { ...was, ...said });
      if (!change.docChanged || !was.pattern) return was;
      return marked(doc, was.pattern, change.mapping.map(was.places[was.active]?.from ?? 0));
    },
  },
  props: { decorations: (state) => FIND.getState(state).marks },
});

/** Bind the bar to an editor; returns what opens it, `open({ replacing: true })` with the second row. */
export function bindFind(bar, editor) {
  const [words, instead] = ["words", "instead"].map((name) => bar.querySelector(`[data-${name}]`));
  const [matchCase, wholeWords] = ["case", "whole"].map((name) => bar.querySelector(`[data-${name}]`));
  const count = bar.querySelector("[role=status]");
  editor.registerPlugin(finding());
  const found = () => FIND.getState(editor.state);
  const tell = (meta) => editor.view.dispatch(editor.state.tr.setMeta(FIND, meta));

  function look(caret = found().places[found().active]?.from ?? editor.state.selection.from) {
    const options = { matchCase: matchCase.checked, wholeWords: wholeWords.checked };
    tell({ pattern: patternFor(words.value, options), caret });
    reveal();
  }

  function reveal() {
    const { places, active } = found();
    if (active < 0) return;
    const { top, bottom } = editor.view.coordsAtPos(places[active].from);
    const edge = bar.parentElement.getBoundingClientRect().bottom; // the tools cover what is above it
    if (top < edge || bottom > innerHeight) window.scrollBy(0, top - (edge + innerHeight) / 2);
  }

  function go(step) {
    const { places, active } = found();
    if (!places.length) return;
    tell({ active: (active + step + places.length) % places.length });
    reveal();
  }

  function replace(all) {
    const { places, active } = found();
    if (active < 0) return;
    const change = editor.state.tr;
    replaceAt(change, all ? places : [places[active]], instead.value);
    if (!all) change.setMeta(FIND, { pattern: found().pattern, caret: places[active].from + instead.value.length });
    editor.view.dispatch(pm.history.closeHistory(change));
    editor.view.dispatch(pm.history.closeHistory(editor.state.tr)); // what follows is undone apart
    if (all) count.textContent = bar.dataset.replaced.replace("%(places)s", places.length.toLocaleString(document.documentElement.lang));
    else reveal();
  }

  function say() {
    if (bar.hidden) return;
    const { places, active } = found();
    const template = !words.value ? "" : places.length ? bar.dataset.count : bar.dataset.none;
    count.textContent = template
      .replace("%(place)s", (active + 1).toLocaleString(document.documentElement.lang))
      .replace("%(places)s", places.length.toLocaleString(document.documentElement.lang));
    for (const button of bar.querySelectorAll("[data-needs]")) {
      button.setAttribute("aria-disabled", !places.length);
    }
  }

  function open({ replacing = false } = {}) {
    const { from, to } = editor.state.selection;
    const chosen = editor.state.doc.textBetween(from, to, "\n", "\n");
    bar.hidden = false;
    if (chosen && !chosen.includes("\n")) words.value = chosen;
    look(from);
    const field = replacing && words.value ? instead : words;
    field.focus();
    field.select();
  }

  /** The caret goes to what was found last, and the marks go. */
  function close() {
    if (bar.hidden) return;
    const { places, active } = found();
    bar.hidden = true;
    tell({ pattern: null });
    if (active >= 0) editor.commands.setTextSelection(places[active]);
    editor.view.focus(); // at once: the editor's own command waits for the next frame
  }

  const acts = {
    next: () => go(1), before: () => go(-1), one: () => replace(false), all: () => replace(true), close,
  };
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (button && button.getAttribute("aria-disabled") !== "true") acts[button.dataset.act]();
  });
  for (const name of ["input", "change"]) {
    bar.addEventListener(name, (event) => event.stopPropagation()); // nothing of the story changed
  }
  words.addEventListener("input", () => look());
  for (const choice of [matchCase, wholeWords]) choice.addEventListener("change", () => look());
  bar.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === words) go(event.shiftKey ? -1 : 1);
    else if (event.key === "Enter" && event.target === instead) replace(event.ctrlKey || event.metaKey);
    else if (event.key !== "Enter" || event.target.matches("button")) return;
    event.preventDefault();
    event.stopPropagation();
  });
  bar.closest("form").addEventListener("keydown", (event) => {
    const mod = event.ctrlKey || event.metaKey;
    const inText = editor.view.dom.contains(event.target);
    const key = event.key.toLowerCase();
    if (event.isComposing || event.altKey) return;
    if (inText && mod && !event.shiftKey && key === "f") open();
    else if (mod && key === "h" && (inText || bar.contains(event.target))) open({ replacing: true });
    else if (!bar.hidden && (event.key === "F3" || (mod && key === "g"))) go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
  });
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || bar.hidden) return;
    event.stopImmediatePropagation(); // it leaves the search, and not the text as well
    close();
  });
  editor.on("transaction", say);
  return open;
}
