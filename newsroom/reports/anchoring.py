"""Where in an edition a reader means: a block, and words that stand in it."""

from dataclasses import dataclass

from articles import markup
from articles.models import FixedContent


@dataclass(frozen=True)
class Passage:
    """A block of a text, in plain words."""

    id: str
    text: str


def passages(content: FixedContent) -> list[Passage]:
    """The blocks of a text that have words."""
    found = [Passage(block.id, plain(block.whole)) for block in markup.blocks(content.body)]
    return [passage for passage in found if passage.id and passage.text]


def passage_in(content: FixedContent, block: str) -> Passage | None:
    """The block of a text that an id names."""
    return next((passage for passage in passages(content) if passage.id == block), None)


def words_in(passage: Passage | None, words: str) -> str:
    """Quoted words as far as they stand in a passage; else none."""
    tidy = " ".join(words.split())
    return tidy if passage and tidy and tidy in passage.text else ""


def plain(html: str) -> str:
    return " ".join(markup.text(html).split())
