"""The archive: years, months and days, and the ways from one to the next."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Subquery
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from articles.models import Edition
from articles.querysets import EditionQuerySet
from articles.states import FAR_FUTURE, LONG_AGO


@dataclass(frozen=True)
class Period:
    """A year, a month of one, or a day, in the site's time zone."""

    first: date
    parts: tuple[int, ...]  # (2026,), (2026, 11) or (2026, 11, 22)

    @classmethod
    def named(cls, *parts: int | None) -> Period:
        """The period that a year, perhaps with a month and a day, names; Http404 if none does."""
        given = tuple(part for part in parts if part is not None)
        try:
            first = date(*[*given, 1, 1][:3])
        except ValueError:
            raise Http404 from None
        return cls(first, given)

    @classmethod
    def around(cls, moment: datetime, grain: int) -> Period:
        """The year (grain 1), month (2) or day (3) in which a moment lies."""
        day = timezone.localdate(moment)
        return cls.named(*(day.year, day.month, day.day)[:grain])

    @property
    def grain(self) -> str:
        return ("year", "month", "day")[len(self.parts) - 1]

    @property
    def start(self) -> datetime:
        return midnight(self.first)

    @property
    def end(self) -> datetime:
        year, month = self.first.year, self.first.month
        following = {
            "year": date(year + 1, 1, 1),
            "month": date(year + month // 12, month % 12 + 1, 1),
            "day": self.first + timedelta(days=1),
        }
        return midnight(following[self.grain])

    @property
    def whole(self) -> Period | None:
        """The year of a month, the month of a day."""
        return Period.named(*self.parts[:-1]) if len(self.parts) > 1 else None

    def get_absolute_url(self) -> str:
        return reverse(f"public:{self.grain}", args=self.parts)

    @cached_property
    def earlier(self) -> Period | None:
        """The nearest period of this kind before this one in which something was published."""
        story = live_between(LONG_AGO, self.start).newest().first()
        return story and Period.around(story.published_at, len(self.parts))

    @cached_property
    def later(self) -> Period | None:
        """The nearest period of this kind after this one in which something was published."""
        story = live_between(self.end, FAR_FUTURE).newest().reverse().first()
        return story and Period.around(story.published_at, len(self.parts))

    def lies_in_history(self) -> bool:
        """Whether the paper came out before it, and it is not still to come."""
        return self.start <= timezone.now() and bool(self.earlier)

    @cached_property
    def inside(self) -> list[Period]:
        """The months of a year, or days of a month, in which something was published: one query."""
        if self.grain == "day":
            return []
        year, month = self.first.year, self.first.month
        last = 12 if self.grain == "year" else monthrange(year, month)[1]
        periods = [Period.named(*self.parts, number) for number in range(1, last + 1)]
        newest = [
            Subquery(live_between(period.start, period.end).newest().values("pk")[:1])
            for period in periods
        ]
        found = Edition.objects.filter(pk__in=newest).order_by()
        moments = found.values_list("published_at", flat=True)
        named = {Period.around(moment, len(self.parts) + 1) for moment in moments}
        return [period for period in periods if period in named]


def midnight(day: date) -> datetime:
    """The instant at which a day begins here."""
    return timezone.make_aware(datetime(day.year, day.month, day.day))


def live_between(start: datetime, end: datetime) -> EditionQuerySet:
    """Live stories first published in [start, end), without their bodies."""
    return Edition.objects.live().published_between(start, end).defer("body")
