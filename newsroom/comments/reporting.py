"""What readers report: it brings an approved comment back before a moderator."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.comments import moderation
from newsroom.comments.models import Comment, Report
from newsroom.comments.states import FOR_PEOPLE, LONGEST_NOTE, Standing
from newsroom.comments.words import tidy

REASONS = frozenset(value for value, _label in FOR_PEOPLE)
#: A moderator has looked at it once and kept it: now so many must find fault with it.
TO_REOPEN_WHAT_WAS_KEPT = 3


@transaction.atomic
def report(comment: Comment, *, reason: str, text: str = "", now: datetime | None = None) -> None:
    """Say what is wrong with a comment. It stays where it is until a moderator has decided."""
    now, text = now or timezone.now(), tidy(text)
    if reason not in REASONS:
        raise ValidationError({"reason": _("Choose what is wrong with it.")})
    if len(text) > LONGEST_NOTE:
        raise ValidationError({"text": _("At most %(most)d characters.") % {"most": LONGEST_NOTE}})
    stood = moderation.locked(comment)
    was_kept = stood.decisions.filter(move="approve", came_from=Standing.REPORTED).exists()
    others = stood.reports.filter(settled_at=None).count()
    if was_kept and stood.is_public and others + 1 < TO_REOPEN_WHAT_WAS_KEPT:
        Report.objects.create(comment=stood, reason=reason, text=text, at=now)
        return
    moderation.move(comment, "report", reason=reason, note=text, now=now)
