/** Where two people changed the same, one is chosen before the words are sent. */

export function bindMerging(form) {
  form.addEventListener("submit", (event) => {
    const open = [...form.elements].filter((choice) => choice.type === "radio" && choice.validity.valueMissing);
    for (const choice of open) choice.closest(".merge").querySelector(".field-errors").hidden = false;
    if (!open.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    open[0].focus();
  });
  document.querySelector(".story-conflict")?.addEventListener("change", ({ target }) => {
    target.closest(".merge").querySelector(".field-errors").hidden = true;
  });
}
