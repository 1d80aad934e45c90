/** A story follows the pointer from place to place, or from the offer into a slot. */
import { settle } from "./places.js";

const EDGE = 72; // pixels from the window's edge at which it begins to scroll
const STEP = 14;

export function bindDragging(form, { changed, addStory }) {
  form.addEventListener("pointerdown", (event) => {
    const grip = event.button === 0 && event.target.closest("[data-grip]");
    const row = grip && grip.closest("[data-pin], [data-story]");
    if (row) drag(event, grip, row);
  });

  function drag(start, grip, row) {
    const isNew = row.hasAttribute("data-story");
    const shown = isNew ? stand(row) : row;
    let over = isNew ? null : row.closest("[data-pins]");
    let scrolling = 0;
    start.preventDefault();
    grip.setPointerCapture(start.pointerId);
    row.classList.add("is-held");
    form.classList.add("is-dragging");

    function follow(event) {
      const edge = event.clientY < EDGE + 60 ? -STEP : event.clientY > innerHeight - EDGE ? STEP : 0;
      cancelAnimationFrame(scrolling);
      if (edge) scrolling = requestAnimationFrame(() => { scrollBy(0, edge); follow(event); });
      const slot = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-slot]");
      if (!slot) return;
      over = slot.querySelector("[data-pins]");
      const below = [...over.querySelectorAll("[data-pin]")].find((pin) => {
        const box = pin.getBoundingClientRect();
        return pin !== shown && event.clientY < box.top + box.height / 2;
      });
      if (below) below.before(shown);
      else over.append(shown);
    }

    function end(event) {
      cancelAnimationFrame(scrolling);
      grip.removeEventListener("pointermove", follow);
      grip.removeEventListener("pointerup", end);
      grip.removeEventListener("pointercancel", end);
      row.classList.remove("is-held");
      form.classList.remove("is-dragging");
      const dropped = event.type === "pointerup" && over;
      if (isNew) {
        const at = dropped ? [...over.querySelectorAll("[data-pin], .is-stand-in")].indexOf(shown) : -1;
        shown.remove();
        if (at >= 0) addStory(row.dataset.story, over.closest("[data-slot]").dataset.slot, at);
      } else if (dropped) {
        settle(form, row);
        grip.focus();
        changed();
      }
    }

    grip.addEventListener("pointermove", follow);
    grip.addEventListener("pointerup", end);
    grip.addEventListener("pointercancel", end);
  }
}

/** What shows in a slot where the story would come to stand. */
function stand(offer) {
  const row = document.createElement("li");
  row.className = "pin is-stand-in";
  row.textContent = offer.querySelector(".offer-headline").textContent;
  return row;
}
