/** Notes beside the text: sent without leaving the page, on the words that are selected in it. */

/** Let the panel work; `passage()` says which block and words are meant at the moment. */
export function bindNotes(panel, passage) {
  if (!panel) return;
  let meant = null; // the last passage that was picked, for the selection goes when one types here
  document.addEventListener("selectionchange", () => {
    const picked = passage();
    if (picked) meant = picked;
  });

  panel.addEventListener("focusin", (event) => {
    const form = event.target.closest("[data-new-note]");
    if (form && event.target.name === "text" && meant && !event.target.value) about(form, meant);
  });
  panel.addEventListener("click", (event) => {
    if (event.target.closest("[data-whole]")) {
      const form = event.target.closest("form");
      about(form, null);
      form.elements.text.focus();
    }
    const link = event.target.closest("[data-block]");
    const block = link && document.getElementById(link.dataset.block);
    if (!block) return;
    event.preventDefault();
    block.scrollIntoView({ block: "center" });
  });
  panel.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-note-form]")) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });
  dress();
  seeOnceShown();

  function about(form, picked) {
    form.elements.block.value = picked?.block ?? "";
    form.elements.quote.value = picked?.quote ?? "";
    const line = form.querySelector("[data-about]");
    line.hidden = !picked;
    line.firstElementChild.textContent = picked ? line.dataset.about.replace("%s", picked.quote) : "";
    meant = null;
  }

  function dress() {
    panel.querySelector("[data-pick]").hidden = !document.querySelector(".story-body");
  }

  async function send(form, submitter) {
    const wrong = form.querySelector(".note__wrong");
    const body = new FormData(form, submitter);
    submitter?.setAttribute("aria-disabled", "true");
    const answer = await ask({ method: "POST", body });
    submitter?.removeAttribute("aria-disabled");
    wrong.hidden = Boolean(answer?.panel);
    if (answer?.panel) return show(answer);
    const told = answer?.errors ? Object.values(answer.errors).flat() : [panel.dataset.failed];
    wrong.textContent = told.join(" ");
  }

  async function ask(options) {
    try {
      const answer = await fetch(panel.dataset.notes, {
        ...options, headers: { Accept: "application/json" },
      });
      const json = answer.headers.get("Content-Type")?.includes("json");
      return !answer.redirected && json ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  function show(said) {
    const fresh = new DOMParser().parseFromString(said.panel, "text/html").querySelector(".notes");
    panel.replaceChildren(...fresh.childNodes);
    dress();
    panel.focus({ preventScroll: true });
    for (const count of document.querySelectorAll("[data-open-notes]")) {
      count.textContent = said.open || "";
    }
  }

  /** Notes that came into sight have been read: the server is told so. */
  function seeOnceShown() {
    const watch = new IntersectionObserver(([entry]) => {
      if (!entry.isIntersecting) return;
      watch.disconnect();
      ask({ method: "GET" });
    });
    watch.observe(panel);
  }
}

/** The block that the selection is in, and the words selected; none outside the text. */
export function selectedPassage(text) {
  const selection = getSelection();
  if (!selection?.anchorNode || !text?.contains(selection.anchorNode)) return null;
  let block = selection.anchorNode;
  while (block.parentNode && block.parentNode !== text) block = block.parentNode;
  const id = block.id ?? "";
  if (!id) return null;
  const within = !selection.isCollapsed && block.contains(selection.focusNode);
  const quote = within ? selection.toString() : block.textContent;
  return { block: id, quote: quote.trim().replace(/\s+/g, " ").slice(0, 500) };
}

// A page to read has no form that would bring the panel to life.
if (!document.getElementById("article_form")) {
  bindNotes(
    document.getElementById("notes"),
    () => selectedPassage(document.querySelector(".story-body")),
  );
}
