// Pictures dropped or chosen in the library go up one after another, each with its own progress.

const AT_ONCE = 2;

const form = document.querySelector(".library-arrival");
if (form) {
  const input = form.querySelector("input[type=file]");
  const template = form.querySelector("template");
  const wall = document.querySelector("#library-wall");
  const news = form.querySelector(".library-news");
  const waiting = [];
  let going = 0;

  form.classList.add("is-lively");
  input.addEventListener("change", () => {
    receive(input.files);
    input.value = "";
  });
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("is-over");
    });
  }
  for (const kind of ["dragleave", "drop"]) {
    form.addEventListener(kind, () => form.classList.remove("is-over"));
  }
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    receive(event.dataTransfer.files);
  });
  addEventListener("beforeunload", (event) => {
    if (going) event.preventDefault();
  });

  function receive(files) {
    const cards = [...files].map((file) => ({ file, card: newCard(file) }));
    for (const { card } of [...cards].reverse()) wall.prepend(card);
    waiting.push(...cards);
    sendNext();
  }

  function newCard(file) {
    const card = template.content.firstElementChild.cloneNode(true);
    card.querySelector(".library-name").textContent = file.name;
    card.querySelector("img").src = URL.createObjectURL(file);
    say(card, "waiting");
    return card;
  }

  function say(card, word) {
    const state = card.querySelector(".library-state");
    state.textContent = state.dataset[word] ?? word;
  }

  function sendNext() {
    while (going < AT_ONCE && waiting.length) {
      going += 1;
      send(waiting.shift());
    }
  }

  function send({ file, card }) {
    const body = new FormData(form);
    body.delete(input.name);
    body.append("file", file);
    const request = new XMLHttpRequest();
    const progress = card.querySelector("progress");
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      progress.value = event.loaded / event.total;
      say(card, event.loaded < event.total ? "" : "developing");
    });
    request.addEventListener("load", () => {
      if (request.status === 200 && request.response) added(card, request.response);
      else refused(card, request.response);
    });
    request.addEventListener("error", () => refused(card, null, "lost"));
    request.addEventListener("loadend", () => {
      going -= 1;
      progress.remove();
      sendNext();
    });
    request.open("POST", form.dataset.upload);
    request.send(body);
  }

  function added(card, picture) {
    const state = card.querySelector(".library-state");
    const link = document.createElement("a");
    link.href = picture.url;
    link.textContent = state.dataset.added;
    state.replaceChildren(link, picture.note ? `. ${picture.note}` : "");
    card.querySelector("img").src = picture.thumb;
    card.classList.replace("library-coming", "library-added");
    const choice = card.querySelector(".library-choice");
    if (choice) {
      choice.value = picture.id;
      choice.ariaLabel = choice.ariaLabel.replace("%s", card.querySelector(".library-name").textContent);
      choice.hidden = false;
    }
    news.textContent = `${card.querySelector(".library-name").textContent}: ${state.textContent}`;
  }

  function refused(card, response, word = "refused") {
    const sentences = Object.values(response?.errors ?? {}).flat();
    say(card, sentences.join(" ") || word);
    card.classList.replace("library-coming", "library-refused");
    card.querySelector("img").remove();
    const name = card.querySelector(".library-name").textContent;
    news.textContent = `${name}: ${card.querySelector(".library-state").textContent}`;
  }
}
