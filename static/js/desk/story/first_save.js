/** A new story was saved: the page becomes the story's own, around the words that one goes on typing. */

const NAMING = ["#preview-pane", "[data-checks]"]; // places that name the story to the desk

/** Take from the story's own page what a new one has not; without an answer the next save asks again. */
export async function becomeStory(form, url, autosave) {
  history.replaceState(history.state, "", url);
  const page = await pageAt(url);
  if (!page) return;
  document.title = page.title;
  document.querySelector("#content h1").textContent = page.querySelector("#content h1").textContent;
  for (const place of document.querySelectorAll("template[data-later]")) {
    place.replaceWith(page.getElementById(place.dataset.later) ?? "");
  }
  for (const place of NAMING) {
    Object.assign(document.querySelector(place).dataset, page.querySelector(place).dataset);
  }
  form.elements.autosave.value = page.querySelector("[name=autosave]").value;
  await autosave.moveTo(page.getElementById("unsaved-words"));
  delete form.dataset.new;
  form.dispatchEvent(new CustomEvent("story:begun"));
}

async function pageAt(url) {
  try {
    const answer = await fetch(url);
    if (!answer.ok || answer.redirected) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}
