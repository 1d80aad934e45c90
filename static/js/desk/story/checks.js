/** Checks beside the text: asked for when typing stops; a click goes there, another puts it right. */
import { post } from "desk/story/posting";

const PAUSE = 1500; // milliseconds without typing
const UNSENT = new Set(["lead_upload", "csrfmiddlewaretoken"]);
const PLACES = { lead_picture: "[data-lead] button", bylines: "[data-bylines] input:not([type=hidden])" };

export function bindChecks(form, editor) {
  const panel = form.querySelector("[data-checks]");
  if (!panel) return;
  const list = panel.querySelector("[data-findings]");
  const state = panel.querySelector("[data-checks-state]");
  let waiting;
  let asked;

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    const typed = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (!UNSENT.has(name) && typeof value === "string") typed.append(name, value);
    }
    try {
      const answer = await post(form, panel.dataset.checks, typed, { signal: asked.signal });
      if (answer.ok && !answer.redirected) show(await answer.text());
    } catch {
      // without a connection the last findings stay; the next pause asks again
    }
  }

  /** Replaces the findings, unless nothing changed: whoever is on one of them stays on it. */
  function show(html) {
    const fresh = new DOMParser().parseFromString(html, "text/html").body;
    if (fresh.innerHTML.trim() === list.innerHTML.trim()) return;
    const had = list.contains(document.activeElement);
    list.replaceChildren(...fresh.childNodes);
    if (had) list.querySelector("button")?.focus();
  }

  function later() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  }

  list.addEventListener("click", (event) => {
    const finding = event.target.closest("li");
    if (!finding) return;
    const apply = Boolean(event.target.closest("[data-apply]"));
    const there = finding.dataset.field === "body"
      ? inText(editor, finding.dataset, apply)
      : inField(form, finding.dataset, apply);
    state.textContent = there ? (apply ? panel.dataset.applied : "") : panel.dataset.gone;
    if (there && apply) finding.remove();
  });
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("story:saved", later);
}

/** Selects words of a field, or writes others in their place; whether they were there. */
function inField(form, { field, quote, replacement }, apply) {
  const input = form.querySelector(PLACES[field] ?? `[name="${CSS.escape(field)}"]`);
  if (!input) return false;
  input.closest("details")?.setAttribute("open", "");
  input.focus();
  if (!quote || !input.setSelectionRange) return !apply;
  const start = input.value.indexOf(quote);
  if (start < 0) return false;
  if (apply) {
    input.setRangeText(replacement, start, start + quote.length, "select");
    input.dispatchEvent(new Event("input", { bubbles: true }));
  } else {
    input.setSelectionRange(start, start + quote.length);
  }
  return true;
}

/** The same in the text, in the block that is meant if it is still there. */
function inText(editor, { block, quote, replacement }, apply) {
  const range = find(editor.state.doc, block, quote);
  if (!range) return false;
  const chain = editor.chain().focus().setTextSelection(range);
  if (apply) {
    chain.command(({ tr }) => Boolean(tr.insertText(replacement, range.from, range.to))).run();
  } else {
    chain.scrollIntoView().run();
  }
  return true;
}

function find(doc, block, quote) {
  let found = null;
  let whole = null;
  doc.forEach((node, offset) => {
    if (found || (block && node.attrs.id !== block)) return;
    whole ??= { from: offset + 1, to: offset + 1 };
    found = quote ? findWords(node, offset + 1, quote) : null;
  });
  if (!found && quote && block) return find(doc, "", quote);
  return found ?? (quote ? null : whole);
}

/** Where words stand in a block; white space counts once, as the server reads it. */
function findWords(block, start, quote) {
  let text = "";
  const places = [];
  const add = (letter, place) => {
    const space = /\s/u.test(letter);
    if (space && (text === "" || text.endsWith(" "))) return;
    text += space ? " " : letter;
    for (let unit = 0; unit < letter.length; unit += 1) places.push(place + unit);
  };
  const read = (node, place) => {
    if (node.isText) {
      let at = place;
      for (const letter of node.text) {
        add(letter, at);
        at += letter.length;
      }
    } else if (node.type.name === "hardBreak") add(" ", place);
    else node.forEach((child, offset) => read(child, place + offset + 1));
  };
  block.forEach((child, offset) => read(child, start + offset));
  const index = text.indexOf(quote);
  if (index < 0) return null;
  return { from: places[index], to: places[index + quote.length - 1] + 1 };
}
