/** Tags as tokens: a comma or Enter ends one, Backspace in the empty input takes back the last; a tag
 *  that nobody has used yet says that it is new. */
import { bindSuggestions } from "desk/story/suggest";

/** Grow tokens out of the comma-separated input that the form posts. */
export function bindTags(field) {
  const box = document.createElement("div");
  box.className = "tokens";
  const typing = document.createElement("input");
  typing.className = "tokens__input";
  typing.id = field.id;
  typing.setAttribute("aria-describedby", field.getAttribute("aria-describedby") ?? "");
  field.removeAttribute("id");
  field.type = "hidden";
  field.after(box);
  box.append(typing);
  let tags = split(field.value);
  const fresh = new Set(split(field.dataset.newTags).map(fold));

  function write() {
    field.value = tags.join(", ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function add(text) {
    const taken = new Set(tags.map(fold));
    for (const name of split(text)) {
      if (taken.has(fold(name))) continue;
      taken.add(fold(name));
      tags.push(name);
      askWhetherNew(name);
    }
    typing.value = "";
    draw();
    write();
  }

  async function askWhetherNew(name) {
    try {
      const answer = await fetch(`${field.dataset.suggest}?${new URLSearchParams({ q: name })}`);
      if (!answer.ok || (await answer.json()).known) return;
      fresh.add(fold(name));
      draw();
    } catch {
      // without the network nothing is known of it
    }
  }

  function remove(name) {
    tags = tags.filter((tag) => tag !== name);
    draw();
    write();
    typing.focus();
  }

  function draw() {
    for (const token of box.querySelectorAll(".token")) token.remove();
    typing.before(...tags.map((name) => {
      const token = document.createElement("span");
      token.className = "token";
      token.textContent = name;
      if (fresh.has(fold(name))) {
        const mark = Object.assign(document.createElement("span"), { className: "token__new", textContent: field.dataset.new });
        token.append(" ", mark);
      }
      const button = Object.assign(document.createElement("button"), {
        type: "button", textContent: "×", ariaLabel: field.dataset.remove.replace("%s", name),
      });
      button.addEventListener("click", () => remove(name));
      token.append(button);
      return token;
    }));
  }

  bindSuggestions(typing, {
    url: field.dataset.suggest, label: field.dataset.suggestions, take: ({ name }) => add(name), except: () => tags.map(fold),
  });
  typing.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" || event.key === ",") {
      event.preventDefault();
      add(typing.value);
    } else if (event.key === "Backspace" && !typing.value && tags.length) {
      remove(tags.at(-1));
    }
  });
  typing.addEventListener("input", (event) => {
    event.stopPropagation(); // half a word is not yet a change of the story
    if (typing.value.includes(",")) add(typing.value);
  });
  typing.addEventListener("blur", () => {
    if (typing.value.trim()) add(typing.value);
  });
  box.addEventListener("mousedown", (event) => {
    if (event.target === box) setTimeout(() => typing.focus());
  });
  draw();
}

function split(text) {
  return text.split(",").map((name) => name.trim().replace(/\s+/g, " ")).filter(Boolean);
}

function fold(name) {
  return name.normalize("NFKC").toLocaleLowerCase();
}
