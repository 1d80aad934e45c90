/** What is typed goes into one's own slot at the desk; until it is there, this browser keeps it. */
import { forget, kept, write } from "desk/story/journal";

const IDLE = 3_000; // after the last keystroke
const LONGEST = 20_000; // however long somebody types on
const JOURNAL = 400;
const PATIENCE = 10_000;

export function bindAutosave(form, say) {
  const place = document.getElementById("unsaved-words");
  const { url, journal: key } = place.dataset;
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
    return { key, url, at: Date.now(), data };
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
    const answer = await post(form, entry);
    if (paused) return;
    if (answer.saved_at) {
      say("kept", place.dataset.kept.replace("%(time)s", answer.saved_at));
      if (begun === edits) await drop();
      return;
    }
    await journalise();
    say(answer.state, place.dataset[answer.state]);
    if (answer.state !== "refused") schedule(LONGEST);
  }

  async function drop() {
    clearTimeout(journalTimer);
    journalTimer = null;
    await forget(key);
  }

  window.addEventListener("online", () => { if (form.dataset.dirty) schedule(0); });
  window.addEventListener("pagehide", () => { if (journalTimer) journalise(); });
  if (!form.dataset.dirty) offer(form, place, key);

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
async function post(form, { url, data }) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  for (const [name, value] of data) body.append(name, value);
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(url, { method: "POST", body, signal });
    if (answer.redirected) return { state: "signedout" };
    if (answer.ok) return await answer.json();
    return { state: answer.status < 500 ? "refused" : "offline" };
  } catch {
    return { state: "offline" };
  }
}

/** Words that never reached the desk are offered when the page opens again. */
async function offer(form, place, key) {
  const beginning = place.dataset.journalOf;
  for (const entry of await kept(beginning)) {
    if (!form.dataset.new && entry.key !== key) continue;
    const row = place.querySelector("template").content.cloneNode(true).firstElementChild;
    const when = new Date(entry.at);
    row.querySelector("[data-when]").textContent = when.toLocaleTimeString("en-GB");
    row.querySelector("[data-words]").textContent = new Map(entry.data).get("headline") ?? "";
    row.querySelector("[data-take]").addEventListener("click", async () => {
      const answer = await post(form, entry);
      if (!answer.saved_at) {
        row.querySelector("[data-said]").textContent = place.dataset[answer.state];
        return;
      }
      await forget(entry.key);
      const slot = new Map(entry.data).get("autosave");
      location.assign(`${location.pathname}?autosave=${slot}`);
    });
    row.querySelector("[data-discard]").addEventListener("click", async () => {
      await forget(entry.key);
      row.remove();
    });
    place.append(row);
  }
}
