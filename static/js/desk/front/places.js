/** Where pins and rows stand: the order that is seen is the one that the form says. */

export function renumber(slots) {
  [...slots.querySelectorAll("[data-slot]")].forEach((slot, place) => {
    slot.querySelector(".slot-rule [name$=-place]").value = place + 1;
    [...slot.querySelectorAll("[data-pin]")].forEach((pin, index) => {
      pin.querySelector("[name$=-slot]").value = slot.dataset.slot;
      pin.querySelector("[name$=-place]").value = index + 1;
    });
  });
}

/** One place up (-1) or down (1), over the edge into the slot before or after. */
export function shift(form, pin, way) {
  const others = [...pin.closest("[data-pins]").querySelectorAll("[data-pin]")];
  const beside = others[others.indexOf(pin) + way];
  if (beside) {
    if (way < 0) beside.before(pin);
    else beside.after(pin);
  } else {
    const slots = [...form.querySelectorAll("[data-slot]")];
    const next = slots[slots.indexOf(pin.closest("[data-slot]")) + way]?.querySelector("[data-pins]");
    if (!next) return;
    if (way < 0) next.append(pin);
    else next.prepend(pin);
  }
  settle(form, pin);
}

export function settle(form, pin) {
  renumber(form.querySelector("[data-slots]"));
  announce(form, pin);
}

/** A row one place up or down among the rows; the top of a front stays where it is. */
export function shiftSlot(slot, way) {
  const beside = way < 0 ? slot.previousElementSibling : slot.nextElementSibling;
  if (!beside?.querySelector("[data-move-slot]")) return;
  if (way < 0) beside.before(slot);
  else beside.after(slot);
  renumber(slot.closest("[data-slots]"));
}

export function announce(form, pin) {
  const slot = pin.closest("[data-slot]");
  const pins = [...slot.querySelectorAll("[data-pin]")];
  document.querySelector("[data-said-moves]").textContent = form.dataset.moved
    .replace("{story}", pin.dataset.called)
    .replace("{place}", pins.indexOf(pin) + 1)
    .replace("{count}", pins.length)
    .replace("{slot}", slot.querySelector("h2").textContent.trim());
}
