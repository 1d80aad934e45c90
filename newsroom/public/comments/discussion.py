"""The comments as a story's page shows them: with what the story was fetched with, and no more."""

from dataclasses import dataclass
from uuid import UUID

from articles.models import Edition
from newsroom.comments import showing
from newsroom.comments.opening import Opening, beside, opening_of
from newsroom.comments.showing import Shown


@dataclass(frozen=True)
class Discussion:
    """What stands below a story."""

    key: UUID
    opening: Opening
    tally: int
    threads: list[Shown]
    has_more: bool


def discussion_of(edition: Edition) -> Discussion | None:
    """A live story's comments; None where it takes none and has none."""
    opening, thread = opening_of(edition), beside(edition.article, "comment_thread")
    tally = thread.tally if thread else 0
    if not tally and not opening.is_open:
        return None
    threads = showing.read(thread.shown) if thread else []
    has_more = bool(thread and thread.has_more)
    return Discussion(edition.article.key, opening, tally, threads, has_more)
