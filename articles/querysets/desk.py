"""What is around a story at the desk: slots, windows, notes, links, house rules."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.reach import within_reach

if TYPE_CHECKING:
    from articles.models import Section

# How long a window may be silent; browsers let those in the background speak once a minute only.
PATIENCE = {False: timedelta(seconds=45), True: timedelta(seconds=150)}


class AutosaveQuerySet(models.QuerySet):
    def of(self, person: Any) -> Self:
        """Somebody's own slots: nobody reads another's."""
        return self.filter(person=person)


class PresenceQuerySet(models.QuerySet):
    def gone(self, at: datetime | None = None) -> Self:
        """Windows that have been silent for so long that they must be closed."""
        at = at or timezone.now()
        silent = [Q(hidden=hidden, seen__lte=at - span) for hidden, span in PATIENCE.items()]
        return self.filter(silent[0] | silent[1])

    def here(self, at: datetime | None = None) -> Self:
        """Windows in which a story is open at a moment (now, if not said)."""
        at = at or timezone.now()
        heard = [Q(hidden=hidden, seen__gt=at - span) for hidden, span in PATIENCE.items()]
        return self.filter(heard[0] | heard[1])


class NoteQuerySet(models.QuerySet):
    def unresolved(self) -> Self:
        return self.filter(resolved_at=None, reply_to=None)


class MentionQuerySet(models.QuerySet):
    def unread(self, person: Any) -> Self:
        """What calls for somebody and was not seen yet."""
        return self.filter(person=person, read_at=None)


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, at: datetime | None = None) -> Self:
        """Links that still lead somewhere; a killed story's never do."""
        now = at or timezone.now()
        return self.filter(revoked_at=None, expires_at__gt=now, article__sealed=False)


class HouseRuleQuerySet(models.QuerySet):
    def permitting(self, user: Any, permission: str) -> Self:
        """The rules on which somebody has a permission; the paper's own are for the unconfined."""
        return within_reach(self, user, permission, "section")

    def for_section(self, section: Section | None) -> Self:
        """The rules in force for a story of a section: the paper's and the section's own."""
        return self.filter(Q(section=None) | Q(section=section), is_active=True)
