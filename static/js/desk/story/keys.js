/** The list of keys; on a Mac the keys are named as its keyboard does. */

const MAC = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" };
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Bind the dialog of keys; the function returned opens it. */
export function bindKeys(dialog, form) {
  if (isMac) {
    for (const key of dialog.querySelectorAll("kbd")) key.textContent = MAC[key.textContent] ?? key.textContent;
    for (const tool of form.querySelectorAll("[role=toolbar] [aria-keyshortcuts]")) {
      tool.title = tool.title.replace(/(Ctrl|Alt|Shift)\+/g, (_whole, name) => MAC[name]);
    }
  }

  function open() {
    dialog.showModal();
    dialog.querySelector("[data-scroll]").scrollTop = 0;
  }

  form.addEventListener("keydown", (event) => {
    if (event.key !== "/" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    open();
  });
  return open;
}
