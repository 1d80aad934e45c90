// A move's button opens its confirmation here, in place of the page it leads to without JavaScript.

const firstQuestion = (dialog) =>
  dialog.querySelector("[aria-invalid=true], .is-wrong :is(input, textarea), textarea[required]") ??
  dialog.querySelector("button[type=submit]");

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    opener.closest("details")?.removeAttribute("open");
    dialog.showModal();
    firstQuestion(dialog)?.focus();
    return;
  }
  if (event.target.closest("[data-close]") || event.target.matches("dialog.confirm")) {
    event.target.closest("dialog")?.close();
  }
  for (const menu of document.querySelectorAll("details:is(.account, .moves-more, .filter)[open]")) {
    if (!menu.contains(event.target)) menu.removeAttribute("open");
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details:is(.account, .moves-more, .filter)[open]");
  if (!menu) return;
  menu.removeAttribute("open");
  menu.querySelector("summary").focus();
});

// One confirmation is one move: a second press while the first is on its way does nothing.
document.addEventListener("submit", (event) => {
  if (!event.target.closest(".confirm")) return;
  for (const button of event.target.querySelectorAll("button[type=submit]")) {
    button.setAttribute("aria-busy", "true");
    setTimeout(() => (button.disabled = true));
  }
});

window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll(".confirm [aria-busy]")) {
    button.removeAttribute("aria-busy");
    button.disabled = false;
  }
});
