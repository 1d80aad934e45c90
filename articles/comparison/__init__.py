"""What changed between two versions of a story: field by field, block by block, word by word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import markup
from articles.comparison import words
from articles.comparison.blocks import aligned
from articles.comparison.galleries import fates
from articles.comparison.tables import ToldCell, in_one, told_table
from articles.comparison.words import CHANGED, DELETED, INSERTED, MOVED, SAME, Piece
from articles.markup import Block
from articles.models import Byline, Content, FixedContent

KINDS = {
    "p": _("Paragraph"),
    "h2": _("Subhead"),
    "h3": _("Smaller subhead"),
    "ul": _("List"),
    "ol": _("Numbered list"),
    "blockquote": _("Quotation"),
    "pullquote": _("Pull quote"),
    "facts": _("Fact box"),
    "picture": _("Picture"),
    "gallery": _("Gallery"),
    "embed": _("Embed"),
    "table": _("Table"),
    "hr": _("Rule"),
}
FIELDS = [field.name for field in Content._meta.local_fields if field.name != "body"]
WORDED = {"headline", "standfirst", "lead_caption", "search_title", "search_description"}


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A block of the story, or one of its fields, in both versions at once."""

    op: str
    label: str | Promise
    pieces: list[Piece] = field(default_factory=list)
    kind: str = ""
    was: str | Promise = ""  # the kind of block that it was before
    before: Any = None  # the picture or the embed, where the passage shows one
    after: Any = None
    table: list[list[ToldCell]] = field(default_factory=list)  # its rows
    gallery: list[tuple[str, Any]] = field(default_factory=list)  # what became of each picture
    block: str = ""  # the id that the block had in the older version

    @property
    def old_pieces(self) -> list[Piece]:
        """The passage as the older version has it, its removed words marked."""
        return [piece for piece in self.pieces if piece.op != INSERTED]

    @property
    def new_pieces(self) -> list[Piece]:
        """The passage as the newer version has it, its added words marked."""
        return [piece for piece in self.pieces if piece.op != DELETED]


@dataclass(frozen=True)
class Comparison:
    """Two versions of a story, told as one."""

    fields: list[Passage]
    blocks: list[Passage]

    @cached_property
    def changed_fields(self) -> list[Passage]:
        return [passage for passage in self.fields if passage.op != SAME]

    @cached_property
    def is_same(self) -> bool:
        return not self.changed_fields and all(block.op == SAME for block in self.blocks)

    @cached_property
    def runs(self) -> list[tuple[str, list[Passage]]]:
        """The blocks in order, unchanged neighbours together."""
        return [
            (SAME if untouched else CHANGED, list(blocks))
            for untouched, blocks in groupby(self.blocks, lambda block: block.op == SAME)
        ]

    @property
    def added(self) -> int:
        return self._count(INSERTED)

    @property
    def removed(self) -> int:
        return self._count(DELETED)

    def _count(self, op: str) -> int:
        return sum(
            any(map(str.isalnum, word))
            for passage in self.fields + self.blocks
            for piece in passage.pieces
            if piece.op == op
            for word in piece.text.split()
        )


def compare(
    old: FixedContent, new: FixedContent, pictures: Mapping[str, Any] | None = None
) -> Comparison:
    """Everything that differs between two versions, fields first; pictures are given by key."""
    fields = [changed_field(old, new, name) for name in FIELDS]
    for names, label in ((signatures, _("bylines")), (topics, _("tags"))):
        told = words.differ(words.of_names(names(old)), words.of_names(names(new)))
        fields.append(Passage(op=words.fate(told), label=label, pieces=told))
    return Comparison(fields, list(changed_blocks(old.body, new.body, pictures or {})))


def changed_field(old: FixedContent, new: FixedContent, name: str) -> Passage:
    label = Content._meta.get_field(name).verbose_name
    if name == "lead_picture":
        before, after = old.lead_picture, new.lead_picture
        op = SAME if before == after else CHANGED
        return Passage(op=op, label=label, before=before, after=after)
    if name in WORDED:
        told = words.differ(*(words.of_text(getattr(version, name)) for version in (old, new)))
    else:
        told = words.differ(*(words.of_names(shown(version, name)) for version in (old, new)))
    return Passage(op=words.fate(told), label=label, pieces=told)


def shown(version: FixedContent, name: str) -> list[str]:
    """A choice or a name as people read it."""
    display = getattr(version, f"get_{name}_display", None)
    value = display() if display else getattr(version, name)
    return [str(value)] if value else []


def signatures(version: FixedContent) -> list[str]:
    """Who signs, and what each did where it was not the words."""
    roles = dict(Byline.Role.choices)
    return [
        byline["name"]
        if byline["role"] == Byline.Role.WORDS
        else f"{byline['name']} ({roles.get(byline['role'], byline['role'])})"
        for byline in version.bylines
    ]


def topics(version: FixedContent) -> list[str]:
    return [tag["name"] for tag in version.tags]


def changed_blocks(old: str, new: str, pictures: Mapping[str, Any]) -> Iterator[Passage]:
    """Both bodies as one run of passages."""
    for before, after, moved in aligned(markup.blocks(old), markup.blocks(new)):
        kind = next(block.kind for block in (after, before) if block)
        table = told_rows(before, after)
        told = in_one(table) if table else told_of(before, after)
        yield Passage(
            op=MOVED if moved else op_of(before, after, told),
            label=KINDS.get(kind, kind),
            pieces=told,
            kind=kind,
            table=table,
            was=KINDS[before.kind] if before and before.kind != kind else "",
            block=before.id if before else "",
            before=shown_in(before, kind, pictures),
            after=shown_in(after, kind, pictures),
            gallery=fates(
                before.gallery if before else (), after.gallery if after else (), pictures
            ),
        )


def told_rows(before: Block | None, after: Block | None) -> list[list[ToldCell]]:
    """The rows of a table in both versions; none where the block is or was something else."""
    if {block.kind for block in (before, after) if block} != {"table"}:
        return []
    return told_table(*(block.html if block else "" for block in (before, after)))


def told_of(before: Block | None, after: Block | None) -> list[Piece]:
    """The words of a block in both versions; those that nobody touched are read once."""
    old, new = (block.html if block else "" for block in (before, after))
    read = words.of_html(new)
    return words.differ(read if old == new else words.of_html(old), read)


def shown_in(block: Block | None, kind: str, pictures: Mapping[str, Any]) -> Any:
    """The picture or the embed of a block, if it is of this kind."""
    if block is None or block.kind != kind:
        return None
    return block.embed or pictures.get(block.picture)


def op_of(before: Block | None, after: Block | None, told: list[Piece]) -> str:
    """What became of a block: its frame counts as much as its words, and a picture is an atom."""
    if before is None or after is None:
        return INSERTED if after else DELETED
    frames = {
        (block.kind, block.picture_keys, block.embed, block.width) for block in (before, after)
    }
    return SAME if words.fate(told) == SAME and len(frames) == 1 else CHANGED
