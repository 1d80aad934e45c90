"""What readers see of a story's comments: the newest ones kept beside the story, so that its page
asks nothing more; the rest by key."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.models import Article
from newsroom.comments.models import Comment, Thread
from newsroom.comments.states import Standing
from newsroom.comments.words import Piece, paragraphs

ON_THE_STORY = 20  # threads
A_PAGE = 50
ANSWERS = 5  # of one thread where several are shown
MOST_ANSWERS = 500  # of one thread on its own page


@dataclass(frozen=True)
class Shown:
    """A comment as readers see it; `gone` says why only its answers are left."""

    key: str
    name: str
    at: str
    text: str
    is_of_staff: bool = False
    is_edited: bool = False
    gone: str = ""  # “withdrawn” or “removed”
    answers: tuple[Shown, ...] = field(default=())
    has_more: bool = False

    @property
    def moment(self) -> datetime | None:
        return parse_datetime(self.at)

    @property
    def paragraphs(self) -> list[list[list[Piece]]]:
        return paragraphs(self.text)


def refresh(article: Article, at: datetime | None = None) -> None:
    """Write down what readers see of a story's comments; every page that shows them follows."""
    comments = Comment.objects.on(article)
    newest = list(comments.threads()[: ON_THE_STORY + 1])
    found = {
        "tally": comments.approved().count(),
        "shown": [asdict(each) for each in with_answers(newest[:ON_THE_STORY])],
        "has_more": len(newest) > ON_THE_STORY,
        "shown_at": at or timezone.now(),
    }
    if newest or Thread.objects.filter(article=article).exists():
        Thread.objects.update_or_create(article=article, defaults=found)


def read(rows: Iterable[dict[str, Any]]) -> list[Shown]:
    """What `refresh` wrote."""
    return [
        Shown(**{**row, "answers": tuple(Shown(**each) for each in row["answers"])}) for row in rows
    ]


def with_answers(threads: list[Comment], most: int = ANSWERS) -> list[Shown]:
    """Some threads with the first of their answers, all in one question."""
    answers: dict[int, list[Shown]] = {thread.pk: [] for thread in threads}
    for answer in Comment.objects.answers_to(threads, most + 1):
        answers[answer.parent_id].append(seen(answer))
    return [
        replace(
            seen(thread),
            answers=tuple(answers[thread.pk][:most]),
            has_more=len(answers[thread.pk]) > most,
        )
        for thread in threads
    ]


def seen(comment: Comment) -> Shown:
    """A comment as anybody may see it: of one that is gone nothing but that."""
    place = (comment.published_at or comment.written_at).isoformat()
    if comment.is_public:
        return Shown(
            key=str(comment.key),
            name=comment.name,
            at=place,
            text=comment.text,
            is_of_staff=comment.is_of_staff,
            is_edited=comment.edited_at is not None,
        )
    gone = "withdrawn" if comment.standing == Standing.WITHDRAWN else "removed"
    return Shown(key=str(comment.key), name="", at=place, text="", gone=gone)
