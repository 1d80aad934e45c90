"""The lines of a story's history: versions and moves in one line of time, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from articles.models import Article, Move, Revision

PAUSE = timedelta(minutes=30)  # a person who saves again sooner is still at the same work


@dataclass(frozen=True)
class Entry:
    """One line of a story's history: a version that was saved, or a move that was made."""

    at: datetime
    person: Any
    revision: Revision
    move: Move | None = None
    before: Revision | None = None  # the version on top of which this one was made
    merged_into: int | None = None  # the version that took in this one, which was kept beside
    merged: int | None = None  # the version that was kept beside and taken into this one

    @property
    def initials(self) -> str:
        """Of the colleague, or of somebody from outside who answered."""
        if self.person:
            return self.person.initials
        names = self.move.person.split() if self.move else []
        return "".join(name[0] for name in names[:1] + names[1:][-1:]).upper()

    @property
    def growth(self) -> int:
        """By how many words the story grew."""
        return self.revision.words - (self.before.words if self.before else 0)

    @property
    def difference(self) -> str:
        """The growth with its sign."""
        return f"+{self.growth}" if self.growth > 0 else f"−{abs(self.growth)}"


@dataclass(frozen=True)
class Session:
    """Versions that one person saved one soon after the other, with no move between them."""

    entries: list[Entry]  # the newest first

    @property
    def person(self) -> Any:
        return self.entries[0].person

    @property
    def initials(self) -> str:
        return self.last.initials

    @property
    def first(self) -> Entry:
        return self.entries[-1]

    @property
    def last(self) -> Entry:
        return self.entries[0]

    @property
    def words_changed(self) -> int:
        return sum(entry.revision.words_changed for entry in self.entries)

    @property
    def names(self) -> list[str]:
        """The names that were given to versions in it, the oldest first."""
        return [entry.revision.name for entry in reversed(self.entries) if entry.revision.name]


def lines(article: Article, revisions: Sequence[Revision]) -> list[Entry]:
    """The versions of a page of history, and the moves made meanwhile."""
    moves = article.moves.select_related("by", "revision", "edition").defer(
        "revision__body", "edition__body"
    )
    merges = article.revisions.exclude(merged=None).values_list("number", "merged__number")
    taken_in, takes_in = {side: number for number, side in merges}, dict(merges)
    told = [
        Entry(
            revision.created_at,
            revision.author,
            revision,
            before=revision.parent,
            merged_into=taken_in.get(revision.number),
            merged=takes_in.get(revision.number),
        )
        for revision in revisions
    ]
    shown = {revision.number for revision in revisions}
    told += [
        Entry(move.at, move.by, move.revision, move=move)
        for move in moves
        if move.revision.number in shown
    ]
    return sorted(told, key=lambda line: (line.at, bool(line.move)), reverse=True)


def folded(entries: Iterable[Entry]) -> Iterator[Entry | Session]:
    """The same lines, with what was saved in one go as one."""
    run: list[Entry] = []
    for entry in entries:
        if run and not goes_on(run[-1], entry):
            yield one(run)
            run = []
        run.append(entry)
    if run:
        yield one(run)


def goes_on(later: Entry, entry: Entry) -> bool:
    """Whether two lines that follow each other are one person's work without a pause."""
    return (
        not (later.move or entry.move)
        and later.person == entry.person
        and later.at - entry.at < PAUSE
    )


def one(run: list[Entry]) -> Entry | Session:
    return run[0] if len(run) == 1 else Session(run)
