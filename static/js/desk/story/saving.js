/** Saving without leaving the page; whether the story is saved is said always in the same place. */
import { bindAutosave } from "desk/story/autosave";
import { adoptIds } from "desk/story/block_ids";
import { becomeStory } from "desk/story/first_save";
import { doorOf, isJson, post } from "desk/story/posting";

/** What is typed is kept by the server, or it stays here and the page says why. */
export function bindSaving(form, editor) {
  let leaving = false;
  let edits = 0; // so that words typed while a save is under way count as unsaved
  let stood = null; // what was said before the session ended

  /** Where one has to sign in, the way there opens beside the text, which stays. */
  function say(state, words = "", door = "") {
    const status = document.getElementById("saving-state");
    if (door && status.dataset.state === state) return;
    const text = words || status.dataset[state];
    status.dataset.state = state;
    if (status.textContent !== text) status.textContent = text;
    if (!door) return;
    const link = Object.assign(document.createElement("a"), {
      href: door, target: "_blank", rel: "noopener",
      textContent: document.getElementById("unsaved-words").dataset.signin,
    });
    status.append(" ", link);
  }

  const autosave = bindAutosave(form, say);

  function touched() {
    edits += 1;
    autosave.touched();
    if (form.dataset.dirty) return;
    form.dataset.dirty = "true";
    say("unsaved");
  }

  async function save(submitter) {
    const begun = edits;
    const isMove = submitter?.name === "_move";
    const posted = new FormData(form, submitter);
    form.setAttribute("aria-busy", "true");
    form.inert = isMove; // nobody writes on in what is being handed over
    say("saving");
    await autosave.pause();
    let answer;
    let said;
    try {
      const headers = { Accept: "application/json" };
      answer = await post(form, form.action || location.href, posted, { headers });
      said = isJson(answer) ? await answer.json() : null;
    } catch {
      answer = null;
    }
    const isSaved = said && answer.ok;
    if (isSaved && (isMove || (said.late && begun === edits))) {
      leave();
      await autosave.done();
      return location.assign(said.url);
    }
    if (isSaved && form.dataset.new) await becomeStory(form, said.url, autosave);
    stay();
    autosave.resume();
    if (answer?.redirected) return say("signedout", "", doorOf(answer));
    if (!said) return say("failed");
    if (!answer.ok) return showRefusal(submitter, said);
    return settle(said, begun === edits);
  }

  /** What cannot be kept any more cannot be typed: the next page is on its way. */
  function leave() {
    leaving = true;
    form.inert = true;
  }

  function stay() {
    leaving = false;
    form.inert = false;
    form.removeAttribute("aria-busy");
  }

  /** The page is as if it had just been opened, except that one is still writing in it. */
  function settle(said, everything) {
    const bar = document.querySelector(".story-bar");
    const wasPressed = bar.contains(document.activeElement);
    const fresh = new DOMParser().parseFromString(said.bar, "text/html").querySelector(".story-bar");
    const here = document.getElementById("story-here");
    if (here) fresh.querySelector("#story-here").replaceWith(here);
    bar.replaceChildren(...fresh.childNodes);
    if (wasPressed) bar.querySelector("[name=_save]").focus();
    document.getElementById("move-dialogs").innerHTML = said.dialogs;
    form.elements.parent.value = said.parent;
    if (!form.elements.slug.value) form.elements.slug.value = said.slug;
    if (!said.late) adoptIds(editor, said.blocks);
    for (const refusal of document.querySelectorAll(".story-refused, .story-note[role]:not(.unsaved), .messagelist")) {
      refusal.remove();
    }
    if (everything) {
      delete form.dataset.dirty;
      autosave.settle();
    } else say("unsaved");
    form.dispatchEvent(new CustomEvent("story:saved", { detail: said }));
  }

  /** The server shows a refused form better than a script can: it gets the same once more, as a page. */
  function showRefusal(submitter, { kept }) {
    leave();
    const extra = submitter?.name ? { [submitter.name]: submitter.value } : {};
    if (kept) {
      form.elements.lead_upload.value = "";
      form.elements.lead_alt.value = form.elements.lead_credit.value = "";
      form.elements.lead_picture.value = kept;
      extra.kept = kept;
    }
    for (const [name, value] of Object.entries(extra)) {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    }
    form.submit();
  }

  /** Whether somebody is still signed in is heard before anything has to be saved. */
  function sayDoor(door) {
    const { dataset, textContent } = document.getElementById("saving-state");
    const isOut = dataset.state === "signedout";
    if (door && !isOut) {
      stood = [dataset.state, textContent];
      say("signedout", form.dataset.dirty ? "" : document.getElementById("unsaved-words").dataset.out, door);
    }
    if (!door && isOut) form.dataset.dirty ? say("unsaved") : say(...stood);
  }

  if (form.dataset.dirty) say("unsaved");
  form.addEventListener("story:door", ({ detail }) => sayDoor(detail));
  form.addEventListener("input", touched);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.getAttribute("aria-busy")) return;
    event.submitter?.closest("dialog")?.close();
    save(event.submitter);
  });
  window.addEventListener("beforeunload", (event) => {
    if (form.dataset.dirty && !leaving) event.preventDefault();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) stay();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    if (!document.querySelector("dialog[open]")) form.requestSubmit(document.querySelector("[name=_save]"));
  });
}
