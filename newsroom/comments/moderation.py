"""The one door: every change of a comment's standing passes here and is written down."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.comments import figures, letters, showing
from newsroom.comments.models import Appeal, Comment, Decision, Report, Writer
from newsroom.comments.states import (
    LONGEST_NOTE,
    MODERATE,
    PUBLIC,
    TRANSITIONS,
    Actor,
    Reason,
    Standing,
    Transition,
)

CLOSED = "closed"  # the code of a move that does not start where the comment stands


@transaction.atomic
def move(
    comment: Comment,
    name: str,
    *,
    by: Any = None,
    reason: str = "",
    note: str = "",
    seen: str = "",
    now: datetime | None = None,
) -> Decision:
    """Take a comment one step along its way, all or nothing.

    `seen` is the digest of the words that a moderator saw, if that is to be asked.
    Raises PermissionDenied; or ValidationError with each sentence at the field it concerns.
    """
    now = now or timezone.now()
    way = TRANSITIONS.get(name)
    if way is None:
        raise ValidationError(_("There is no such move."), code="unknown")
    stood = locked(comment)
    if stood.standing not in way.starts:
        raise ValidationError(
            _("This comment stands elsewhere by now: “%(standing)s”."),
            params={"standing": stood.get_standing_display()},
            code=CLOSED,
        )
    ask(way, stood, by=by, reason=reason, note=note, seen=seen)
    came_from = stood.standing
    BESIDES.get(name, nothing_besides)(stood, by, reason, note.strip(), now)
    stand(stood, way, reason=reason, note=note.strip(), now=now)
    if way.counted and came_from != way.to:
        by_reason = reason if way.counted == "refused" else ""
        figures.count(way.counted, at=now, reason=by_reason)
    made = log(stood, name, came_from=came_from, by=by, reason=reason, note=note.strip(), at=now)
    if (came_from in PUBLIC) != (way.to in PUBLIC) or way.to == Standing.WITHDRAWN:
        showing.refresh(stood.article, now)
    letters.write_of(stood, name, now)
    for field in ("standing", "reason", "note", "queued_at", "published_at", "text", "name"):
        setattr(comment, field, getattr(stood, field))
    return made


def ask(way: Transition, comment: Comment, *, by: Any, reason: str, note: str, seen: str) -> None:
    """Whether this person may make this move, with these words."""
    if way.actor == Actor.MODERATOR:
        if by is None or not by.has_perm(MODERATE, comment):
            raise PermissionDenied(_("You may not decide about this comment."))
        if seen and seen != comment.digest:
            raise ValidationError(
                _("The words have changed since you looked at them. Read them again first."),
                code="stale",
            )
    elif by is not None:
        raise PermissionDenied(_("This is not for moderators."))
    if way.reason and reason not in Reason.values:
        raise ValidationError({"reason": _("Say why: the writer is told.")})
    if len(note) > LONGEST_NOTE:
        raise ValidationError({"note": _("At most %(most)d characters.") % {"most": LONGEST_NOTE}})
    if way.second_person and not may_decide(by, comment):
        raise PermissionDenied(_("You refused this comment: another moderator decides."))


def may_decide(user: Any, comment: Comment) -> bool:
    """Whether somebody may decide an appeal: nobody who ever refused the comment."""
    refusals = comment.decisions.filter(move__in=("refuse", "uphold"), by=user)
    return user.has_perm(MODERATE, comment) and not refusals.exists()


def stand(comment: Comment, way: Transition, *, reason: str, note: str, now: datetime) -> None:
    """Write where a comment stands from now on."""
    if comment.standing == Standing.UNCONFIRMED and way.actor == Actor.HOUSE:
        comment.arrived_at = now
        figures.count("received", at=now)
    comment.queued_at = comment.queued_at if comment.standing == way.to else now
    comment.standing = way.to
    if way.counted == "refused":
        comment.reason, comment.note = reason, note
    elif way.to in PUBLIC:
        comment.reason = comment.note = ""
        comment.published_at = comment.published_at or now
    elif way.to == Standing.WITHDRAWN:
        comment.name = comment.text = comment.digest = ""
    comment.save()


def log(
    comment: Comment,
    name: str,
    *,
    came_from: str,
    at: datetime,
    by: Any = None,
    reason: str = "",
    note: str = "",
    actor: str = "",
) -> Decision:
    return Decision.objects.create(
        comment=comment,
        move=name,
        actor=actor or TRANSITIONS[name].actor,
        by=by,
        at=at,
        reason=reason,
        note=note,
        came_from=came_from,
        went_to=comment.standing,
    )


def locked(comment: Comment) -> Comment:
    """The comment as it stands in the database, held until the transaction ends."""
    found = Comment.objects.select_for_update().filter(pk=comment.pk).first()
    if found is None:  # never confirmed in time
        raise ValidationError(_("This comment is no longer there."), code=CLOSED)
    return found


# What a move writes besides the comment itself.


def settle_reports(comment: Comment, by: Any, reason: str, note: str, now: datetime) -> None:
    comment.reports.filter(settled_at=None).update(settled_at=now)


def keep_report(comment: Comment, by: Any, reason: str, note: str, now: datetime) -> None:
    Report.objects.create(comment=comment, reason=reason, text=note, at=now)


def lodge_appeal(comment: Comment, by: Any, reason: str, note: str, now: datetime) -> None:
    if Appeal.objects.filter(comment=comment).exists():
        raise ValidationError(_("There is one appeal, and it has been decided."), code=CLOSED)
    if not note:
        raise ValidationError({"note": _("Say why it should be printed.")})
    refusal = comment.decisions.filter(move__in=("refuse", "turn-away")).last()
    Appeal.objects.create(
        comment=comment, text=note, at=now, refused_by=refusal.by if refusal else None
    )


def grant_appeal(comment: Comment, by: Any, reason: str, note: str, now: datetime) -> None:
    Appeal.objects.filter(comment=comment).update(decided_by=by, decided_at=now, granted=True)


def reject_appeal(comment: Comment, by: Any, reason: str, note: str, now: datetime) -> None:
    Appeal.objects.filter(comment=comment).update(decided_by=by, decided_at=now, granted=False)


def forget_words(comment: Comment, by: Any, reason: str, note: str, now: datetime) -> None:
    """What its writer deletes is gone from the log too."""
    settle_reports(comment, by, reason, note, now)
    comment.reports.update(text="")
    comment.decisions.filter(actor=Actor.WRITER).update(note="")
    Appeal.objects.filter(comment=comment).update(text="")
    others = Comment.objects.filter(writer=comment.writer_id).exclude(pk=comment.pk)
    if not others.kept().exists():
        Writer.objects.filter(pk=comment.writer_id).update(email="")


def nothing_besides(comment: Comment, by: Any, reason: str, note: str, now: datetime) -> None:
    pass


BESIDES = {
    "approve": settle_reports,
    "refuse": settle_reports,
    "report": keep_report,
    "appeal": lodge_appeal,
    "overturn": grant_appeal,
    "uphold": reject_appeal,
    "withdraw": forget_words,
}
