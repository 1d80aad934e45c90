"""A report's place as it was reported, as readers have it now, and as the desk is writing it."""

from __future__ import annotations

from dataclasses import dataclass

from articles.comparison.words import SAME, Piece, differ, fate, of_text
from articles.models import Edition, FixedContent
from newsroom.reports.anchoring import passage_in
from newsroom.reports.models import Report


@dataclass(frozen=True)
class Look:
    """What became of a passage, word by word; None where it is gone or nothing is there."""

    live: Edition | None
    readers: list[Piece] | None
    desk: list[Piece] | None  # where the working copy says something else than readers have

    @classmethod
    def at(cls, report: Report) -> Look:
        """The passage of a report in the live edition and in the newest version."""
        live = Edition.objects.live().filter(article=report.article_id).first()
        readers = compared(report, live)
        desk = compared(report, report.article.head)
        return cls(live, readers, None if desk == readers else desk)

    @property
    def is_same(self) -> bool:
        """Whether readers have the very words that were reported."""
        return fate(self.readers or []) == SAME and bool(self.readers)


def compared(report: Report, content: FixedContent | None) -> list[Piece] | None:
    """How a text says now what was reported."""
    now = passage_in(content, report.block) if content and report.block else None
    return differ(of_text(report.passage), of_text(now.text)) if now else None
