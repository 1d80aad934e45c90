/** The rich-text editor of a story's body: django-prose-editor's parts, in the body's own format. */
import {
  Bold, BulletList, Code, Dropcursor, Editor, Gapcursor, HardBreak, History, Italic, OrderedList,
  Paragraph, Placeholder, Strike, Subscript, Superscript, TableRow, Text,
} from "django-prose-editor/editor";
import { BlockIds } from "desk/story/block_ids";
import { BlockMoves } from "desk/story/block_moves";
import {
  Item, PullQuote, Quotation, Rule, StoryDocument, StoryLink, Subhead,
} from "desk/story/blocks";
import { CaretFirst } from "desk/story/caret";
import { Embed, EmbedPaste } from "desk/story/embed_block";
import { FactKeys, FactTitle, Facts } from "desk/story/facts";
import { Footnote } from "desk/story/footnotes";
import { Gallery } from "desk/story/gallery_block";
import { Picture } from "desk/story/picture_block";
import { cleanPasted } from "desk/story/paste";
import { Quotes } from "desk/story/quotes";
import { Cell, HeadCell, Scopes, StoryTable } from "desk/story/table_blocks";

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
      Item, Quotation, PullQuote, Facts, FactKeys, FactTitle.configure({ placeholder: words.facttitle }), Rule, HardBreak, Footnote,
      Picture.configure({ words }), Gallery, Embed, EmbedPaste.configure({ url: words.embeds }),
      StoryTable, TableRow, HeadCell, Cell, Scopes,
      Bold, Italic, Strike, Code, Subscript, Superscript, StoryLink,
      CaretFirst, Quotes, BlockIds, BlockMoves, History, Dropcursor, Gapcursor,
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
