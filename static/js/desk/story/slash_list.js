/** Where a list opens beside the caret: below it if there is room, else above, never out of sight. */

const GAP = 4; // pixels
const TALLEST = 288;
const TOO_SHORT = 180;

/** Put a list next to a place in the window; its offsets are those of the element that holds it. */
export function placeUnder(list, caret) {
  const room = list.offsetParent.getBoundingClientRect();
  const seen = window.visualViewport ?? { height: innerHeight, offsetTop: 0 };
  const below = seen.offsetTop + seen.height - caret.bottom - GAP;
  const above = caret.top - seen.offsetTop - GAP;
  list.style.maxHeight = `${TALLEST}px`;
  const upward = below < Math.min(TOO_SHORT, list.offsetHeight) && above > below;
  list.style.maxHeight = `${Math.min(TALLEST, upward ? above : below)}px`;
  const widest = Math.min(document.documentElement.clientWidth - GAP, room.right) - list.offsetWidth;
  const toTheLeft = getComputedStyle(list).direction === "rtl";
  const wanted = toTheLeft ? caret.right - list.offsetWidth : caret.left;
  const left = Math.max(Math.min(wanted, widest), GAP);
  const top = upward ? caret.top - GAP - list.offsetHeight : caret.bottom + GAP;
  list.style.left = `${left - room.left}px`;
  list.style.top = `${top - room.top}px`;
}
