/** Words that were never saved are offered when the form opens, those that only this browser has too. */
import { forget, kept } from "desk/story/journal";

/** “Leave it” puts an offer out of the way; the words stay where they are kept. */
export function bindUnsaved(place) {
  place.addEventListener("click", (event) => {
    if (event.target.closest("[data-leave]")) event.target.closest(".unsaved").hidden = true;
  });
}

/** What never reached the desk is brought there first, and offered as all that it keeps. */
export async function offer(form, place, keepAtDesk) {
  const { journal: own, journalOf: beginning } = place.dataset;
  const brought = [];
  for (const entry of await kept(beginning)) {
    if (form.dataset.dirty && entry.key !== own) continue; // these words stay for the next time
    const answer = await keepAtDesk(entry);
    if (!answer.saved_at) {
      offerAlone(place, entry, place.dataset[answer.state]);
      continue;
    }
    await forget(entry.key);
    brought.push(entry.key.slice(beginning.length));
  }
  if (brought.includes(own.slice(beginning.length))) return openAgain(form);
  if (brought.length) await showKept(place, brought);
}

/** The page shows older words than this browser had: those of its own slot, which has the newest now. */
function openAgain(form) {
  delete form.dataset.dirty;
  location.reload();
}

/** The desk tells what the words would change: its page as it is now has that. */
async function showKept(place, slots) {
  const answer = await fetch(location.pathname);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const slot of slots) {
    place.querySelector(`[data-slot="${slot}"]`)?.remove();
    const row = page.querySelector(`[data-slot="${slot}"]`);
    if (row) place.append(row);
  }
}

/** The desk does not take them now: they stay here. */
function offerAlone(place, entry, why) {
  const row = place.querySelector("template").content.cloneNode(true).firstElementChild;
  const typed = new Map(entry.data);
  row.querySelector("[data-when]").textContent = new Date(entry.at).toLocaleTimeString(document.documentElement.lang, { hourCycle: "h23" });
  row.querySelector("[data-words]").textContent = typed.get("headline") ?? "";
  row.querySelector("[data-said]").textContent = why;
  row.querySelector("[data-text]").value = [typed.get("headline"), typed.get("standfirst"), plain(typed.get("body"))]
    .filter(Boolean).join("\n\n");
  row.querySelector("[data-discard]").addEventListener("click", async () => {
    await forget(entry.key);
    row.remove();
  });
  place.append(row);
}

/** The words of a body, a line for each block. */
function plain(body = "") {
  const page = new DOMParser().parseFromString(body, "text/html");
  return [...page.body.children].map((block) => block.textContent).join("\n\n");
}
