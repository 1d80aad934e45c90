/** The pane beside the form: the public's own page of what is typed, a moment after it is typed. */

const PAUSE = 600; // after the last keystroke

const pane = document.getElementById("preview-pane");
const form = document.getElementById("article_form");
if (pane && form) bind();

function bind() {
  const opener = document.querySelector(".preview-pane__open");
  const frame = pane.querySelector("iframe");
  const status = pane.querySelector("[role=status]");
  const width = pane.querySelector("[data-width]");
  const scheme = pane.querySelector("[data-scheme]");
  let timer = 0;
  let asked = 0;

  /** The page is as wide as on the device, and made smaller where the pane is narrower. */
  function fit() {
    const room = frame.parentElement;
    const scale = Math.min(1, room.clientWidth / width.value);
    frame.style.width = `${Math.max(width.value, width.value < 700 ? 0 : room.clientWidth)}px`;
    frame.style.height = `${room.clientHeight / scale}px`;
    frame.style.scale = scale;
  }

  function dress() {
    pane.dataset.room = width.value;
    frame.contentDocument?.documentElement.setAttribute("data-scheme", scheme.value);
    fit();
  }

  async function show() {
    const mine = ++asked;
    const words = new FormData(form);
    for (const [name, value] of [...words]) if (value instanceof File) words.delete(name);
    const answer = await fetch(pane.dataset.address, { method: "POST", body: words }).catch(() => null);
    const told = answer?.ok && !answer.redirected ? await answer.text() : "";
    if (mine !== asked) return;
    status.textContent = told ? "" : status.dataset.failed;
    if (told && !renew(told)) begin(told);
  }

  function begin(told) {
    frame.addEventListener("load", () => {
      frame.contentDocument.addEventListener("click", stay);
      dress();
    }, { once: true });
    frame.srcdoc = stillness(told);
  }

  /** Put new words into the page that is there: it neither flickers nor loses its place. */
  function renew(told) {
    const shown = frame.contentDocument;
    if (!shown?.getElementById("content")) return false;
    const fresh = new DOMParser().parseFromString(told, "text/html");
    const top = frame.contentWindow.scrollY;
    shown.getElementById("content").replaceWith(shown.adoptNode(fresh.getElementById("content")));
    frame.contentWindow.scrollTo(0, top);
    return true;
  }

  function soon() {
    clearTimeout(timer);
    if (!pane.hidden) timer = setTimeout(show, PAUSE);
  }

  function open(wanted) {
    pane.hidden = !wanted;
    opener.setAttribute("aria-expanded", String(wanted));
    if (wanted) {
      dress();
      show();
      width.focus();
    } else opener.focus();
  }

  /** The bar is made anew at each save. */
  function place() {
    const bar = document.querySelector(".story-bar");
    (bar.querySelector(".story-bar__links") ?? bar.querySelector(".story-bar__moves")).prepend(opener);
    opener.hidden = false;
  }

  place();
  scheme.value = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  opener.addEventListener("click", () => open(pane.hidden));
  pane.querySelector("[data-close]").addEventListener("click", () => open(false));
  pane.addEventListener("keydown", (event) => {
    if (event.key === "Escape") open(false);
  });
  form.addEventListener("story:saved", place);
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  width.addEventListener("change", dress);
  scheme.addEventListener("change", dress);
  new ResizeObserver(() => { if (!pane.hidden) fit(); }).observe(frame.parentElement);
}

/** A link in the preview leads nowhere but to a place on the same page. */
function stay(event) {
  const link = event.target.closest?.("a[href]");
  if (!link) return;
  event.preventDefault();
  const [, place] = link.getAttribute("href").split("#");
  if (place) link.ownerDocument.getElementById(place)?.scrollIntoView();
}

/** The page without its scripts: the frame would run none, and complain of each. */
function stillness(told) {
  const page = new DOMParser().parseFromString(told, "text/html");
  for (const script of page.querySelectorAll("script[src]")) script.remove();
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
