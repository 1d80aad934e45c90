"""Who may see or touch a front, and which launch of it is before the public when."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils import timezone

from articles.models import Edition
from articles.reach import within_reach
from newsroom.fronts import arrangement

if TYPE_CHECKING:
    from articles.models import Section


class FrontQuerySet(models.QuerySet):
    def permitting(self, user: Any, permission: str) -> Self:
        """The fronts on which somebody has a permission; who is confined has their sections'."""
        return within_reach(self, user, permission, "section")


class LaunchQuerySet(models.QuerySet):
    def of(self, section: Section | None) -> Self:
        """The launches of a section's front, or of the paper's."""
        return self.filter(front__section=section)

    def standing(self) -> Self:
        """Launches that nobody cancelled."""
        return self.filter(cancelled_at=None)

    def live(self, at: datetime | None = None) -> Self:
        """What is before the public at a moment: one launch of each front at most."""
        at = at or timezone.now()
        return self.standing().filter(live_from__lte=at, live_until__gt=at)

    def planned(self, at: datetime | None = None) -> Self:
        """What takes over after a moment, the next first."""
        return self.standing().filter(live_from__gt=at or timezone.now()).order_by("live_from")

    def begun(self, at: datetime | None = None) -> Self:
        """What is or was before the public by a moment."""
        return self.standing().filter(live_from__lte=at or timezone.now())

    def beginning_at(self, moment: datetime) -> Self:
        return self.standing().filter(live_from=moment)

    def begun_between(self, start: datetime, end: datetime) -> Self:
        """What took over in [start, end), the first first."""
        begun = self.standing().filter(live_from__gte=start, live_from__lt=end)
        return begun.order_by("live_from")

    def next_boundary(self, at: datetime | None = None) -> datetime | None:
        """The next instant at which a front changes though no story does."""
        at = at or timezone.now()
        changes = list(self.planned(at).values_list("live_from", flat=True)[:1])
        for rows in self.live(at).values_list("slots", flat=True):
            changes += arrangement.moments(arrangement.read(rows), at)
        return min(changes, default=None)


class LaunchPictureQuerySet(models.QuerySet):
    def shown(self, at: datetime | None = None) -> Self:
        """What readers may see at a moment on a front or a past one, which last with their stories.

        A launch that gave way to the next stays to be looked up (decision 9).
        """
        at = at or timezone.now()
        live = Edition.objects.live(at).filter(article=models.OuterRef("article"))
        begun = self.filter(shown_from__lte=at, launch__cancelled_at=None)
        return begun.filter(models.Exists(live))
