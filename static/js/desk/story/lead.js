/** The lead picture's panel: chosen from the library, or a file that will be uploaded with the story. */
import { isJson, post } from "desk/story/posting";

const WORDS = ["alt", "credit"];

export function bindLead(panel, openLibrary) {
  const chosen = panel.querySelector("input[name=lead_picture]");
  const file = panel.querySelector("input[type=file]");
  const image = panel.querySelector("[data-image]");
  const credit = panel.querySelector("[data-credit]");
  const details = panel.querySelector("[data-upload-details]");
  const remove = panel.querySelector("[data-remove]");
  const caption = panel.querySelector("[data-caption]");
  const told = panel.querySelector("[data-told]");
  const form = panel.closest("form");
  const fieldOf = (name) => form.elements[`lead_${name}`];
  let preview = null;
  let owing = details.dataset.describe; // where the words go that a picture of the library has not yet

  function show({ source, words = "", signed = "", uploading = false }) {
    image.hidden = !source;
    if (source) image.src = source;
    else image.removeAttribute("src");
    image.alt = words;
    credit.textContent = signed;
    details.hidden = !uploading && !owing;
    told.textContent = "";
    remove.hidden = !source;
    caption.hidden = !source;
    panel.querySelector("[data-wants]")?.remove(); // it spoke of the picture that was here before
  }

  function forgetPreview() {
    if (preview) URL.revokeObjectURL(preview);
    preview = null;
  }

  function changed() {
    chosen.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function settleOn(picture) {
    forgetPreview();
    file.value = "";
    chosen.value = picture.id;
    owing = "describes" in panel.dataset && !WORDS.every((name) => picture[name]) ? picture.describe : "";
    for (const name of WORDS) fieldOf(name).value = owing ? picture[name] : "";
    show({ source: picture.thumb, words: picture.alt, signed: picture.credit });
  }

  function choose(picture) {
    settleOn(picture);
    changed();
  }

  /** An uploaded file is in the library once the story is saved: it is not sent a second time. */
  function arrived({ detail: { lead } }) {
    if (file.files.length && lead) settleOn(lead);
    else describe();
  }

  /** What is said of a picture that the library has goes there at once: it is no part of the story. */
  async function describe() {
    const typed = WORDS.map((name) => [name, fieldOf(name).value.trim()]);
    const known = { alt: image.alt, credit: credit.textContent };
    if (!owing || typed.every(([name, words]) => words === known[name])) return;
    const body = new FormData();
    for (const [name, words] of typed) body.set(name, words);
    const answer = await post(form, owing, body).catch(() => null);
    const said = answer && isJson(answer) ? await answer.json() : {};
    if (said.key) [image.alt, credit.textContent] = [said.alt, said.credit];
    if (said.alt && said.credit) panel.querySelector("[data-wants]")?.remove();
    if (said.errors) told.textContent = Object.values(said.errors).flat().join(" ");
    else told.textContent = told.dataset[said.key ? "kept" : { 403: "refused" }[answer?.status] ?? "failed"];
  }

  function takeFile() {
    const [picked] = file.files;
    if (!picked) return;
    forgetPreview();
    if (owing) for (const name of WORDS) fieldOf(name).value = "";
    owing = "";
    preview = URL.createObjectURL(picked);
    chosen.value = "";
    show({ source: preview, uploading: true });
    details.querySelector("textarea, input").focus();
    changed();
  }

  file.addEventListener("change", takeFile);
  form.addEventListener("story:saved", arrived);
  details.addEventListener("change", describe);
  details.addEventListener("input", (event) => { if (owing) event.stopPropagation(); });
  panel.querySelector("[data-choose]")?.addEventListener("click", () => openLibrary(choose));
  remove.addEventListener("click", () => {
    forgetPreview();
    file.value = "";
    chosen.value = "";
    owing = "";
    show({});
    changed();
  });
  for (const name of ["dragover", "drop"]) {
    panel.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      if (name !== "drop") return;
      file.files = event.dataTransfer.files;
      takeFile();
    });
  }
  if (owing) [fieldOf("alt").value, fieldOf("credit").value] = [image.alt, credit.textContent];
  details.hidden = !file.files.length && !owing;
}
