/** What is typed goes into one's own slot at the desk; until it is there, this browser keeps it. */
import { forget, kept, write } from "desk/story/journal";
import { doorOf, post } from "desk/story/posting";
import { bindUnsaved, offer } from "desk/story/unsaved";

const IDLE = 3_000; // after the last keystroke
const LONGEST = 20_000; // however long somebody types on
const JOURNAL = 400;
const PATIENCE = 10_000;

export function bindAutosave(form, say) {
  const place = document.getElementById("unsaved-words");
  let edits = 0;
  let first = 0; // when the oldest word was typed that the desk does not have
  let timer = null;
  let journalTimer = null;
  let underway = Promise.resolve();
  let paused = false;

  function typed() {
    const data = [...new FormData(form)].filter(([name, value]) => (
      typeof value === "string" && name !== "csrfmiddlewaretoken"
    ));
    return { key: place.dataset.journal, url: place.dataset.url, at: Date.now(), data };
  }

  function touched() {
    edits += 1;
    first ||= Date.now();
    journalTimer ??= setTimeout(journalise, JOURNAL);
    schedule(Math.min(IDLE, Math.max(0, first + LONGEST - Date.now())));
  }

  function journalise() {
    clearTimeout(journalTimer);
    journalTimer = null;
    return write(typed());
  }

  function schedule(delay) {
    clearTimeout(timer);
    timer = setTimeout(() => { underway = underway.then(send); }, delay);
  }

  async function send() {
    if (paused) return;
    const begun = edits;
    const entry = typed();
    first = 0;
    const answer = await keepAtDesk(form, entry);
    if (paused) return;
    if (answer.saved_at) {
      say("kept", place.dataset.kept.replace("%(time)s", answer.saved_at));
      if (begun === edits) await drop();
      return;
    }
    await journalise();
    say(answer.state, place.dataset[answer.state], answer.door);
    if (answer.state !== "refused") schedule(LONGEST);
  }

  async function drop() {
    clearTimeout(journalTimer);
    journalTimer = null;
    await forget(place.dataset.journal);
  }

  /** The line is back, or one comes back to this page, perhaps signed in again. */
  function again() {
    if (form.dataset.dirty && !document.hidden) schedule(0);
  }

  window.addEventListener("online", again);
  document.addEventListener("visibilitychange", again);
  window.addEventListener("pagehide", () => { if (journalTimer) journalise(); });
  bindUnsaved(place);
  if (!document.querySelector(".story-refused, .story-conflict")) {
    offer(form, place, (entry) => keepAtDesk(form, entry));
  }

  return {
    touched,
    /** While a save is under way nothing is kept beside it. */
    async pause() {
      paused = true;
      clearTimeout(timer);
      await Promise.all([underway, journalTimer && journalise()]);
    },
    resume() {
      paused = false;
      if (form.dataset.dirty) schedule(IDLE);
    },
    /** A new story has a row now: what is typed is kept in a slot of its own there. */
    async moveTo(there) {
      const { journal } = place.dataset;
      Object.assign(place.dataset, there.dataset);
      await journalise();
      await forget(journal);
    },
    /** All of it is saved. */
    settle() {
      clearTimeout(timer);
      first = 0;
      return drop();
    },
    done: drop,
  };
}

/** Send what was typed to the desk; what came of it. */
async function keepAtDesk(form, { url, data }) {
  const body = new FormData();
  for (const [name, value] of data) body.append(name, value);
  try {
    const answer = await post(form, url, body, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.redirected) return { state: "signedout", door: doorOf(answer) };
    if (answer.ok) return await answer.json();
    return { state: answer.status < 500 ? "refused" : "offline" };
  } catch {
    return { state: "offline" };
  }
}
