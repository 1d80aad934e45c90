/** An author's portrait, seen and chosen in the library; without this its field takes the picture's number. */
import { bindPictures } from "./picture_choice.js";

const dialog = document.getElementById("picture-choice");
const field = document.getElementById("id_portrait");
if (dialog && field) bind();

function bind() {
  const place = document.createElement("div");
  place.className = "portrait";
  field.before(place);
  place.append(field);
  if (field.dataset.thumb) field.before(Object.assign(new Image(), { src: field.dataset.thumb, alt: field.dataset.alt }));
  const button = Object.assign(document.createElement("button"), {
    type: "button", className: "go", textContent: dialog.dataset.choose,
  });
  button.dataset.choose = "";
  place.append(button);
  field.type = "hidden";
  const open = bindPictures(dialog);
  button.addEventListener("click", () => open(place, () => {}));
}
