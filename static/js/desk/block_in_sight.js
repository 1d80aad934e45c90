/** A link to a block of the text brings it into sight, in the editor too, which comes up later. */

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-place][href]");
  if (link && show(link.hash)) event.preventDefault();
});

const form = document.getElementById("article_form");
if (location.hash && form && !show(location.hash)) {
  const watch = new MutationObserver(() => {
    if (show(location.hash)) watch.disconnect();
  });
  watch.observe(form, { attributes: true, childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), 10_000);
}

function show(hash) {
  const block = document.getElementById(hash.slice(1));
  block?.scrollIntoView({ block: "center" });
  return Boolean(block);
}
