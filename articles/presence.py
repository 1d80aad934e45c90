"""Who else has a story open, heard of by the beats of their windows: advice, nothing is locked."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles.models import Article, Presence


@dataclass
class Here:
    """A person who has a story open, in however many windows."""

    person: Any
    since: datetime
    unsaved: bool


def beat(
    article: Article,
    person: Any,
    window: uuid.UUID,
    *,
    unsaved: bool = False,
    hidden: bool = False,
    at: datetime | None = None,
) -> None:
    """A window says that it has the story open, for the first time or still."""
    at = at or timezone.now()
    said = {"seen": at, "unsaved": unsaved, "hidden": hidden}
    place = {"article": article, "person": person, "window": window}
    if not Presence.objects.filter(**place).update(**said):
        Presence.objects.get_or_create(**place, defaults=said | {"since": at})


def leave(article: int, person: Any, window: uuid.UUID) -> None:
    """A window says that it is being closed."""
    Presence.objects.filter(article=article, person=person, window=window).delete()


def here(
    article: Article, *, but: uuid.UUID | None = None, at: datetime | None = None
) -> list[Here]:
    """Who has a story open, who came first before the others; but for one window, the asker's."""
    at = at or timezone.now()
    rows = Presence.objects.filter(article=article).select_related("person").order_by("since", "pk")
    people: dict[int, Here] = {}
    gone = []
    for row in rows:
        if row.is_gone(at):
            gone.append(row.pk)
        elif row.window != but:
            one = people.setdefault(row.person_id, Here(row.person, row.since, False))
            one.unsaved |= row.unsaved
    if gone:
        Presence.objects.filter(pk__in=gone).delete()
    return list(people.values())


def clear_away(at: datetime | None = None) -> None:
    """Delete what windows left behind that went without a word."""
    Presence.objects.gone(at).delete()
