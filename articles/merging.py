"""Three versions of a story made one: what does not clash is merged, what clashes is asked about.

Fields are compared as wholes, tags one by one, the body block by block. A block is known by its id,
which it keeps through edits. No words are lost: whatever only one side wrote is in the result, and
where both changed the same thing, both are kept in a Clash until somebody chooses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from articles import markup
from articles.models import Revision
from articles.models.content import CONTENT_COLUMNS

FIELDS = tuple(name for name in CONTENT_COLUMNS if name != "body")
MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True)
class Version:
    """What three-way comparison looks at: the content, who signs it, what it is about."""

    content: Mapping[str, Any]
    bylines: Sequence[tuple[int, str]]  # (author, role), in order
    tags: frozenset[int]

    @classmethod
    def of(cls, revision: Revision) -> Version:
        """A revision's words, as they were kept."""
        return cls(
            content=revision.content(),
            bylines=tuple((line["author"], line["role"]) for line in revision.bylines),
            tags=frozenset(tag["tag"] for tag in revision.tags),
        )


@dataclass(frozen=True)
class Clash:
    """One place that both sides changed, each in its own way; None where a side took it out."""

    place: str  # a field's name, “bylines”, or a block's id
    base: Any
    mine: Any
    theirs: Any

    @property
    def is_block(self) -> bool:
        return bool(markup.BLOCK_ID.fullmatch(self.place))


@dataclass
class Merge:
    """What three versions make together; until a clash is decided, theirs stands in its place."""

    version: Version
    clashes: list[Clash] = field(default_factory=list)


def merge(
    base: Version, mine: Version, theirs: Version, choices: Mapping[str, str] | None = None
) -> Merge:
    """Merge what two people made of one version.

    `choices` decides clashes, by place: “mine”, “theirs” or, for a block, “both” (theirs first).
    """
    table = _Table(choices or {})
    content = {
        name: table.decide(name, base.content[name], mine.content[name], theirs.content[name])
        for name in FIELDS
    }
    content["body"] = _merge_bodies(
        base.content["body"], mine.content["body"], theirs.content["body"], table
    )
    bylines = table.decide(
        "bylines", tuple(base.bylines), tuple(mine.bylines), tuple(theirs.bylines)
    )
    tags = (theirs.tags | (mine.tags - base.tags)) - (base.tags - mine.tags)
    return Merge(Version(content, bylines, tags), table.clashes)


class _Table:
    """Where each place is decided, by the rule of three or by somebody's choice."""

    def __init__(self, choices: Mapping[str, str]) -> None:
        self.choices = choices
        self.clashes: list[Clash] = []

    def decide(self, place: str, base: Any, mine: Any, theirs: Any) -> Any:
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        choice = self.choices.get(place)
        if choice == MINE:
            return mine
        if choice == BOTH and markup.BLOCK_ID.fullmatch(place) and mine and theirs:
            return theirs + mine
        if choice != THEIRS:
            self.clashes.append(Clash(place, base, mine, theirs))
        return theirs


def _merge_bodies(base: str, mine: str, theirs: str, table: _Table) -> str:
    ours, yours, before = ({b.id: b.whole for b in markup.blocks(x)} for x in (mine, theirs, base))
    kept = {}
    for name in _order(list(before), list(ours), list(yours)):
        decided = table.decide(name, before.get(name), ours.get(name), yours.get(name))
        if decided is not None:
            kept[name] = decided
    return "".join(kept.values())


def _order(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """All blocks of the three bodies: in the order of whoever moved any, new ones after the block
    that they were written after. Where both moved blocks, theirs is the order."""
    moved = [name for name in mine if name in base] != [name for name in base if name in mine]
    also = [name for name in theirs if name in base] != [name for name in base if name in theirs]
    lead, rest = (mine, theirs) if moved and not also else (theirs, mine)
    order = list(lead)
    for source in (rest, base):
        for place, name in enumerate(source):
            if name in order:
                continue
            before = next((each for each in reversed(source[:place]) if each in order), None)
            order.insert(order.index(before) + 1 if before else 0, name)
    return order
