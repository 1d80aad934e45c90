/** A slash at the start of a paragraph or after a space lists what the toolbar offers, by its names. */
import { Plugin, pm } from "django-prose-editor/editor";
import { placeUnder } from "desk/story/slash_list";

const LONGEST = 30; // characters of a name that somebody types
const SLASH = new pm.state.PluginKey("slash");
const folded = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();

/** Whether a slash typed here asks for the list: not within words, not in a caption, not in code. */
function asks({ doc, selection, storedMarks }, from) {
  const $from = doc.resolve(from);
  if (!["paragraph", "heading"].includes($from.parent.type.name)) return false;
  if ((storedMarks ?? $from.marks()).some((mark) => mark.type.name === "code")) return false;
  const before = $from.parent.textBetween(0, $from.parentOffset, "", "\ufffc");
  return selection.empty && /(^|\s)$/u.test(before);
}

/** What stands between the slash and the caret; null once that is no longer a question. */
function asked({ doc, selection }, from) {
  const { $head, empty, head } = selection;
  if (!empty || head <= from || head - from > LONGEST || from < $head.start()) return null;
  const words = doc.textBetween(from, head, "\n", "\ufffc");
  return words.startsWith("/") && !/^\/\s/.test(words) ? words.slice(1) : null;
}

/** Bind the list to an editor; `commands()` says what there is: {name, label, icon, keys}; `run` does it. */
export function bindSlash(editor, { list, commands, run }) {
  const text = editor.view.dom;
  let found = [];
  let active = 0;

  /** Those whose name begins so, then those with a later word that does. */
  function matching(typed) {
    const wanted = folded(typed.trim());
    const begins = ({ label }) => folded(label).startsWith(wanted);
    const holds = ({ label }) => folded(label).split(/[\s-]+/).some((word) => word.startsWith(wanted));
    const all = commands();
    return [...all.filter(begins), ...all.filter((command) => !begins(command) && holds(command))];
  }

  function mark(index) {
    active = index;
    [...list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", place === index);
    });
    text.setAttribute("aria-activedescendant", list.children[index].id);
    list.children[index].scrollIntoView({ block: "nearest" });
  }

  function show(from, typed) {
    const before = found[active]?.name;
    found = matching(typed);
    if (!found.length) return hide();
    list.replaceChildren(...found.map(optionFor));
    list.hidden = false;
    text.setAttribute("role", "combobox");
    text.removeAttribute("aria-multiline");
    for (const [name, value] of Object.entries({
      expanded: "true", haspopup: "listbox", autocomplete: "list", controls: list.id,
    })) text.setAttribute(`aria-${name}`, value);
    placeUnder(list, editor.view.coordsAtPos(from));
    return mark(typed ? 0 : Math.max(0, found.findIndex(({ name }) => name === before)));
  }

  function hide() {
    found = [];
    if (list.hidden) return;
    list.hidden = true;
    text.setAttribute("role", "textbox");
    text.setAttribute("aria-multiline", "true");
    for (const name of ["expanded", "haspopup", "autocomplete", "controls", "activedescendant"]) {
      text.removeAttribute(`aria-${name}`);
    }
  }

  function optionFor({ name, label, icon, keys }, index) {
    const option = document.createElement("li");
    option.id = `${list.id}-${name}`;
    option.setAttribute("role", "option");
    const shown = document.createElement("span");
    shown.textContent = label;
    option.append(icon?.cloneNode(true) ?? "", shown);
    if (keys) option.append(Object.assign(document.createElement("kbd"), { textContent: keys }));
    option.addEventListener("mousedown", (event) => event.preventDefault()); // the caret stays
    option.addEventListener("click", () => choose(index));
    return option;
  }

  /** What was typed to find a command goes, and the command is done in its place. */
  function choose(index) {
    const { from } = SLASH.getState(editor.state);
    const { name } = found[index];
    editor.chain().focus().deleteRange({ from, to: editor.state.selection.head }).run();
    run(name);
  }

  function press(view, event) {
    if (!found.length || event.ctrlKey || event.metaKey || event.altKey) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) mark((active + step + found.length) % found.length);
    else if (event.key === "Enter" || event.key === "Tab") choose(active);
    else if (event.key === "Escape") {
      event.stopImmediatePropagation(); // it leaves the list, and not the text as well
      view.dispatch(view.state.tr.setMeta(SLASH, "dismiss"));
    } else return false;
    return true;
  }

  editor.registerPlugin(new Plugin({
    key: SLASH,
    state: {
      init: () => null,
      apply(change, was, _before, now) {
        const said = change.getMeta(SLASH);
        const from = said?.from ?? (was && change.mapping.map(was.from, 1));
        if (said === "dismiss" || from === null || asked(now, from) === null) return null;
        return { from };
      },
    },
    props: {
      handleTextInput(view, from, to, typed) {
        if (typed !== "/" || from !== to || !asks(view.state, from)) return false;
        view.dispatch(view.state.tr.insertText("/", from).setMeta(SLASH, { from }).scrollIntoView());
        return true;
      },
      handleKeyDown: press,
      handleDOMEvents: {
        blur(view) {
          if (SLASH.getState(view.state)) view.dispatch(view.state.tr.setMeta(SLASH, "dismiss"));
          return false;
        },
      },
    },
    view: () => ({
      update({ state }) {
        const open = SLASH.getState(state);
        if (open) show(open.from, asked(state, open.from));
        else hide();
      },
      destroy: hide,
    }),
  }), (plugin, others) => [plugin, ...others]);
}
