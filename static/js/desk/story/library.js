/** The picture library in a dialog: look, search, choose one or several; or upload a new picture into it. */
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
  button.dataset.key = picture.key;
  button.append(image, words, credit);
  button.addEventListener("click", () => choose(picture));
  return button;
}

/** Bind the dialog; the function returned opens it and calls back with the picture chosen, or with several. */
export function bindLibrary(dialog) {
  const grid = dialog.querySelector("[data-grid]");
  const more = dialog.querySelector("[data-more]");
  const status = dialog.querySelector("[data-status]");
  const search = dialog.querySelector("[data-search]");
  const upload = dialog.querySelector("form[data-upload]");
  const choice = dialog.querySelector("[data-choice]");
  let chosen = () => {};
  let several = null; // the pictures chosen so far, by key, where several may be
  let next = null;
  let asked = 0;

  function choose(picture) {
    remember(picture);
    if (several) return toggle(picture);
    dialog.close();
    return chosen(picture);
  }

  function toggle(picture) {
    if (!several.delete(picture.key)) several.set(picture.key, picture);
    showChoice();
  }

  /** Which ones are chosen, and in which place of the row; a new upload is seen at once. */
  function showChoice() {
    const keys = [...several?.keys() ?? []];
    for (const button of grid.children) {
      const place = keys.indexOf(button.dataset.key) + 1;
      if (several) button.setAttribute("aria-pressed", place > 0);
      button.dataset.place = place || "";
    }
    choice.hidden = !several;
    const words = choice.dataset[{ 0: "none", 1: "one" }[keys.length] ?? "many"];
    choice.querySelector("[data-count]").textContent = words.replace("%(count)s", keys.length);
    choice.querySelector("[data-use]").disabled = !keys.length;
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
    showChoice();
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
  if (upload) bindUpload(upload, arrived);
  choice.querySelector("[data-use]").addEventListener("click", () => {
    dialog.close();
    chosen([...several.values()]);
  });

  function arrived(picture) {
    choose(picture);
    if (several) load();
  }

  return (callback, { many = false } = {}) => {
    chosen = callback;
    several = many ? new Map() : null;
    search.value = "";
    showChoice();
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
