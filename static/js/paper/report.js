/** Beside words that a reader selects in a story: a link to the form for errors, at that place. */

const form = document.querySelector("[data-report]");
const text = form && document.querySelector(".prose");
if (text) offer();

function offer() {
  const link = document.createElement("a");
  link.className = "report-here";
  link.href = form.href;
  link.rel = "nofollow";
  link.textContent = form.textContent;
  link.hidden = true;
  text.after(link);
  let timer;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(look, 150); // once the reader has stopped selecting
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") link.hidden = true;
  });

  function look() {
    const picked = passage();
    link.hidden = !picked;
    if (!picked) return;
    const address = new URL(form.href);
    address.searchParams.set("edition", form.dataset.report);
    address.searchParams.set("block", picked.block.id);
    address.searchParams.set("words", picked.words);
    link.href = address.href;
    const around = link.offsetParent.getBoundingClientRect();
    const box = picked.box;
    const widest = around.width - link.offsetWidth;
    link.style.top = `${box.bottom - around.top + 6}px`;
    link.style.left = `${Math.max(0, Math.min(box.left - around.left, widest))}px`;
  }

  /** The block that is selected in, its words, and where they stand. */
  function passage() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    let block = range.startContainer;
    while (block && block.parentNode !== text) block = block.parentNode;
    if (block?.className === "table") block = block.firstElementChild;
    const within = range.cloneRange();
    if (block && !block.contains(range.endContainer)) within.setEnd(block, block.childNodes.length);
    const words = within.toString().trim().replace(/\s+/g, " ");
    const boxes = within.getClientRects();
    if (!block?.id || !words || words.length > 500 || !boxes.length) return null;
    return { block, words, box: boxes[boxes.length - 1] };
  }
}
