/** Players of other houses: nothing is asked of them before the reader asks for it. */

const MAY = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms";

document.addEventListener("click", (event) => {
  const button = event.target.closest?.(".embed-load");
  if (button) load(button);
});

function load(button) {
  const place = button.closest(".embed-frame");
  const frame = document.createElement("iframe");
  frame.title = button.dataset.title;
  frame.setAttribute("sandbox", `${MAY} allow-presentation`);
  frame.allow = "fullscreen; encrypted-media; picture-in-picture";
  frame.referrerPolicy = "strict-origin-when-cross-origin"; // some players want to know the site
  frame.src = button.dataset.player;
  place.classList.add("is-loaded");
  place.append(frame);
  frame.focus();
}
