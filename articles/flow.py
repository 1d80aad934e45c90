"""Words and elements in a row, laid out as blocks."""

from lxml import html

BLOCKS = frozenset(["p", "h2", "h3", "ul", "ol", "blockquote", "table", "hr", "aside", "figure"])
INLINE = frozenset(["strong", "em", "a", "s", "sub", "sup", "code", "br", "small"])
IN_FACTS = frozenset({"p", "ul", "ol"})


class Flow:
    """Lays out a container's content as blocks; what stands between blocks becomes paragraphs."""

    holds = BLOCKS

    def __init__(self, shaped: html.HtmlElement) -> None:
        self.shaped = shaped
        self.paragraph: html.HtmlElement | None = None
        self.last: html.HtmlElement | None = None  # in the paragraph; counting would take long

    def take(self, container: html.HtmlElement) -> None:
        self.text(container.text)
        for child in list(container):
            tail, child.tail = child.tail, None
            if child.tag in self.holds:
                self.block(child)
            elif child.tag in INLINE:
                self.open().append(child)
                self.last = child
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
        if self.last is not None:
            self.last.tail = (self.last.tail or "") + words
        else:
            paragraph.text = (paragraph.text or "") + words

    def block(self, block: html.HtmlElement) -> None:
        self.close()
        if block.tag == "aside" and block.get("data-kind"):
            block = _facts(block)
        if block.tag in {"hr", "figure"} or "".join(block.itertext()).strip():
            self.shaped.append(block)

    def open(self) -> html.HtmlElement:
        if self.paragraph is None:
            self.paragraph = html.Element("p")
        return self.paragraph

    def close(self) -> None:
        if self.paragraph is not None and "".join(self.paragraph.itertext()).strip():
            self.shaped.append(self.paragraph)
        self.paragraph = self.last = None


class FactFlow(Flow):
    holds = IN_FACTS | {"h2", "h3"}

    def block(self, block: html.HtmlElement) -> None:
        self.close()
        if block.tag not in IN_FACTS:
            block.tag = "h3" if self.shaped.find("*") is None else "p"
        super().block(block)


def _facts(aside: html.HtmlElement) -> html.HtmlElement:
    """A fact box: a title at most, then paragraphs and lists."""
    box = html.Element("aside", dict(aside.attrib))
    FactFlow(box).take(aside)
    return box
