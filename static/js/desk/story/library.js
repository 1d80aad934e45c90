/** The picture library in a dialog: look, search, choose; or upload a new picture into it. */
import { remember } from "desk/story/pictures";

function card(picture, choose, undescribed) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "library__picture";
  const image = Object.assign(document.createElement("img"), {
    src: picture.thumb, alt: picture.alt, width: picture.width, height: picture.height, loading: "lazy",
  });
  const words = document.createElement("span");
  words.className = "library__words";
  words.textContent = picture.alt || picture.caption || undescribed;
  const credit = document.createElement("span");
  credit.className = "library__credit";
  credit.textContent = picture.credit;
  button.append(image, words, credit);
  button.addEventListener("click", () => choose(picture));
  return button;
}

/** Bind the dialog; the function returned opens it and calls back with the picture chosen. */
export function bindLibrary(dialog) {
  const grid = dialog.querySelector("[data-grid]");
  const more = dialog.querySelector("[data-more]");
  const status = dialog.querySelector("[data-status]");
  const search = dialog.querySelector("[data-search]");
  const upload = dialog.querySelector("form[data-upload]");
  let chosen = () => {};
  let next = null;
  let asked = 0;

  function choose(picture) {
    remember(picture);
    dialog.close();
    chosen(picture);
  }

  async function load({ before = "" } = {}) {
    const turn = ++asked;
    status.textContent = dialog.dataset.loading;
    const query = new URLSearchParams({ q: search.value, ...(before && { before }) });
    let page;
    try {
      const answer = await fetch(`${dialog.dataset.url}?${query}`, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.status);
      page = await answer.json();
    } catch {
      status.textContent = dialog.dataset.failed;
      return;
    }
    if (turn !== asked) return; // a newer search is under way
    const cards = page.pictures.map((picture) => card(picture, choose, dialog.dataset.undescribed));
    if (before) grid.append(...cards);
    else grid.replaceChildren(...cards);
    next = page.next;
    more.hidden = !next;
    status.textContent = grid.children.length ? "" : dialog.dataset.empty;
  }

  let pause;
  search.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(load, 200);
  });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  more.addEventListener("click", () => load({ before: next }));
  if (upload) bindUpload(upload, choose);

  return (callback) => {
    chosen = callback;
    dialog.showModal();
    load();
  };
}

function bindUpload(form, choose) {
  const errors = form.querySelector("[data-errors]");
  const button = form.querySelector("button[type=submit]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    errors.replaceChildren();
    button.disabled = true;
    try {
      const answer = await fetch(form.action, {
        method: "POST", body: new FormData(form), headers: { Accept: "application/json" },
      });
      const said = await answer.json();
      if (!answer.ok) throw said.errors;
      form.reset();
      choose(said);
    } catch (refused) {
      const sentences = refused instanceof Error ? [form.dataset.failed] : Object.values(refused).flat();
      for (const sentence of sentences) {
        errors.append(Object.assign(document.createElement("li"), { textContent: sentence }));
      }
    } finally {
      button.disabled = false;
    }
  });
}
