/** The rich-text editor of a story's body: django-prose-editor's parts, in the body's own format. */
import {
  Bold, BulletList, Code, Dropcursor, Editor, Gapcursor, HardBreak, History, Italic, OrderedList,
  Paragraph, Placeholder, Strike, Subscript, Superscript, TableRow, Text,
} from "django-prose-editor/editor";
import {
  BlockIds, Cell, HeadCell, Item, PullQuote, Quotation, Rule, StoryDocument, StoryLink, StoryTable,
  Subhead,
} from "desk/story/blocks";
import { CaretFirst } from "desk/story/caret";
import { Picture } from "desk/story/picture_block";
import { cleanPasted } from "desk/story/paste";
import { Quotes } from "desk/story/quotes";

/** Put the editor in the place of its textarea, which keeps what will be posted. */
export function createEditor(textarea) {
  const place = document.createElement("div");
  place.className = "story-editor";
  textarea.before(place);
  textarea.hidden = true;

  const words = { ...textarea.dataset };
  return new Editor({
    element: place,
    injectCSS: false, // a strict Content-Security-Policy lets no script write styles
    content: textarea.value,
    extensions: [
      StoryDocument, Text, Paragraph, Subhead, BulletList, OrderedList.configure({ enableListAttributes: false }),
      Item, Quotation, PullQuote, Picture.configure({ words }), Rule, HardBreak,
      StoryTable, TableRow, HeadCell, Cell,
      Bold, Italic, Strike, Code, Subscript, Superscript, StoryLink,
      CaretFirst, Quotes, BlockIds, History, Dropcursor, Gapcursor,
      Placeholder.configure({ placeholder: words.placeholder }),
    ],
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": textarea.dataset.labelledby,
        "aria-describedby": `body-help ${textarea.getAttribute("aria-describedby") ?? ""}`.trim(),
        ...(textarea.getAttribute("aria-invalid") && { "aria-invalid": "true" }),
        class: "story-body",
        spellcheck: "true",
      },
      transformPastedHTML: cleanPasted,
    },
    onUpdate({ editor, transaction }) {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      if (!transaction.getMeta("adoptIds")) {
        textarea.dispatchEvent(new Event("input", { bubbles: true }));
      }
    },
  });
}
