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

  function dress() {
    frame.width = width.value;
    pane.dataset.room = width.value;
    frame.contentDocument?.documentElement.setAttribute("data-scheme", scheme.value);
  }

  async function show() {
    const mine = ++asked;
    const words = new FormData(form);
    for (const [name, value] of [...words]) if (value instanceof File) words.delete(name);
    const answer = await fetch(pane.dataset.address, { method: "POST", body: words }).catch(() => null);
    if (mine !== asked) return;
    status.textContent = answer?.ok ? "" : status.dataset.failed;
    if (!answer?.ok) return;
    const top = frame.contentWindow?.scrollY ?? 0;
    frame.addEventListener("load", () => {
      dress();
      frame.contentWindow.scrollTo(0, top);
    }, { once: true });
    frame.srcdoc = await answer.text();
  }

  function soon() {
    clearTimeout(timer);
    if (!pane.hidden) timer = setTimeout(show, PAUSE);
  }

  opener.addEventListener("click", () => {
    pane.hidden = !pane.hidden;
    opener.setAttribute("aria-expanded", String(!pane.hidden));
    if (!pane.hidden) show();
  });
  form.addEventListener("input", soon);
  form.addEventListener("change", soon);
  width.addEventListener("change", dress);
  scheme.addEventListener("change", dress);
}
