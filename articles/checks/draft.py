"""A story's words as the checks read them, saved or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from articles import markup


@dataclass(frozen=True)
class Passage:
    """One block of the text: its words line by line, and its links."""

    block: str
    kind: str
    text: str
    links: Sequence[tuple[str, str]] = ()  # (words, address)
    own: str = ""  # the text without its footnotes
    notes: Sequence[str] = ()  # the words of each footnote


@dataclass(frozen=True)
class Draft:
    """What the checks look at; nothing here asks the database."""

    headline: str = ""
    standfirst: str = ""
    body: str = ""  # cleaned
    search_title: str = ""
    search_description: str = ""
    is_signed: bool = True
    dead_links: frozenset[str] = frozenset()
    notes: Sequence[Any] = ()  # unresolved
    rules: Sequence[Any] = ()  # of house style
    lead_wants: Sequence[Any] = ()  # sentences about the lead picture
    pictures_want: dict[str, list] = field(default_factory=dict)  # sentences by key

    @cached_property
    def blocks(self) -> list[markup.Block]:
        return markup.blocks(self.body) if self.body else []

    @cached_property
    def passages(self) -> list[Passage]:
        return [
            Passage(
                block.id,
                block.kind,
                markup.text(block.whole),
                markup.links(block.whole),
                *markup.text_and_notes(block.whole),
            )
            for block in self.blocks
        ]

    @cached_property
    def places(self) -> list[tuple[str, str, str]]:
        """All that house style is about: (field, block, words)."""
        heads = [("headline", "", self.headline), ("standfirst", "", self.standfirst)]
        return [*heads, *(("body", passage.block, passage.text) for passage in self.passages)]
