"""The shape of a body: which elements there are, and which may stand in which.

Works on trees that have been cleaned of everything dangerous; what comes of it is cleaned again.
"""

import secrets

from lxml import etree, html

BLOCKS = frozenset(["p", "h2", "h3", "ul", "ol", "blockquote", "table", "hr", "aside", "figure"])
INNER = frozenset(["li", "thead", "tbody", "tr", "th", "td", "figcaption"])
INLINE = frozenset(["strong", "em", "a", "s", "sub", "sup", "code", "br"])
RENAMED = {"b": "strong", "i": "em", "del": "s", "strike": "s", "h1": "h2"}
RENAMED |= dict.fromkeys(["h4", "h5", "h6"], "h3") | {"tfoot": "tbody"}
UNWRAPPED = frozenset(
    {"div", "section", "article", "main", "header", "footer", "center", "pre", "address", "caption"}
)
LIFTED = frozenset({"figure", "aside", "hr"})
NOT_IN_A_LINE = (BLOCKS | INNER | UNWRAPPED) - LIFTED
LINES_ONLY = frozenset({"p", "h2", "h3", "figcaption"})
HOLDS_PARAGRAPHS = frozenset({"li", "td", "th", "blockquote", "aside"})
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"


def shaped(root: html.HtmlElement) -> html.HtmlElement:
    """The same content in the shape of a body: known names, blocks at the top, an id on each."""
    _settle(root)
    _lift(root)
    shaped = html.Element("div")
    _Flow(shaped).take(root)
    seen: set[str] = set()
    for block in shaped:
        for inner in block.iterdescendants():
            inner.attrib.pop("id", None)
        if block.get("id") is None or block.get("id") in seen:
            block.set("id", new_block_id())
        seen.add(block.get("id"))
    return shaped


def _settle(root: html.HtmlElement) -> None:
    """Give every element a name of ours and only such content as it may hold, from inside out."""
    for element in reversed(list(root.iterdescendants())):
        element.tag = RENAMED.get(element.tag, element.tag)
        if element.tag == "figure" and not element.get("data-picture"):
            element.tag = "div"  # a picture that names none of ours: only its text is left
        holds_blocks = any(child.tag in NOT_IN_A_LINE for child in element)
        if (element.tag == "a" and not element.get("href")) or (
            element.tag in INLINE and holds_blocks
        ):
            _unwrap(element)
        elif element.tag in LINES_ONLY and holds_blocks:
            for inner in list(element.iterdescendants(*NOT_IN_A_LINE)):
                _unwrap(inner)
        elif element.tag in UNWRAPPED and element.getparent() is not root:
            if holds_blocks or element.getparent().tag not in HOLDS_PARAGRAPHS:
                _unwrap(element)
            else:
                element.tag = "p"


def _unwrap(element: html.HtmlElement) -> None:
    """Put an element's content in its place; words of a block stay apart from their neighbours."""
    if element.tag not in INLINE:
        element.text = " " + (element.text or "")
        element.tail = " " + (element.tail or "")
    element.drop_tag()


def _lift(root: html.HtmlElement) -> None:
    """Bring pictures, pull quotes and rules out of other blocks: they stand on their own."""
    for element in list(root.iter("figure", "aside", "hr")):
        top = element
        while top.getparent() is not root and top.getparent().tag not in UNWRAPPED:
            top = top.getparent()
        if top is not element:
            lifted = html.Element(element.tag, dict(element.attrib))
            lifted.text = element.text
            lifted.extend(list(element))
            element.tail = " " + (element.tail or "")
            element.drop_tree()
            lifted.tail, top.tail = top.tail, None
            top.addnext(lifted)
    for figure in root.iter("figure"):
        _caption(figure)


def _caption(figure: html.HtmlElement) -> None:
    """Make one caption of all the words that a picture holds."""
    loose = (figure.text or "") + "".join(child.tail or "" for child in figure)
    if loose.strip() or [child.tag for child in figure] not in ([], ["figcaption"]):
        words = " ".join(" ".join(figure.itertext()).split())
        for child in list(figure):
            figure.remove(child)
        etree.SubElement(figure, "figcaption").text = words
    figure.text = None


class _Flow:
    """Lays out a container's content as blocks; what stands between blocks becomes paragraphs."""

    def __init__(self, shaped: html.HtmlElement) -> None:
        self.shaped = shaped
        self.paragraph: html.HtmlElement | None = None

    def take(self, container: html.HtmlElement) -> None:
        self.text(container.text)
        for child in list(container):
            tail, child.tail = child.tail, None
            if child.tag in BLOCKS:
                self.block(child)
            elif child.tag in INLINE:
                self.open().append(child)
            else:  # a container that means nothing here: its content counts
                self.close()
                self.take(child)
                self.close()
            self.text(tail)
        self.close()

    def text(self, words: str | None) -> None:
        if not words or not (words.strip() or self.paragraph is not None):
            return
        paragraph = self.open()
        if len(paragraph):
            paragraph[-1].tail = (paragraph[-1].tail or "") + words
        else:
            paragraph.text = (paragraph.text or "") + words

    def block(self, block: html.HtmlElement) -> None:
        self.close()
        if block.tag in {"hr", "figure"} or "".join(block.itertext()).strip():
            self.shaped.append(block)

    def open(self) -> html.HtmlElement:
        if self.paragraph is None:
            self.paragraph = html.Element("p")
        return self.paragraph

    def close(self) -> None:
        if self.paragraph is not None and "".join(self.paragraph.itertext()).strip():
            self.shaped.append(self.paragraph)
        self.paragraph = None


def new_block_id() -> str:
    return "b-" + "".join(secrets.choice(ALPHABET) for _ in range(8))
