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

/** What is still missing is said in the dialog, at its question, before anything is sent. */
function isComplete(form) {
  const empty = [...form.querySelectorAll("textarea[required]")].filter((field) => !field.value.trim());
  for (const field of empty) sayMissing(field, form.dataset.missing);
  empty[0]?.focus();
  return !empty.length;
}

function sayMissing(field, sentence) {
  if (field.ariaInvalid) return;
  const said = document.createElement("ul");
  said.className = "errorlist";
  said.id = `${field.id}_error`;
  said.append(Object.assign(document.createElement("li"), { textContent: sentence }));
  field.ariaInvalid = "true";
  field.setAttribute("aria-describedby", said.id);
  field.closest(".ask").classList.add("is-wrong");
  field.after(said);
  field.addEventListener("input", () => {
    said.remove();
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    field.closest(".ask").classList.remove("is-wrong");
  }, { once: true });
}

// One confirmation is one move: a second press while the first is on its way does nothing.
document.addEventListener("submit", (event) => {
  if (!event.target.closest(".confirm")) return;
  if (event.target.dataset.missing && !isComplete(event.target)) {
    event.preventDefault();
    return;
  }
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
