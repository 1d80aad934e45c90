/** Writing with nothing else in sight: the text, the bar of tools, the counters, whether it is saved. */

const page = document.documentElement;

export const isOnlyText = () => page.hasAttribute("data-only-text");

/** Bind the button and the key; the function returned turns it on and off. */
export function bindFullScreen(button, editor) {
  function turn(on = !isOnlyText()) {
    const from = editor.view.dom.getBoundingClientRect().top;
    page.toggleAttribute("data-only-text", on);
    button.setAttribute("aria-pressed", on);
    window.scrollBy(0, editor.view.dom.getBoundingClientRect().top - from); // the line stays in place
    editor.commands.focus(null, { scrollIntoView: true });
  }

  const inDialog = () => document.querySelector("dialog[open]");

  document.addEventListener("keydown", (event) => {
    const mod = event.ctrlKey || event.metaKey;
    if (event.key.toLowerCase() !== "e" || !event.shiftKey || !mod || inDialog()) return;
    event.preventDefault();
    event.stopPropagation(); // the editor would take it for the key of code, which is without Shift
    turn();
  }, { capture: true });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !isOnlyText() || event.isComposing || inDialog()) return;
    event.preventDefault();
    turn(false);
  });
  return turn;
}
