/**
 * “New since you read”: the browser alone remembers which edition of a story its reader has read,
 * and asks the story's own page what is new since then.
 */

const PLACE = "paper:read";
const MOST = 300; // stories that are remembered

const offer = document.querySelector(".offer");
if (offer) look(offer);

async function look(offer) {
  const { story, edition } = offer.dataset;
  const now = Number(edition);
  const read = remembered()[story];
  if (!read || read >= now) return remember(story, now);
  const link = offer.querySelector("a");
  const address = new URL(link.href);
  address.searchParams.set("since", read);
  const words = await news(address);
  if (!words) return remember(story, now);
  link.href = address.href;
  link.textContent = words;
  offer.hidden = false;
  link.addEventListener("click", () => remember(story, now));
  offer.querySelector("button").addEventListener("click", () => {
    remember(story, now);
    offer.hidden = true;
  });
}

/** What the page says of what is new; "" where nothing is. */
async function news(address) {
  const answer = await fetch(address, { credentials: "same-origin" }).catch(() => null);
  if (!answer?.ok) return "";
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector(".news")?.dataset.offer ?? "";
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(PLACE)) ?? {};
  } catch {
    return {}; // no room, no leave, or not ours
  }
}

function remember(story, edition) {
  const { [story]: _, ...others } = remembered();
  const kept = [...Object.entries(others), [story, edition]].slice(-MOST);
  try {
    localStorage.setItem(PLACE, JSON.stringify(Object.fromEntries(kept)));
  } catch {
    // the reader's browser remembers nothing: then there is nothing to offer
  }
}
