/** Suggestions under an input, after the combobox pattern of ARIA: arrows choose, Enter takes, Escape leaves. */

let serial = 0;

/** Ask `url?q=…` as one types; `take(suggestion)` gets {id, name, …} when one is chosen.
 *  `except()` names what is not suggested again, `when(typed)` says whether to ask at all. */
export function bindSuggestions(input, { url, label, take, except = () => [], when = Boolean }) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `suggestions-${++serial}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.autocomplete = "off";

  let found = [];
  let active = -1;
  let asked = 0;
  let pause;

  function close() {
    clearTimeout(pause);
    asked += 1;
    list.hidden = true;
    found = [];
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === index));
    if (index < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index]?.scrollIntoView({ block: "nearest" });
  }

  function choose(index) {
    const suggestion = found[index];
    close();
    take(suggestion);
  }

  function show(suggestions) {
    found = suggestions;
    list.replaceChildren(...suggestions.map((suggestion, index) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.textContent = suggestion.name;
      if (suggestion.note) {
        const note = document.createElement("span");
        note.textContent = suggestion.note;
        option.append(" ", note);
      }
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        choose(index);
      });
      return option;
    }));
    list.hidden = !suggestions.length;
    input.setAttribute("aria-expanded", String(suggestions.length > 0));
    mark(-1);
  }

  async function ask() {
    const turn = ++asked;
    const typed = input.value.trim();
    if (!typed || !when(typed)) return close();
    try {
      const answer = await fetch(`${url}?${new URLSearchParams({ q: typed })}`);
      if (!answer.ok || turn !== asked) return undefined;
      const { results } = await answer.json();
      if (turn !== asked || document.activeElement !== input) return undefined;
      const taken = new Set(except());
      return show(results.filter(({ name }) => !taken.has(name.toLocaleLowerCase())));
    } catch {
      return close(); // without the network one types the name in full
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, 120);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      event.stopImmediatePropagation();
      choose(active);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
  return { close };
}
