/** A gallery: several pictures of the library in an order, with a caption for all of them. */
import { Node, mergeAttributes } from "django-prose-editor/editor";
import { FigureView, WIDTH, captionOf, element, insertBlocks, leaveWithEnter } from "desk/story/figure";
import { wantsOf } from "desk/story/picture_block";
import { pictureFor, remember } from "desk/story/pictures";

const MOST = 40; // pictures

class GalleryView extends FigureView {
  constructor(view) {
    super(view, { width: view.editor.storage.picture.words.gallerywidth });
    this.list = element("ul", { className: "gallery-block" });
    this.news = element("p", { className: "visually-hidden" });
    this.news.setAttribute("role", "status");
    this.frame.append(this.list, this.news);
    const add = this.button("gallery-block__add", this.words.addpictures, () => {
      view.editor.storage.gallery.choose((pictures) => this.add(pictures));
    });
    this.width.before(add);
    this.show(this.words.gallerycaption);
  }

  get keys() {
    return this.node.attrs.pictures;
  }

  add(pictures) {
    for (const picture of pictures) remember(picture);
    const keys = [...new Set([...this.keys, ...pictures.map(({ key }) => key)])];
    this.set("pictures", keys.slice(0, MOST));
  }

  /** Another order, said to those who do not see it; the same button keeps the focus. */
  move(index, step) {
    const to = index + step;
    if (to < 0 || to >= this.keys.length) return;
    const keys = [...this.keys];
    keys.splice(to, 0, ...keys.splice(index, 1));
    this.set("pictures", keys);
    this.list.children[to].querySelector(`[data-step="${step}"]`).focus();
    this.news.textContent = this.words.place
      .replace("%(place)s", to + 1).replace("%(count)s", keys.length);
  }

  remove(index) {
    const keys = this.keys.filter((_key, place) => place !== index);
    if (!keys.length) return this.bar.querySelector(".picture-block__remove").click();
    this.set("pictures", keys);
    return this.list.children[Math.min(index, keys.length - 1)].querySelector("[data-remove]").focus();
  }

  draw() {
    this.list.replaceChildren(...this.keys.map((key, index) => this.item(key, index)));
  }

  item(key, index) {
    const known = pictureFor(key);
    const shown = known
      ? element("img", { src: known.thumb, alt: known.alt })
      : element("span", { className: "picture-block__missing", textContent: this.words.missing });
    const tool = (label, sign, act, data) => {
      const made = this.button("", sign, act);
      made.ariaLabel = `${label}: ${known?.alt || index + 1}`;
      made.title = label;
      Object.assign(made.dataset, data);
      return made;
    };
    const tools = element("span", { className: "gallery-block__tools" },
      tool(this.words.earlier, "←", () => this.move(index, -1), { step: -1 }),
      tool(this.words.later, "→", () => this.move(index, 1), { step: 1 }),
      tool(this.words.remove, "×", () => this.remove(index), { remove: "" }));
    const item = element("li", {}, shown, tools, known ? wantsOf(known, this.words) : "");
    item.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const isRtl = getComputedStyle(this.list).direction === "rtl";
      this.move(index, isRtl ? -step : step);
    });
    return item;
  }
}

export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "inline*",
  isolating: true,
  draggable: true,

  addStorage: () => ({ choose: () => {} }),
  addAttributes: () => ({
    pictures: {
      default: [],
      parseHTML: (figure) => figure.dataset.gallery.split(" ").filter(Boolean).slice(0, MOST),
      renderHTML: ({ pictures }) => ({ "data-gallery": pictures.join(" ") }),
    },
    width: { ...WIDTH, default: "wide" },
  }),
  parseHTML: () => [{ tag: "figure[data-gallery]", contentElement: captionOf }],
  renderHTML: ({ HTMLAttributes }) => ["figure", mergeAttributes(HTMLAttributes), ["figcaption", 0]],
  addNodeView: () => (view) => new GalleryView(view),
  addKeyboardShortcuts() {
    return leaveWithEnter(this.name);
  },
  addCommands() {
    return {
      insertGallery: (chosen, at) => (props) => {
        for (const picture of chosen) remember(picture);
        const pictures = [...new Set(chosen.map(({ key }) => key))].slice(0, MOST);
        return insertBlocks(props, [this.type.create({ pictures })], at);
      },
    };
  },
});
