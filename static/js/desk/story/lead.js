/** The lead picture's panel: chosen from the library, or a file that will be uploaded with the story. */

export function bindLead(panel, openLibrary) {
  const chosen = panel.querySelector("input[name=lead_picture]");
  const file = panel.querySelector("input[type=file]");
  const image = panel.querySelector("[data-image]");
  const credit = panel.querySelector("[data-credit]");
  const details = panel.querySelector("[data-upload-details]");
  const remove = panel.querySelector("[data-remove]");
  const caption = panel.querySelector("[data-caption]");
  let preview = null;

  function show({ source, words = "", signed = "", uploading = false }) {
    image.hidden = !source;
    if (source) image.src = source;
    else image.removeAttribute("src");
    image.alt = words;
    credit.textContent = signed;
    details.hidden = !uploading;
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
    show({ source: picture.thumb, words: picture.alt, signed: picture.credit });
  }

  function choose(picture) {
    settleOn(picture);
    changed();
  }

  /** An uploaded file is in the library once the story is saved: it is not sent a second time. */
  function arrived({ detail: { lead } }) {
    if (!file.files.length || !lead) return;
    settleOn(lead);
    for (const field of details.querySelectorAll("textarea, input")) field.value = "";
  }

  function takeFile() {
    const [picked] = file.files;
    if (!picked) return;
    forgetPreview();
    preview = URL.createObjectURL(picked);
    chosen.value = "";
    show({ source: preview, uploading: true });
    details.querySelector("textarea, input").focus();
    changed();
  }

  file.addEventListener("change", takeFile);
  panel.closest("form").addEventListener("story:saved", arrived);
  panel.querySelector("[data-choose]")?.addEventListener("click", () => openLibrary(choose));
  remove.addEventListener("click", () => {
    forgetPreview();
    file.value = "";
    chosen.value = "";
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
  details.hidden = !file.files.length;
}
