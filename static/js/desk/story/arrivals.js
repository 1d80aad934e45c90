/** Pictures dropped or pasted into the text: sent at once, described at once, put in when they are there. */
import { Plugin } from "django-prose-editor/editor";
import { withoutEffect } from "desk/story/paste";

const isPicture = (file) => file.type.startsWith("image/");

/** The pictures that somebody brought; none where words came with them, as from a page or from Word. */
function picturesIn(transfer) {
  const files = [...(transfer?.files ?? [])].filter(isPicture);
  const html = transfer?.getData("text/html") ?? "";
  const words = new DOMParser().parseFromString(withoutEffect(html), "text/html").body.textContent.trim();
  return words || html.includes("data-pm-slice") ? [] : files;
}

/** Send one file, telling how far it is; answers with the picture, or throws the sentences that say why not. */
function send(file, { url, token, failed, onProgress }) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", token());
  body.append("file", file);
  const request = new XMLHttpRequest();
  request.responseType = "json";
  request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded / total));
  return new Promise((resolve, reject) => {
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response?.key) resolve(request.response);
      else reject(Object.values(request.response?.errors ?? { file: failed }).flat().join(" "));
    });
    request.addEventListener("error", () => reject(failed));
    request.open("POST", url);
    request.send(body);
  });
}

/** Bind the dialog and the text that files are dropped on; without the dialog nobody may upload here. */
export function bindArrivals(dialog, editor) {
  if (!dialog) return;
  const form = dialog.querySelector("form");
  const list = form.querySelector("[data-list]");
  const template = form.querySelector("template");
  const together = form.querySelector("[data-together]");
  const said = form.querySelector("[data-said]");
  const token = () => form.elements.csrfmiddlewaretoken.value;
  let arrivals = [];
  let place = null; // where in the text they were dropped

  function refresh() {
    const here = arrivals.filter(({ picture }) => picture);
    const going = arrivals.some(({ sending }) => sending);
    form.querySelector("[type=submit]").disabled = going || !here.length;
    together.hidden = arrivals.length < 2;
  }

  function receive(files, at) {
    place = at;
    said.textContent = "";
    for (const { preview } of arrivals) URL.revokeObjectURL(preview);
    arrivals = files.map(arrival);
    list.replaceChildren(...arrivals.map(({ item }) => item));
    dialog.showModal();
    list.querySelector("input").focus();
    for (const coming of arrivals) upload(coming);
    refresh();
  }

  function arrival(file) {
    const item = template.content.firstElementChild.cloneNode(true);
    const preview = URL.createObjectURL(file);
    const coming = { file, item, preview, picture: null, sending: false };
    item.querySelector("img").src = preview;
    item.querySelector("[data-name]").textContent = file.name;
    item.querySelector("[data-again]").addEventListener("click", () => upload(coming));
    return coming;
  }

  async function upload(coming) {
    const { item, file } = coming;
    const progress = item.querySelector("progress");
    const wrong = item.querySelector("[data-wrong]");
    coming.sending = true;
    progress.hidden = false;
    item.querySelector("[data-again]").hidden = true;
    wrong.textContent = "";
    refresh();
    try {
      coming.picture = await send(file, {
        url: dialog.dataset.upload, token, failed: dialog.dataset.failed,
        onProgress: (part) => { progress.value = part; },
      });
      for (const name of ["alt", "credit"]) { // what the file says of itself
        const field = item.querySelector(`[data-field=${name}]`);
        field.value ||= coming.picture[name];
      }
    } catch (sentence) {
      wrong.textContent = `${file.name}: ${sentence}`;
      item.querySelector("[data-again]").hidden = false;
    }
    coming.sending = false;
    progress.hidden = true;
    refresh();
  }

  /** Put what was typed to the picture; it is in the text even if that fails, and marked there. */
  async function describe({ picture, item }) {
    const words = {};
    for (const name of ["alt", "credit"]) words[name] = item.querySelector(`[data-field=${name}]`).value.trim();
    if (words.alt === picture.alt && words.credit === picture.credit) return picture;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", token());
    for (const [name, text] of Object.entries(words)) body.append(name, text);
    const answer = await fetch(picture.describe, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    return answer.json();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const here = arrivals.filter(({ picture }) => picture);
    const asGallery = arrivals.length > 1 && form.elements.together.value === "gallery";
    said.textContent = "";
    try {
      for (const coming of here) coming.picture = await describe(coming);
    } catch {
      said.textContent = dialog.dataset.undescribed;
      return;
    }
    dialog.close();
    const pictures = here.map(({ picture }) => picture);
    const command = asGallery && pictures.length > 1 ? "insertGallery" : "insertPictures";
    editor.chain().focus()[command](pictures, place).run();
  });

  editor.registerPlugin(new Plugin({
    props: {
      handlePaste: (_view, event) => {
        const files = picturesIn(event.clipboardData);
        if (files.length) receive(files, null);
        return files.length > 0;
      },
      handleDrop: (view, event) => {
        const files = picturesIn(event.dataTransfer);
        if (!files.length) return false;
        event.preventDefault();
        receive(files, view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null);
        return true;
      },
    },
  }), (plugin, others) => [plugin, ...others]);
}
