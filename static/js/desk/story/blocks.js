/** The blocks of a story's body, as `articles.markup` allows them: nothing else can be written here. */
import {
  Blockquote, Document, Heading, HorizontalRule, Link, ListItem, Node, mergeAttributes,
} from "django-prose-editor/editor";

/** In the form an aside is a remark of the text's, no landmark of the page's. */
export const aside = () => ({ HTMLAttributes }) => {
  const dom = document.createElement("aside");
  for (const [name, value] of Object.entries({ ...HTMLAttributes, role: "note" })) {
    dom.setAttribute(name, value);
  }
  return { dom, contentDOM: dom };
};

export const StoryDocument = Document.extend({ content: "block+" });
export const Subhead = Heading.configure({ levels: [2, 3] });
export const Quotation = Blockquote.extend({ content: "(paragraph|bulletList|orderedList)+" });
export const Item = ListItem.extend({ content: "paragraph (paragraph|bulletList|orderedList)*" });
export const Rule = HorizontalRule;

/** A link knows its address and nothing else; the dialog that asks for it is ours. */
export const StoryLink = Link.extend({
  addAttributes() {
    return { href: { default: null, parseHTML: (element) => element.getAttribute("href") } };
  },
  addKeyboardShortcuts() {
    return {};
  },
}).configure({ openOnClick: false, autolink: true, linkOnPaste: true, defaultProtocol: "https" });

/** A pull quote: words lifted out of the story and set large. */
export const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "paragraph+",
  defining: true,
  parseHTML: () => [{ tag: "aside" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", mergeAttributes(HTMLAttributes), 0],
  addNodeView: aside,
  addCommands() {
    return {
      togglePullQuote: () => ({ commands }) => commands.toggleWrap(this.name),
    };
  },
});
