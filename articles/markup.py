"""The only place where HTML is trusted: cleaning it, its blocks, its plain text.

A body is a run of top-level blocks, each with an id that it keeps through edits. What may stand in
it is said once, in BLOCKS, INLINE and ATTRIBUTES; everything else is dropped and its text kept.
"""

import re
from dataclasses import dataclass, replace
from html import unescape

import nh3
from django.utils.safestring import SafeString, mark_safe
from lxml import etree, html

from articles import embeds
from articles.flow import BLOCKS, INLINE
from articles.shape import HOLDS_NOTES, INNER, MOST_PICTURES, RENAMED, UNWRAPPED, shaped
from articles.unseen import without_control

ATTRIBUTES = {
    "a": {"href"},
    "ol": {"start"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "figure": {"data-picture", "data-gallery", "data-embed", "data-ref", "data-width"},
    "aside": {"data-kind"},
}
ATTRIBUTES |= {tag: ATTRIBUTES.get(tag, set()) | {"id"} for tag in BLOCKS}
WIDTHS = frozenset({"text", "wide", "full"})
SCHEMES = {"http", "https", "mailto", "tel"}

DROPPED_WITH_CONTENT = {"script", "style", "title", "template", "noscript", "iframe", "object"}
DEEPEST = 24  # levels; nobody writes deeper, and what comes deeper is flattened

BLOCK_ID = re.compile(r"b-[a-z0-9]{8}")
LONGEST_REF = 300  # characters of what a provider calls a thing
PICTURE_KEY = re.compile(r"[A-Za-z0-9_-]{16,40}")
NUMBER = re.compile(r"[0-9]{1,3}")
TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)(?:\"[^\"]*\"|[^\">])*>")
VOID = frozenset({"br", "hr"})
WORD = re.compile(r"\S*[^\W_]\S*")


@dataclass(frozen=True)
class Block:
    """One top-level block of a body, as a template shows it."""

    id: str
    kind: str  # the tag's name, or “picture”, “gallery”, “embed”, “pullquote” or “facts”
    html: SafeString  # the whole block; of a picture, a gallery or an embed, its caption
    whole: str  # the block as it stands in the body
    picture: str = ""  # a picture's key
    gallery: tuple[str, ...] = ()  # the keys of a gallery's pictures
    embed: embeds.Embed | None = None
    width: str = "text"

    @property
    def picture_keys(self) -> tuple[str, ...]:
        """The keys of all pictures that it shows, in their order."""
        return (self.picture,) if self.picture else self.gallery


def clean(body: str) -> str:
    """A body as it may be stored: allowed elements only, each block with an id; safe to show.

    Takes any string that claims to be HTML. What comes out is the same when cleaned again.
    """
    tidy = _flatten(_LOOSE.clean(without_control(body)))
    return _STRICT.clean("".join(_serialise(block) for block in shaped(_parse(tidy))))


def blocks(body: str) -> list[Block]:
    """The top-level blocks of a cleaned body."""
    return [_block(element) for element in _parse(body)]


def text(body: str) -> str:
    """A body's plain text: a line for each paragraph, heading, list item, caption and table row.

    The cells of a table stand apart by semicolons. A footnote's words stand in brackets at the end
    of the line that they belong to, and count.
    """
    root = _parse(body)
    _end_lines_with_notes(root)
    return _lines(root)


def bare(body: str) -> str:
    """A cleaned body's words without their lines, quickly: for an index, not for eyes."""
    return unescape(INSIDE_LINES.sub("", BETWEEN_LINES.sub(" ", body)))


def text_and_notes(body: str) -> tuple[str, list[str]]:
    """A body's plain text without its footnotes, and the words of each."""
    root, notes = _parse(body), []
    for note in list(root.iter("small")):
        notes.append(" ".join(note.text_content().split()))
        note.drop_tree()
    return _lines(root), notes


def _lines(root: html.HtmlElement) -> str:
    for line in root.iter(*LINES):
        line.tail = "\n" + (line.tail or "")
    for gap in root.iter("br", "td", "th"):
        gap.tail = " " + (gap.tail or "")
    for row in root.iter("tr"):
        for cell in [cell for cell in row if cell.text_content().strip()][:-1]:
            cell.tail = ";" + cell.tail
    for nested in root.iter("ul", "ol"):
        nested.text = "\n" + (nested.text or "")
    lines = (" ".join(line.split()) for line in "".join(root.itertext()).splitlines())
    return "\n".join(line for line in lines if line)


def with_footnotes(blocks: list[Block]) -> tuple[list[Block], list[SafeString]]:
    """Blocks with a numbered reference in the place of each footnote, and the footnotes' words."""
    notes: list[SafeString] = []
    told = [_referring(block, notes) if "<small>" in block.html else block for block in blocks]
    return told, notes


def with_levels(blocks: list[Block]) -> list[Block]:
    """Blocks whose headings descend by one: a fact box before any heading ranks as the first."""
    first = next((at for at, block in enumerate(blocks) if block.kind == "h2"), len(blocks))
    return [
        _ranked_first(block) if at < first and block.kind == "facts" else block
        for at, block in enumerate(blocks)
    ]


def abroad(text: str, home: str) -> SafeString:
    """Safe HTML as other sites may show it: each address whole, from the page that it stands on.

    What means something to our own pages alone is left out.
    """
    root = _parse(without_control(text))
    for element in root.iter():
        for name in [name for name in element.attrib if name.startswith("data-")]:
            del element.attrib[name]
    root.make_links_absolute(home, resolve_base_href=False, handle_failures="ignore")
    return mark_safe(_inner(root))  # noqa: S308  (escaped or cleaned before)


def word_count(body: str) -> int:
    """How many words a body has, as white space divides them; a dash between two is none."""
    return len(WORD.findall(text(body)))


def links(body: str) -> list[tuple[str, str]]:
    """The links in a body, in their order: (words, address)."""
    return [
        (" ".join(link.text_content().split()), link.get("href", ""))
        for link in _parse(body).iter("a")
    ]


def picture_keys(body: str) -> list[str]:
    """The keys of the pictures in a body, in their order, each once."""
    figures = (block for block in _parse(body) if block.tag == "figure")
    named = (block.get("data-picture") or block.get("data-gallery", "") for block in figures)
    return list(dict.fromkeys(key for keys in named for key in keys.split()))


INSIDE_LINES = re.compile(r"<(?:\"[^\"]*\"|[^\">])*>")
BETWEEN_LINES = re.compile(
    r"</?(?:p|h2|h3|[uo]l|li|tr|t[dh]|br|hr|blockquote|figcaption|small)\b(?:\"[^\"]*\"|[^\">])*>"
)
LINES = ("p", "h2", "h3", "li", "tr", "blockquote", "figcaption")


def _block(element: html.HtmlElement) -> Block:
    name, whole = element.get("id", ""), _serialise(element)
    if element.tag == "figure":
        caption = element.find("figcaption")
        inner = "" if caption is None else _inner(caption)
        embed = embeds.embed(element.get("data-embed", ""), element.get("data-ref", ""))
        gallery = tuple(element.get("data-gallery", "").split())
        return Block(
            id=name,
            kind="embed" if embed else "gallery" if gallery else "picture",
            html=mark_safe(inner),  # noqa: S308  (cleaned when stored)
            whole=whole,
            picture=element.get("data-picture", ""),
            gallery=gallery,
            embed=embed,
            width=element.get("data-width", "text"),
        )
    kind = str(element.tag)
    if kind == "aside":
        kind = element.get("data-kind", "pullquote")
    return Block(name, kind, mark_safe(whole), whole)  # noqa: S308


def _referring(block: Block, notes: list[SafeString]) -> Block:
    root = _parse(block.whole)
    for note in list(root.iter("small")):
        notes.append(mark_safe(_inner(note)))  # noqa: S308  (cleaned when stored)
        number = str(len(notes))
        reference = html.Element("sup", {"class": "note-ref"})
        link = {"id": f"ref-{number}", "href": f"#note-{number}", "role": "doc-noteref"}
        etree.SubElement(reference, "a", link).text = number
        reference.tail, note.tail = note.tail, None
        note.getparent().replace(note, reference)
    return replace(block, html=mark_safe(_serialise(root[0])))  # noqa: S308


def _ranked_first(box: Block) -> Block:
    ranked = box.html.replace("<h3>", '<h3 aria-level="2">', 1)
    return replace(box, html=mark_safe(ranked))  # noqa: S308


def _end_lines_with_notes(root: html.HtmlElement) -> None:
    """Take each footnote out of its sentence, and put its words after the line."""
    told: dict[html.HtmlElement, list[str]] = {}
    for note in list(root.iter("small")):
        line = next(note.iterancestors(*HOLDS_NOTES))
        told.setdefault(line, []).append(f" [{' '.join(note.text_content().split())}]")
        note.drop_tree()
    for line, notes in told.items():
        nested = next((child for child in line if child.tag in BLOCKS), None)
        end = html.Element("span")
        end.text = "".join(notes)
        if nested is None:
            line.append(end)
        else:
            nested.addprevious(end)


def _keep_attribute(tag: str, name: str, value: str) -> str | None:
    """An attribute's value as far as it means something to us, else nothing."""
    if name == "data-gallery":
        keys = dict.fromkeys(key for key in value.split() if PICTURE_KEY.fullmatch(key))
        return " ".join(list(keys)[:MOST_PICTURES]) or None
    allowed = {
        "id": BLOCK_ID.fullmatch(value),
        "data-picture": PICTURE_KEY.fullmatch(value),
        "data-embed": value in embeds.PROVIDERS,
        "data-ref": len(value) <= LONGEST_REF,
        "data-kind": value == "facts",
        "data-width": value in WIDTHS,
        "scope": value in {"row", "col", "rowgroup", "colgroup"},
        "colspan": NUMBER.fullmatch(value),
        "rowspan": NUMBER.fullmatch(value),
        "start": NUMBER.fullmatch(value),
        "href": len(value) <= 2000,
    }
    return value if allowed.get(name) else None


_LOOSE = nh3.Cleaner(
    tags=BLOCKS | INNER | INLINE | RENAMED.keys() | UNWRAPPED,
    clean_content_tags=DROPPED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    attribute_filter=_keep_attribute,
    link_rel=None,
    url_schemes=SCHEMES,
)
_STRICT = nh3.Cleaner(
    tags=BLOCKS | INNER | INLINE,
    clean_content_tags=DROPPED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    attribute_filter=_keep_attribute,
    link_rel=None,
    url_schemes=SCHEMES,
)


def _flatten(tidy: str) -> str:
    """Well-formed HTML without the elements that stand deeper than anybody writes."""
    open_elements: list[bool] = []  # whether each was kept

    def keep(tag: re.Match) -> str:
        if tag["name"] in VOID:
            return tag[0]
        if tag["close"]:
            return tag[0] if open_elements and open_elements.pop() else ""
        open_elements.append(len(open_elements) < DEEPEST)
        return tag[0] if open_elements[-1] else ""

    return TAG.sub(keep, tidy)


def _parse(body: str) -> html.HtmlElement:
    """The blocks as children of one element."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True)
    document = html.document_fromstring(f"<div>{body}</div>".encode(), parser=parser)
    return document.find("body/div")


def _serialise(element: html.HtmlElement) -> str:
    return html.tostring(element, encoding="unicode", with_tail=False)


def _inner(element: html.HtmlElement) -> str:
    """What stands inside an element, without the element."""
    whole = _serialise(element)
    return whole[whole.index(">") + 1 : whole.rindex("<")]
