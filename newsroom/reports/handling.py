"""The one door: whatever becomes of a report passes here, is logged, and is told to its reader."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Edition
from newsroom.reports import letters
from newsroom.reports.models import Report, Step
from newsroom.reports.querysets import HANDLE
from newsroom.reports.states import CLOSED, WAYS, State


@transaction.atomic
def handle(
    report: Report,
    name: str,
    *,
    by: Any,
    words: str = "",
    tell: bool = False,
    correction: Edition | None = None,
    now: datetime | None = None,
) -> Step:
    """Take a report one step along, all or nothing; the reader is told by mail where they can be.

    Answers and corrections are always told; a dismissal with `tell` only.
    Raises PermissionDenied; or ValidationError with each sentence at the field it concerns.
    """
    if not by.has_perm(HANDLE, report.article):
        raise PermissionDenied(_("You may not handle reports on this story."))
    return step(report, name, by=by, words=words, tell=tell, correction=correction, now=now)


@transaction.atomic
def step(
    report: Report,
    name: str,
    *,
    by: Any,
    words: str = "",
    tell: bool = False,
    correction: Edition | None = None,
    now: datetime | None = None,
) -> Step:
    """The same without asking who may: for what follows from a publication."""
    now, words = now or timezone.now(), words.strip()
    way = WAYS.get(name)
    if way is None:
        raise ValidationError(_("There is no such step."), code="unknown")
    stood = Report.objects.select_for_update().get(pk=report.pk)
    if stood.state not in way.start:
        raise ValidationError(
            _("Somebody else has dealt with this report meanwhile: it is “%(state)s”."),
            params={"state": stood.get_state_display()},
            code="closed",
        )
    if way.words and not words:
        raise ValidationError({"words": way.words})
    if way.to == State.CORRECTED and correction is None:
        raise ValidationError(_("Say which edition corrects the story."), code="unlinked")
    tells = way.to in {State.ANSWERED, State.CORRECTED} or (way.to == State.DISMISSED and tell)
    stood.state = way.to
    stood.taken_up_at = now if way.to == State.IN_HAND else stood.taken_up_at
    stood.closed_at = now if way.to in CLOSED else None
    stood.correction = correction
    stood.answer = words if way.words and tells else ""
    stood.save(update_fields=["state", "taken_up_at", "closed_at", "correction", "answer"])
    told = bool(tells and letters.tell(stood))
    made = Step.objects.create(report=stood, way=name, by=by, at=now, words=words, told=told)
    for field in ("state", "taken_up_at", "closed_at", "correction", "answer"):
        setattr(report, field, getattr(stood, field))
    return made
