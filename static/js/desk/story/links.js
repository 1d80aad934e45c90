/** The dialog that asks where a link goes: Ctrl+K, or the toolbar's button. */
import { plainAddress } from "desk/story/paste";
import { bindSuggestions } from "desk/story/suggest";

/** What a person typed, as an address a reader can follow; null if it is none. */
export function addressFrom(typed) {
  const text = typed.trim();
  if (/^(https?:|mailto:|tel:)/i.test(text)) return plainAddress(text);
  if (/^[/#]/.test(text)) return text;
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`;
  if (/^[^\s/]+\.[^\s/]+/.test(text) && !/^[a-z][a-z\d+.-]*:/i.test(text)) {
    return plainAddress(`https://${text}`);
  }
  return null;
}

/** Bind the link dialog to an editor; returns what opens it. */
export function bindLinks(dialog, editor) {
  const form = dialog.querySelector("form");
  const address = form.elements.address;
  const said = form.querySelector("[data-said]");
  const remove = form.querySelector("[data-remove]");

  let chosen = null; // the story that was chosen from the list, unless one typed on

  bindSuggestions(address, {
    url: dialog.dataset.stories,
    label: dialog.dataset.found,
    when: (typed) => addressFrom(typed) === null,
    take(story) {
      chosen = story;
      address.value = story.id;
      say("");
    },
  });

  function say(sentence) {
    said.textContent = sentence;
    address.ariaInvalid = sentence ? "true" : null;
  }

  function open() {
    chosen = null;
    const current = editor.getAttributes("link").href ?? "";
    address.value = current;
    say("");
    remove.hidden = !current;
    dialog.showModal();
    address.select();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const href = addressFrom(address.value);
    if (!href) {
      say(dialog.dataset.refused);
      address.select();
      return;
    }
    dialog.close();
    const chain = editor.chain().focus();
    if (editor.isActive("link")) chain.extendMarkRange("link").setLink({ href }).run();
    else if (!editor.state.selection.empty) chain.setLink({ href }).run();
    else {
      const text = chosen?.id === href ? chosen.name : href;
      chain.insertContent({ type: "text", text, marks: [{ type: "link", attrs: { href } }] }).run();
    }
  });
  address.addEventListener("input", () => say(""));
  remove.addEventListener("click", () => {
    dialog.close();
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
  });
  editor.view.dom.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
  return open;
}
