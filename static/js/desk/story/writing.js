/** Small courtesies of the writing desk: fields that grow, a slug that follows, words counted. */

/** A headline is one line, however long: Enter goes on to what is written next. */
export function goOnWithEnter(textarea, next) {
  textarea.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    next();
  });
}

/** Let a textarea be as tall as its text, where CSS cannot yet (`field-sizing`). */
export function growWithText(textarea) {
  if (CSS.supports("field-sizing", "content")) return;
  const grow = () => {
    textarea.style.height = "auto";
    textarea.style.height = `${textarea.scrollHeight}px`;
  };
  textarea.addEventListener("input", grow);
  window.addEventListener("resize", grow);
  grow();
}

const LONGEST_SLUG = 100; // characters

/** The last part of an address made from a headline, as the server makes it (`articles/slugs.py`). */
function slugFrom(headline, letters) {
  const slug = [...headline.normalize("NFC").toLowerCase()].map((letter) => letters[letter] ?? letter).join("")
    .normalize("NFKD")
    .replace(/[^\x00-\x7f]/g, "")
    .replace(/[^\w\s-]/g, "")
    .trim()
    .replace(/[-\s]+/g, "-")
    .replace(/^[-_]+|[-_]+$/g, "");
  if (slug.length <= LONGEST_SLUG) return slug;
  const end = slug.lastIndexOf("-", LONGEST_SLUG);
  return slug.slice(0, end > 0 ? end : LONGEST_SLUG);
}

/** The slug follows the headline until somebody writes their own, or the story has an address. */
export function followHeadline(headline, slug, language) {
  if ("known" in slug.dataset) return stayKnown(slug);
  const letters = JSON.parse(slug.dataset.letters);
  const made = () => slugFrom(headline.value, { ...letters[""], ...letters[language.value] });
  let follows = slug.value === "" || slug.value === made();
  const follow = () => {
    if (follows) slug.value = made();
  };
  headline.addEventListener("input", follow);
  language.addEventListener("change", follow);
  slug.addEventListener("input", () => {
    follows = slug.value === "";
  });
  slug.addEventListener("blur", follow);
}

/** An address that readers know comes back when it is emptied. */
function stayKnown(slug) {
  slug.addEventListener("blur", () => {
    slug.value ||= slug.dataset.known;
  });
}

const GAP = 4; // pixels above the row that stays

/** The toolbar sticks just under what stays of the bar, which on a phone is its last row. */
export function stickUnder(bar) {
  const room = (name, pixels) => document.body.style.setProperty(name, `${pixels}px`);
  new ResizeObserver(() => {
    const row = ["#saving-state", "[name=_save]"].map((name) => bar.querySelector(name).getBoundingClientRect().top);
    const isParted = getComputedStyle(bar.querySelector(".story-bar__moves")).display === "contents";
    const away = isParted ? Math.min(...row) - bar.getBoundingClientRect().top - GAP : 0;
    room("--story-bar-away", away);
    room("--story-bar", bar.offsetHeight - away);
  }).observe(bar);
}

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

/** The text runs the way its language does, and the browser's spelling knows which one it is. */
export function followLanguage(choice, text) {
  const follow = () => {
    text.lang = choice.value;
    text.dir = RIGHT_TO_LEFT.has(choice.value) ? "rtl" : "ltr";
  };
  choice.addEventListener("change", follow);
  follow();
}

const WORDS_A_MINUTE = 230;

/** Words and minutes under the text, as they stand while one writes. */
export function countWords(editor, counter) {
  const show = () => {
    let text = "";
    editor.state.doc.descendants((node) => {
      text += node.isText ? node.text : " "; // a footnote’s words too are words of their own
    });
    const words = text.match(/\S*[\p{L}\p{N}]\S*/gu)?.length ?? 0; // as articles/markup.py has it
    const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
    const template = words === 1 ? counter.dataset.one : counter.dataset.many;
    counter.textContent = words === 0
      ? counter.dataset.none
      : template.replace("%(words)s", words.toLocaleString(document.documentElement.lang)).replace("%(minutes)s", minutes);
  };
  editor.on("update", show);
  show();
}

/** How long a text may be for a search engine's list, counted down beside its field. */
export function countCharacters(field) {
  const counter = document.getElementById(`${field.id}_count`);
  if (!counter) return;
  const show = () => {
    counter.textContent = `${[...field.value].length} / ${field.dataset.ideal}`;
    counter.dataset.over = [...field.value].length > Number(field.dataset.ideal);
  };
  field.addEventListener("input", show);
  show();
}
