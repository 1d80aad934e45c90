"""What is done with comments, counted month by month as it is done; the public reads the totals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from newsroom.comments.models import Figure
from newsroom.comments.states import Reason

MONTHS = 24  # on the public page


@dataclass(frozen=True)
class Month:
    """What was done with comments in one month."""

    first: date
    counts: dict[str, int]  # received, approved, refused, reported, appealed, overturned, upheld
    refused: list[tuple[Any, int]]  # by reason, the commonest first


def count(what: str, *, at: datetime, reason: str = "") -> None:
    """Count a thing once more, inside the transaction that does it."""
    month = timezone.localtime(at).date().replace(day=1)
    figure, _ = Figure.objects.get_or_create(month=month, what=what, reason=reason)
    Figure.objects.filter(pk=figure.pk).update(times=F("times") + 1)


def finished_months(at: datetime | None = None) -> list[Month]:
    """The months that are over, the newest first: nothing in them changes any more."""
    this = timezone.localtime(at).date().replace(day=1)
    months: dict[date, list[Figure]] = {}
    for figure in Figure.objects.filter(month__lt=this).order_by("-month"):
        months.setdefault(figure.month, []).append(figure)
    return [month_of(first, months[first]) for first in list(months)[:MONTHS]]


def month_of(first: date, figures: list[Figure]) -> Month:
    counts: dict[str, int] = {}
    for figure in figures:
        counts[figure.what] = counts.get(figure.what, 0) + figure.times
    refused = [
        (Reason(figure.reason).label, figure.times)
        for figure in sorted(figures, key=lambda each: (-each.times, each.reason))
        if figure.what == "refused"
    ]
    return Month(first, counts, refused)
