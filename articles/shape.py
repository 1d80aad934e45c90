"""The shape of a body: which elements there are, and which may stand in which.

Works on trees that have been cleaned of everything dangerous; what comes of it is cleaned again.
"""

import secrets

from lxml import etree, html

from articles import embeds
from articles.flow import BLOCKS, INLINE, Flow

INNER = frozenset(["li", "thead", "tbody", "tr", "th", "td", "figcaption"])
RENAMED = {"b": "strong", "i": "em", "del": "s", "strike": "s", "h1": "h2"}
RENAMED |= dict.fromkeys(["h4", "h5", "h6"], "h3") | {"tfoot": "tbody"}
UNWRAPPED = frozenset(
    {"div", "section", "article", "main", "header", "footer", "center", "pre", "address", "caption"}
)
LIFTED = frozenset({"figure", "aside", "hr"})
NOT_IN_A_LINE = (BLOCKS | INNER | UNWRAPPED) - LIFTED
LINES_ONLY = frozenset({"p", "h2", "h3", "figcaption"})
# What a figure shows, by the attributes that name it; the first that holds is what it is.
NAMED_BY = {
    "data-picture": ("data-picture",),
    "data-gallery": ("data-gallery",),
    "data-embed": ("data-embed", "data-ref"),
}
MOST_PICTURES = 40  # of one gallery
HOLDS_PARAGRAPHS = frozenset({"li", "td", "th", "blockquote", "aside"})
HOLDS_NOTES = HOLDS_PARAGRAPHS | {"p"}
GONE = "span"  # an element of which only the content is left
ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"


def shaped(root: html.HtmlElement) -> html.HtmlElement:
    """The same content in the shape of a body: known names, blocks at the top, an id on each."""
    _settle(root)
    _lift(root)
    shaped = html.Element("div")
    Flow(shaped).take(root)
    _notes(shaped)
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
        if element.tag == "figure" and not _names_something(element):
            element.tag = "div"  # a figure that names nothing we know: only its text is left
        holds_blocks = any(child.tag in NOT_IN_A_LINE for child in element)
        if (element.tag == "a" and not element.get("href")) or (
            element.tag in INLINE and holds_blocks
        ):
            _unwrap(element)
        elif element.tag == "caption" and element.getparent().tag == "table":
            _line_of(element)
            element.tag = "p"  # what a table is about stands before it
            table = element.getparent()
            element.tail = None
            table.addprevious(element)
        elif element.tag in LINES_ONLY and holds_blocks:
            _line_of(element)
        elif element.tag in UNWRAPPED and element.getparent() is not root:
            if holds_blocks or element.getparent().tag not in HOLDS_PARAGRAPHS:
                _unwrap(element)
            else:
                element.tag = "p"
    etree.strip_tags(root, GONE)


def _line_of(element: html.HtmlElement) -> None:
    """Leave nothing in an element but words and marks."""
    for inner in reversed(list(element.iterdescendants(*NOT_IN_A_LINE))):
        _unwrap(inner)


def _names_something(figure: html.HtmlElement) -> bool:
    """Whether a figure shows something; what else it claims to show is taken from it."""
    if not embeds.embed(figure.get("data-embed", ""), figure.get("data-ref", "")):
        figure.attrib.pop("data-embed", None)
    shows = next((name for name in NAMED_BY if figure.get(name)), None)
    for name in ("data-picture", "data-gallery", "data-embed", "data-ref"):
        if name not in NAMED_BY.get(shows or "", ()):
            figure.attrib.pop(name, None)
    return shows is not None


def _notes(shaped: html.HtmlElement) -> None:
    """Small print is a footnote where a reference may stand; elsewhere only its words are left."""
    for small in reversed(list(shaped.iter("small"))):
        holders = [each.tag for each in small.iterancestors()]
        line = next(tag for tag in holders if tag not in INLINE)
        marks = holders[: holders.index(line)]
        has_words = bool("".join(small.itertext()).strip())
        if line not in HOLDS_NOTES or not has_words or "a" in marks or "small" in marks:
            small.tag = GONE
    etree.strip_tags(shaped, GONE)


def _unwrap(element: html.HtmlElement) -> None:
    """Put an element's content in its place; words of a block stay apart from their neighbours.

    Marks hold the words until all are taken out at once: lxml's own way counts siblings each time.
    """
    if element.tag not in INLINE:
        element.text = " " + (element.text or "")
        element.tail = " " + (element.tail or "")
    if any(child.tag in NOT_IN_A_LINE for child in element):
        words, rest = html.Element(GONE), html.Element(GONE)
        words.tail, rest.tail = element.text, element.tail
        element.text = element.tail = None
        for child in (words, *element, rest):
            element.addprevious(child)
        element.getparent().remove(element)
    else:
        element.tag = GONE


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


def new_block_id() -> str:
    return "b-" + "".join(ALPHABET[byte % len(ALPHABET)] for byte in secrets.token_bytes(8))
