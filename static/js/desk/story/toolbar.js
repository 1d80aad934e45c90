/** The toolbar above the text: one stop for Tab, arrow keys inside, pressed buttons show the marks. */

const COMMANDS = {
  h2: ["toggleHeading", { level: 2 }],
  h3: ["toggleHeading", { level: 3 }],
  bold: ["toggleBold"],
  italic: ["toggleItalic"],
  strike: ["toggleStrike"],
  code: ["toggleCode"],
  superscript: ["toggleSuperscript"],
  subscript: ["toggleSubscript"],
  bullets: ["toggleBulletList"],
  numbers: ["toggleOrderedList"],
  quote: ["toggleBlockquote"],
  pullquote: ["togglePullQuote"],
  facts: ["toggleFacts"],
  footnote: ["insertFootnote"],
  table: ["insertTable", { rows: 3, cols: 3, withHeaderRow: true }],
  rule: ["setHorizontalRule"],
  undo: ["undo"],
  redo: ["redo"],
  "row-after": ["addRowAfter"],
  "column-after": ["addColumnAfter"],
  "row-delete": ["deleteRow"],
  "column-delete": ["deleteColumn"],
  "head-row": ["toggleHeaderRow"],
  "head-column": ["toggleHeaderColumn"],
  "head-cell": ["toggleHeaderCell"],
  "cells-merge": ["mergeOrSplit"],
  "table-delete": ["deleteTable"],
  "move-up": ["moveBlocks", -1],
  "move-down": ["moveBlocks", 1],
};

const ACTIVE = {
  h2: ["heading", { level: 2 }],
  h3: ["heading", { level: 3 }],
  bold: ["bold"],
  italic: ["italic"],
  strike: ["strike"],
  code: ["code"],
  superscript: ["superscript"],
  subscript: ["subscript"],
  bullets: ["bulletList"],
  numbers: ["orderedList"],
  quote: ["blockquote"],
  pullquote: ["pullQuote"],
  facts: ["facts"],
  link: ["link"],
};

const NOT_BY_NAME = new Set(["undo", "redo", "find", "full-screen", "keys"]);

/** Bind a toolbar to an editor; `actions` are the buttons that open something (link, picture).
 *  It gives back `run(name)`, and `commands()`: what may be chosen now by its name. */
export function bindToolbar(toolbar, editor, actions) {
  const buttons = [...toolbar.querySelectorAll("button[data-command]")];
  const tableTools = toolbar.querySelector("[data-table-tools]");

  toolbar.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-command]");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    run(button.dataset.command);
  });
  toolbar.addEventListener("keydown", (event) => moveFocus(event, visible(buttons)));

  function run(name) {
    if (actions[name]) return actions[name]();
    const [command, options] = COMMANDS[name];
    return editor.chain().focus()[command](options).run();
  }

  function refresh() {
    for (const button of buttons) {
      const name = button.dataset.command;
      if (ACTIVE[name]) button.setAttribute("aria-pressed", editor.isActive(...ACTIVE[name]));
      if (name === "undo" || name === "redo") {
        button.setAttribute("aria-disabled", !editor.can()[name]());
      }
    }
    tableTools.hidden = !editor.isActive("table");
    keepOneTabStop(visible(buttons));
  }

  function commands() {
    const named = visible(buttons).filter((button) => !NOT_BY_NAME.has(button.dataset.command));
    return named.map((button) => ({
      name: button.dataset.command,
      label: button.ariaLabel ?? button.textContent.trim(),
      icon: button.querySelector("svg"),
      keys: button.title.match(/\(([^)]+)\)$/)?.[1],
    }));
  }

  editor.on("transaction", refresh);
  refresh();
  return { run, commands };
}

function visible(buttons) {
  return buttons.filter((button) => !button.closest("[hidden]"));
}

function keepOneTabStop(buttons) {
  const current = buttons.find((button) => button === document.activeElement)
    ?? buttons.find((button) => button.tabIndex === 0) ?? buttons[0];
  for (const button of buttons) button.tabIndex = button === current ? 0 : -1;
}

function moveFocus(event, buttons) {
  const here = buttons.indexOf(document.activeElement);
  const to = {
    ArrowRight: (here + 1) % buttons.length,
    ArrowLeft: (here - 1 + buttons.length) % buttons.length,
    Home: 0,
    End: buttons.length - 1,
  }[event.key];
  if (here < 0 || to === undefined) return;
  event.preventDefault();
  for (const button of buttons) button.tabIndex = -1;
  buttons[to].tabIndex = 0;
  buttons[to].focus();
}
