/** Colleagues suggested after an @ in a note: arrows choose, Enter or Tab takes, Escape leaves. Typed in full, a name works as well. */

const CALL = /(?:^|[^\p{L}\p{N}_.@])@([^\s@]*(?: [^\s@]+)?)$/u;
const PAUSE = 120;
let serial = 0;

document.addEventListener("focusin", ({ target }) => {
  if (target.matches?.("#notes [data-note-form] textarea") && !target.hasAttribute("aria-autocomplete")) bind(target);
});

function bind(field) {
  const panel = document.getElementById("notes");
  const list = document.createElement("ul");
  list.id = `mentions-${++serial}`;
  list.className = "mentions-offered";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", panel.dataset.colleagues);
  list.hidden = true;
  const said = document.createElement("span");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  field.after(list, said);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);

  let found = [];
  let active = 0;
  let asked = 0;
  let pause = 0;

  function close() {
    clearTimeout(pause);
    asked += 1;
    found = [];
    list.hidden = true;
    said.textContent = "";
    field.removeAttribute("aria-activedescendant");
  }

  /** What stands after the @ before the caret; nothing, where no one is being called. */
  function typed() {
    if (field.selectionStart !== field.selectionEnd) return null;
    return field.value.slice(0, field.selectionStart).match(CALL)?.[1] ?? null;
  }

  async function ask() {
    const turn = ++asked;
    const beginning = typed();
    if (beginning === null) return close();
    const answer = await fetch(`${panel.dataset.people}?${new URLSearchParams({ q: beginning })}`).catch(() => null);
    const people = answer?.ok && !answer.redirected ? (await answer.json()).results : [];
    if (turn !== asked || document.activeElement !== field) return undefined;
    return people.length ? show(people) : close();
  }

  function show(people) {
    found = people;
    list.replaceChildren(...people.map((person, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      const address = document.createElement("span");
      address.textContent = person.email;
      option.append(person.name, " ", address);
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(index);
      });
      return option;
    }));
    list.hidden = false;
    said.textContent = panel.dataset.offered.replace("%s", people.length);
    mark(0);
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === index));
    field.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  }

  function choose(index) {
    const end = field.selectionStart;
    field.setRangeText(`${found[index].call} `, end - typed().length, end, "end");
    close();
  }

  field.addEventListener("input", () => {
    clearTimeout(pause);
    if (typed() === null) close();
    else pause = setTimeout(ask, PAUSE);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark((active + step + found.length) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(active);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
}
