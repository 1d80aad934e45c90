/** Another picture for a story in its slot: chosen in the library, or the story's own again. */

export function bindPictures(dialog) {
  const grid = dialog.querySelector("[data-grid]");
  const search = dialog.querySelector("[data-search]");
  const status = dialog.querySelector("[data-status]");
  let place = null;
  let done = () => {};
  let pause;

  function choose(picture) {
    place.querySelector("input").value = picture?.id ?? "";
    place.querySelector("img")?.remove();
    if (picture) {
      const shown = Object.assign(new Image(), { src: picture.thumb, alt: picture.alt });
      place.querySelector("input").before(shown);
    }
    dialog.close();
    place.querySelector("[data-choose]").focus();
    done();
  }

  function card(picture) {
    const button = document.createElement("button");
    button.type = "button";
    const words = Object.assign(document.createElement("span"), { textContent: picture.alt || picture.caption });
    button.append(Object.assign(new Image(), { src: picture.thumb, alt: "", loading: "lazy" }), words);
    button.addEventListener("click", () => choose(picture));
    return button;
  }

  async function load() {
    const answer = await fetch(`${dialog.dataset.url}?${new URLSearchParams({ q: search.value })}`).catch(() => null);
    const { pictures } = answer?.ok ? await answer.json() : { pictures: [] };
    grid.replaceChildren(...pictures.map(card));
    status.textContent = pictures.length ? "" : dialog.dataset.empty;
  }

  search.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(load, 200);
  });
  dialog.querySelector("[data-own]").addEventListener("click", () => choose(null));
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());

  return (field, after) => {
    place = field;
    done = after;
    dialog.showModal();
    load();
  };
}
