/** A move takes the words that were saved: with unsaved ones in the form, it offers to save them first. */

export function bindSavingFirst(form, dialog) {
  let wanted = null; // the move that waits for the save

  document.addEventListener("click", (event) => {
    const move = event.target.closest?.(".moves [data-dialog]");
    if (!move || !form.dataset.dirty) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    wanted = move.dataset.dialog;
    dialog.showModal();
    dialog.querySelector("[data-save]").focus();
  }, { capture: true });

  dialog.querySelector("[data-save]").addEventListener("click", () => {
    dialog.close("save");
    form.requestSubmit(document.querySelector("[name=_save]"));
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "save") wanted = null;
    dialog.returnValue = "";
  });
  form.addEventListener("story:saved", () => {
    const move = document.querySelector(`.moves [data-dialog="${wanted}"]`);
    wanted = null;
    move?.click();
  });
}
