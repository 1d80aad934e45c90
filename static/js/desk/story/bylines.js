/** Who signs the story, in order: names with suggestions, moved by buttons, by keyboard or by dragging. */
import { bindSuggestions } from "desk/story/suggest";

export function bindBylines(fieldset) {
  const list = fieldset.querySelector("[data-rows]");
  const blank = fieldset.querySelector("template");
  const status = fieldset.querySelector("[data-status]");

  function changed(words = "") {
    status.textContent = words;
    list.dispatchEvent(new Event("input", { bubbles: true }));
    refresh();
  }

  function refresh() {
    const rows = [...list.children];
    rows.forEach((row, index) => {
      row.querySelector("[data-up]").disabled = index === 0;
      row.querySelector("[data-down]").disabled = index === rows.length - 1;
    });
  }

  function nameOf(row) {
    return row.querySelector("input[name=byline_name]").value;
  }

  function move(row, step) {
    const neighbour = step < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!neighbour) return;
    if (step < 0) neighbour.before(row);
    else neighbour.after(row);
    const place = [...list.children].indexOf(row) + 1;
    changed(fieldset.dataset.moved.replace("%(name)s", nameOf(row)).replace("%(place)s", place));
  }

  function bind(row) {
    const name = row.querySelector("input[name=byline_name]");
    const author = row.querySelector("input[name=byline_author]");
    name.addEventListener("input", () => { author.value = ""; });
    bindSuggestions(name, {
      url: fieldset.dataset.suggest,
      label: fieldset.dataset.suggestions,
      take(suggestion) {
        name.value = suggestion.name;
        author.value = suggestion.id;
        changed();
      },
    });
    name.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault();
    });
    row.querySelector("[data-up]").addEventListener("click", (event) => {
      move(row, -1);
      event.currentTarget.focus();
    });
    row.querySelector("[data-down]").addEventListener("click", (event) => {
      move(row, 1);
      event.currentTarget.focus();
    });
    row.querySelector("[data-delete]").addEventListener("click", () => {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      changed();
      (next?.querySelector("[data-delete]") ?? fieldset.querySelector("[data-add]")).focus();
    });
    row.addEventListener("keydown", (event) => {
      if (!event.altKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      const held = document.activeElement;
      move(row, event.key === "ArrowUp" ? -1 : 1);
      held.focus();
    });
    bindDragging(row);
  }

  function bindDragging(row) {
    const handle = row.querySelector("[data-handle]");
    handle.addEventListener("pointerdown", () => { row.draggable = true; });
    row.addEventListener("dragstart", (event) => {
      event.dataTransfer.effectAllowed = "move";
      row.classList.add("is-dragged");
    });
    row.addEventListener("dragover", (event) => {
      const dragged = list.querySelector(".is-dragged");
      if (!dragged || dragged === row) return;
      event.preventDefault();
      const { top, height } = row.getBoundingClientRect();
      if (event.clientY < top + height / 2) row.before(dragged);
      else row.after(dragged);
    });
    row.addEventListener("dragend", () => {
      row.draggable = false;
      row.classList.remove("is-dragged");
      changed();
    });
  }

  fieldset.querySelector("[data-add]").addEventListener("click", () => {
    list.append(blank.content.cloneNode(true));
    bind(list.lastElementChild);
    refresh();
    list.lastElementChild.querySelector("input[name=byline_name]").focus();
  });
  for (const row of list.children) bind(row);
  refresh();
}
