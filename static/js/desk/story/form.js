/** The story form comes to life: each part is a module of its own, and the form posts without any. */
import { bindArrivals } from "desk/story/arrivals";
import { bindBylines } from "desk/story/bylines";
import { bindChecks } from "desk/story/checks";
import { createEditor } from "desk/story/editor";
import { bindEmbeds, readEmbeds } from "desk/story/embed_block";
import { bindFind } from "desk/story/find";
import { bindFullScreen, isOnlyText } from "desk/story/full_screen";
import { bindKeys } from "desk/story/keys";
import { bindLead } from "desk/story/lead";
import { bindLibrary } from "desk/story/library";
import { bindLinks } from "desk/story/links";
import { bindMerging } from "desk/story/merging";
import { bindNotes, selectedPassage } from "desk/story/notes";
import { readPictures } from "desk/story/pictures";
import { bindPresence } from "desk/story/presence";
import { bindSaving } from "desk/story/saving";
import { bindSavingFirst } from "desk/story/saving_first";
import { bindSlash } from "desk/story/slash";
import { bindTags } from "desk/story/tags";
import { bindToolbar } from "desk/story/toolbar";
import {
  countCharacters, countWords, followHeadline, followLanguage, goOnWithEnter, growWithText,
  stickUnder,
} from "desk/story/writing";

const form = document.getElementById("article_form");

if (form) start();

function start() {
  const { headline, standfirst, slug, language, body } = form.elements;
  readPictures("story-pictures");
  readEmbeds("story-embeds");
  stickUnder(document.querySelector(".story-bar"));
  growWithText(headline);
  growWithText(standfirst);
  followHeadline(headline, slug, language);
  for (const field of form.querySelectorAll("[data-ideal]")) countCharacters(field);

  const openLibrary = bindLibrary(document.getElementById("picture-library"));
  bindLead(form.querySelector("[data-lead]"), openLibrary);
  bindBylines(form.querySelector("[data-bylines]"));
  bindTags(form.elements.tags);

  const editor = createEditor(body);
  const choosePictures = (callback) => openLibrary(callback, { many: true });
  editor.storage.gallery.choose = choosePictures;
  bindArrivals(document.getElementById("arrivals-dialog"), editor);
  const toolbar = form.querySelector("[role=toolbar]");
  const tools = bindToolbar(toolbar, editor, {
    link: bindLinks(document.getElementById("link-dialog"), editor),
    picture: () => openLibrary((picture) => editor.chain().focus().insertPictures([picture]).run()),
    gallery: () => choosePictures((pictures) => editor.chain().focus().insertGallery(pictures).run()),
    embed: bindEmbeds(document.getElementById("embed-dialog"), editor),
    find: bindFind(form.querySelector("[data-find]"), editor),
    "full-screen": bindFullScreen(toolbar.querySelector("[data-command=full-screen]"), editor),
    keys: bindKeys(document.getElementById("keys-dialog"), form),
  });
  bindSlash(editor, { list: document.getElementById("slash-list"), ...tools });
  goOnWithEnter(headline, () => standfirst.focus());
  goOnWithEnter(standfirst, () => editor.view.focus());
  leaveWithEscape(editor.view.dom, form.elements.section);
  countWords(editor, document.getElementById("word-count"));
  bindMerging(form);
  bindSaving(form, editor);
  bindColleagues(editor);
  form.addEventListener("story:begun", () => bindColleagues(editor));
  bindChecks(form, editor);
  bindSavingFirst(form, document.getElementById("unsaved-dialog"));
  followLanguage(form.elements.language, form.querySelector(".story-text"));

  firstField(headline)?.focus({ preventScroll: true });
  form.dataset.ready = "true";
}

/** What others say of a story, and who else is in it: of a new one nobody knows before it is saved. */
function bindColleagues(editor) {
  bindNotes(document.getElementById("notes"), () => selectedPassage(editor.view.dom));
  bindPresence(form);
}

/** A new story begins at its headline; a refused one at the first sentence that says why. */
function firstField(headline) {
  const wrong = form.querySelector("[aria-invalid=true]");
  if (wrong) return wrong.matches("[hidden]") ? form.querySelector(".story-body") : wrong;
  return form.dataset.new ? headline : null;
}

/** Tab moves about in lists and tables, so there must be another way out of the text. */
function leaveWithEscape(text, next) {
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || isOnlyText()) return;
    event.preventDefault();
    next.focus();
  });
}
