/** Arranging a front: without this every part works by selects and numbers. */
import { bindPictures } from "../picture_choice.js";
import { bindDragging } from "./dragging.js";
import { bindPreview } from "./preview.js";
import { announce, shift, shiftSlot, renumber } from "./places.js";

const form = document.getElementById("front-form");
if (form) bind();

function bind() {
  const status = form.querySelector("[data-status]");
  const slots = () => form.querySelector("[data-slots]");
  const offers = form.querySelector("[data-offers]");
  const choosePicture = bindPictures(document.getElementById("picture-choice"));
  let dirty = Boolean(form.querySelector(".refused"));
  let pause;
  let turn = 0;

  /** The page that the desk answers to the form as it stands, nothing being kept. */
  async function ask(extra = {}) {
    const words = new FormData(form);
    for (const [name, value] of Object.entries(extra)) words.append(name, value);
    form.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: words });
      if (!answer.ok) throw new Error(answer.status);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      status.textContent = "";
      return page;
    } catch {
      status.textContent = form.dataset.failed;
      return null;
    } finally {
      form.removeAttribute("aria-busy");
    }
  }

  /** What the rules find now, and what is wrong now; what is being typed stays as it is. */
  async function look() {
    const mine = ++turn;
    const page = await ask({ glance: "1" });
    if (!page || mine !== turn) return; // something newer is under way
    for (const slot of slots().querySelectorAll("[data-slot]")) {
      const fresh = page.querySelector(`[data-slot="${CSS.escape(slot.dataset.slot)}"]`);
      for (const part of ["[data-found]", "[data-warnings]", "[data-said]"]) {
        if (fresh) slot.querySelector(part).replaceChildren(...fresh.querySelector(part).childNodes);
      }
    }
  }

  function changed() {
    dirty = true;
    clearTimeout(pause);
    pause = setTimeout(look, 350);
  }

  /** The same, where a story or a row more is asked for: all slots come anew. */
  async function add(extra, { into, at } = {}) {
    renumber(slots());
    if (at !== undefined) makeRoom(into, at);
    clearTimeout(pause);
    turn += 1;
    const asked = ask(at === undefined ? extra : { ...extra, place: String(at + 1) });
    slots().inert = true; // what is moved meanwhile would be lost
    const page = await asked;
    slots().inert = false;
    if (!page) return;
    const fresh = page.querySelector("[data-slots]");
    for (const open of slots().querySelectorAll("details[open]")) {
      const field = open.querySelector("[name]")?.name;
      const same = field && fresh.querySelector(`[name="${CSS.escape(field)}"]`)?.closest("details");
      if (same) same.open = true;
    }
    slots().replaceWith(fresh);
    for (const name of ["pins", "slots"]) {
      const total = `[name="${name}-TOTAL_FORMS"]`;
      form.querySelector(total).value = page.querySelector(total).value;
    }
    const places = page.querySelector("#offer-into");
    const chosen = form.querySelector("#offer-into").value;
    form.querySelector("#offer-into").replaceChildren(...places.children);
    form.querySelector("#offer-into").value = chosen;
    enliven(fresh);
    renumber(fresh);
    dirty = true;
    return fresh;
  }

  function makeRoom(into, at) {
    const pins = slots().querySelectorAll(`[data-slot="${CSS.escape(into)}"] [data-pin]`);
    pins.forEach((pin, index) => {
      pin.querySelector("[name$=-place]").value = index < at ? index + 1 : index + 2;
    });
  }

  async function addStory(story, into, at) {
    const fresh = await add({ add: `${story}:${into}` }, { into, at });
    const all = fresh?.querySelectorAll(`[data-slot="${CSS.escape(into)}"] [data-pin]`) ?? [];
    const pin = [...all].find((each) => each.querySelector("[name$=-story]").value === story);
    if (!pin) return;
    pin.querySelector("[data-grip]").focus();
    announce(form, pin);
  }

  function enliven(part) {
    for (const tool of part.querySelectorAll("[data-lively], [data-grip]")) tool.hidden = false;
    for (const tick of part.querySelectorAll("[data-pin] [name$=-remove]:checked")) hide(tick.closest("[data-pin]"));
  }

  function hide(pin) {
    pin.hidden = true;
    pin.removeAttribute("data-pin");
  }

  function takeOut(pin) {
    const next = pin.nextElementSibling ?? pin.previousElementSibling;
    pin.querySelector("[name$=-remove]").checked = true;
    hide(pin);
    (next?.querySelector("[data-grip]") ?? pin.closest("[data-slot]").querySelector("summary"))?.focus();
    renumber(slots());
    changed();
  }

  form.classList.add("is-lively");
  enliven(form);
  bindPreview(form);
  bindDragging(form, { changed, addStory });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const pin = button?.closest("[data-pin]");
    if (!button) return;
    if (button.dataset.move) {
      shift(form, pin, Number(button.dataset.move));
      button.focus();
      changed();
    } else if (button.dataset.moveSlot) {
      shiftSlot(button.closest("[data-slot]"), Number(button.dataset.moveSlot));
      button.focus();
      changed();
    } else if ("out" in button.dataset) {
      takeOut(pin);
    } else if ("choose" in button.dataset) {
      choosePicture(button.closest("[data-picture]"), changed);
    } else if (button.name === "add") {
      event.preventDefault();
      const [story, slot = form.elements.into.value] = button.value.split(":");
      const pins = slots().querySelectorAll(`[data-slot="${CSS.escape(slot)}"] [data-pin]`);
      addStory(story, slot, "last" in button.dataset ? pins.length : 0);
    } else if (button.name === "row") {
      event.preventDefault();
      add({ row: "1" }).then((fresh) => {
        const last = [...(fresh?.querySelectorAll("[data-slot]") ?? [])].at(-1);
        last?.querySelector(".slot-rule").setAttribute("open", "");
        last?.querySelector(".slot-rule input")?.focus();
      });
    } else if (button.name === "find") {
      event.preventDefault();
      find();
    }
  });

  form.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      form.querySelector("[name=save]").click();
      return;
    }
    const grip = event.target.closest("[data-pin] [data-grip]");
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (grip && event.altKey && way) {
      event.preventDefault();
      shift(form, grip.closest("[data-pin]"), way);
      grip.focus();
      changed();
    } else if (event.key === "Enter" && event.target.name === "q") {
      event.preventDefault();
      find();
    }
  });

  async function find() {
    const query = new URLSearchParams({ q: form.elements.q.value });
    const answer = await fetch(`${form.dataset.offer}?${query}`).catch(() => null);
    if (!answer?.ok) return void (status.textContent = form.dataset.failed);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    offers.replaceChildren(...page.body.children);
    enliven(offers);
  }

  let typing;
  form.elements.q?.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(find, 250);
  });

  form.addEventListener("change", (event) => {
    if (event.target.matches("[name=q], [name=into], [name=at], [name=note]")) return;
    const pin = event.target.matches("[name$=-slot]") && event.target.closest("[data-pin]");
    if (pin) {
      slots().querySelector(`[data-slot="${CSS.escape(event.target.value)}"] [data-pins]`).append(pin);
      renumber(slots());
      announce(form, pin);
    }
    changed();
  });

  form.addEventListener("submit", (event) => {
    // A time that is filled in by half is sent as an empty one, which means something else.
    const half = [...form.querySelectorAll("[type=datetime-local]")].find(
      (time) => time.validity.badInput && !time.closest("fieldset")?.querySelector("[value=none]:checked"),
    );
    if (half && !event.submitter?.formNoValidate) {
      event.preventDefault();
      for (let part = half.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
      half.reportValidity();
      return;
    }
    renumber(slots());
    dirty = false;
  });
  addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
  form.dataset.ready = "";
}
