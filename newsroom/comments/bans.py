"""Who may no longer comment: an address is banned, with a reason, until somebody lifts the ban."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.comments import moderation
from newsroom.comments.models import Comment, Writer
from newsroom.comments.states import BAN, LONGEST_NOTE, MODERATE, Actor, Reason, Standing


@transaction.atomic
def ban(comment: Comment, *, by: Any, note: str, now: datetime | None = None) -> None:
    """Ban a comment's writer; what waits of theirs within this moderator's reach is refused."""
    now, note = now or timezone.now(), note.strip()
    writer = asked(comment, by)
    if not note:
        raise ValidationError({"note": _("Say why: the reason is kept with the ban.")})
    if len(note) > LONGEST_NOTE:
        raise ValidationError({"note": _("At most %(most)d characters.") % {"most": LONGEST_NOTE}})
    if writer.banned_at:
        raise ValidationError(_("This writer is banned already."), code="closed")
    writer.banned_at, writer.banned_by, writer.ban_note = now, by, note
    writer.save()
    record(comment, "ban", by, note, now)
    waiting = writer.comments.permitting(by, MODERATE).standing(Standing.WAITING)
    for other in waiting:
        moderation.move(other, "refuse", by=by, reason=Reason.BANNED, now=now)


@transaction.atomic
def unban(comment: Comment, *, by: Any, now: datetime | None = None) -> None:
    """Let a comment's writer comment again."""
    now = now or timezone.now()
    writer = asked(comment, by)
    if not writer.banned_at:
        raise ValidationError(_("This writer is not banned."), code="closed")
    writer.banned_at, writer.banned_by, writer.ban_note = None, None, ""
    writer.save()
    record(comment, "unban", by, "", now)


def asked(comment: Comment, by: Any) -> Writer:
    """The writer, once it is sure that this person may ban them."""
    if by is None or not by.has_perm(BAN, comment):
        raise PermissionDenied(_("You may not ban this writer."))
    if comment.writer_id is None:
        raise ValidationError(_("Colleagues cannot be banned here: end their account."))
    return Writer.objects.select_for_update().get(pk=comment.writer_id)


def record(comment: Comment, name: str, by: Any, note: str, now: datetime) -> None:
    stood = moderation.locked(comment)
    moderation.log(
        stood, name, came_from=stood.standing, by=by, note=note, at=now, actor=Actor.MODERATOR
    )
