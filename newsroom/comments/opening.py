"""Whether a story takes comments now, until when, and who reads them first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone

from articles.models import Edition
from newsroom.comments.models import Moderation, Policy, Thread, When
from newsroom.comments.models.rules import end_of

# What an edition is fetched with, so that its rules cost no question.
WITH_RULES = (
    "section__comment_policy",
    "department__comment_policy",
    "article__comment_thread",
)


@dataclass(frozen=True)
class Opening:
    """What holds for the comments of one story."""

    moderation: str
    closes_at: datetime | None = None
    is_open: bool = False

    @property
    def is_read_first(self) -> bool:
        return self.moderation != Moderation.AFTER


def opening_of(edition: Edition, at: datetime | None = None) -> Opening:
    """What holds for a story's comments at a moment (now, if not said)."""
    at = at or timezone.now()
    own, departments = edition.section, beside(edition, "department")  # a part follows its whole
    policy: Policy | None = beside(own, "comment_policy") or beside(departments, "comment_policy")
    thread: Thread | None = beside(edition.article, "comment_thread")
    said = policy.moderation if policy else Moderation.CLOSED
    when = thread.when if thread else When.AS_SECTION
    # Opened for one story only, it is read first: the section has nobody who waits for comments.
    moderation = said if said != Moderation.CLOSED else Moderation.BEFORE
    if when == When.CLOSED or (when == When.AS_SECTION and said == Moderation.CLOSED):
        return Opening(moderation)
    days = None
    if when == When.CLOSING and thread:
        days = thread.closes_after
    elif when == When.AS_SECTION and policy:
        days = policy.closes_after
    closes_at = None if days is None else end_of(edition.published_at, days)
    return Opening(moderation, closes_at, is_open=closes_at is None or at < closes_at)


def beside(owner: Any, name: str) -> Any:
    """The row that stands beside a section or a story, if there is one."""
    try:
        return getattr(owner, name, None)
    except ObjectDoesNotExist:
        return None


def live_edition(article_key: Any, at: datetime | None = None) -> Edition | None:
    """A story as readers have it, with its rules; None where they have nothing."""
    found = Edition.objects.live(at).filter(article__key=article_key)
    return found.select_related("section", "article", *WITH_RULES).order_by("live_from").first()
