/** A picture in the body: it names a record of the library; what is shown here is only its look. */
import { Node, mergeAttributes } from "django-prose-editor/editor";
import { FigureView, WIDTH, captionOf, element, insertBlocks, kept, leaveWithEnter } from "desk/story/figure";
import { pictureFor, remember } from "desk/story/pictures";

/** What a picture still lacks before it may be published, with the way to say it; nothing if all is there. */
export function wantsOf(picture, words) {
  const lacking = [!picture.alt && words.noalt, !picture.credit && words.nocredit].filter(Boolean);
  if (!lacking.length) return "";
  return element("a", {
    className: "picture-block__wants", href: picture.url ?? "#", target: "_blank", rel: "noopener",
    textContent: lacking.join(" "),
  });
}

class PictureView extends FigureView {
  constructor(view) {
    super(view, { width: view.editor.storage.picture.words.width });
    this.image = element("img", { className: "picture-block__image", alt: "" });
    this.missing = element("p", {
      className: "picture-block__missing", textContent: this.words.missing,
    });
    this.frame.append(this.image, this.missing);
    this.show(this.words.caption);
  }

  draw() {
    const known = pictureFor(this.node.attrs.picture);
    this.image.hidden = !known;
    this.missing.hidden = Boolean(known);
    if (!known) return;
    if (this.image.getAttribute("src") !== known.preview) this.image.src = known.preview;
    this.image.alt = known.alt;
    this.credit.replaceChildren(known.credit, " ", wantsOf(known, this.words));
  }
}

export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "inline*",
  isolating: true,
  draggable: true,

  addOptions: () => ({ words: {} }),
  addStorage() {
    return { words: this.options.words };
  },
  addAttributes: () => ({ picture: kept("picture", "data-picture"), width: WIDTH }),
  parseHTML: () => [{ tag: "figure[data-picture]", contentElement: captionOf }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes), ["figcaption", 0]],
  addNodeView: () => (view) => new PictureView(view),
  addKeyboardShortcuts() {
    return leaveWithEnter(this.name);
  },
  addCommands() {
    return {
      insertPictures: (pictures, at) => (props) => {
        for (const picture of pictures) remember(picture);
        const blocks = pictures.map(({ key }) => this.type.create({ picture: key }));
        return insertBlocks(props, blocks, at);
      },
    };
  },
});
