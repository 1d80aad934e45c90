// Keys that work anywhere at the desk but where one writes a story: "/" searches, "n" begins one.

const typing = (target) =>
  target.isContentEditable || target.closest?.("input, textarea, select, [role=textbox], dialog");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (typing(event.target) || document.getElementById("article_form")) return;
  const target = document.querySelector(`.masthead [aria-keyshortcuts="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("input")) target.select();
  target.focus();
  if (target.matches("a")) target.click();
});
