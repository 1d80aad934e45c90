/** Who else has this story open, and what they saved: asked while one writes, told without a fuss. */
import { doorOf, isJson, post } from "desk/story/posting";

const NEAR = 15_000;
const AWAY = 45_000; // in the background
const MOMENT = 1_000;

export function bindPresence(form) {
  const news = document.getElementById("story-news");
  if (!news) return; // a new story is nobody else's yet
  const { url } = news.dataset;
  const key = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("");
  let timer = null;
  let underway = false;
  let wasUnsaved = null;
  let isLeft = false;

  function words() {
    const body = new FormData();
    body.set("window", key);
    const { onto, parent } = form.elements; // what one merges with is no news
    body.set("parent", (onto ?? parent).value);
    if (form.dataset.dirty) body.set("unsaved", "1");
    if (document.hidden) body.set("hidden", "1");
    return body;
  }

  async function beat() {
    if (underway || isLeft) return;
    clearTimeout(timer);
    underway = true;
    wasUnsaved = Boolean(form.dataset.dirty);
    const answer = await ask();
    underway = false;
    replace(document.getElementById("story-here"), answer.here ?? "");
    form.dispatchEvent(new CustomEvent("story:door", { detail: answer.door }));
    if (answer.door) return; // asked again when one comes back to this page
    if (answer.said) say(answer.said);
    else replace(news, answer.news ?? "");
    timer = setTimeout(beat, document.hidden ? AWAY : NEAR);
    if (wasUnsaved !== Boolean(form.dataset.dirty)) beat();
  }

  async function ask() {
    try {
      const answer = await post(form, url, words());
      if (answer.redirected) return { door: doorOf(answer) };
      return isJson(answer) ? await answer.json() : {};
    } catch {
      return {}; // no line: nobody can be said to be here
    }
  }

  function say(sentence) {
    if (news.textContent === sentence) return;
    const line = Object.assign(document.createElement("p"), { className: "story-note", textContent: sentence });
    drawn.delete(news);
    news.replaceChildren(line);
  }

  form.addEventListener("input", () => { if (!wasUnsaved && form.dataset.dirty) beat(); });
  form.addEventListener("story:saved", beat);
  document.addEventListener("visibilitychange", () => {
    clearTimeout(timer);
    timer = setTimeout(beat, document.hidden ? MOMENT : 0); // a page that closes is hidden first
  });
  window.addEventListener("online", beat);
  window.addEventListener("pageshow", (event) => {
    isLeft = false;
    if (event.persisted) beat();
  });
  window.addEventListener("pagehide", () => {
    isLeft = true;
    const body = words();
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    body.set("leave", "1");
    navigator.sendBeacon(url, body);
  });
  beat();
}

const drawn = new WeakMap(); // what was last put where: the same again is not announced again

function replace(place, html) {
  if (drawn.get(place) === html) return;
  drawn.set(place, html);
  place.innerHTML = html;
}
