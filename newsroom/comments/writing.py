"""How a comment comes in: sent, confirmed by a link, changed for five minutes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles.models import Edition
from newsroom.comments import checks, letters, moderation, showing
from newsroom.comments.models import Comment, Writer
from newsroom.comments.opening import live_edition, opening_of
from newsroom.comments.states import CONFIRMING_LASTS, EDITABLE, EDITING_LASTS, Standing
from newsroom.comments.words import same_words, tidy, tidy_name

LONGEST_NAME = 60


@transaction.atomic
def send(
    edition: Edition,
    *,
    text: str,
    name: str = "",
    email: str = "",
    staff: Any = None,
    parent: Comment | None = None,
    known: Writer | None = None,
    now: datetime | None = None,
) -> Comment:
    """Take a comment: from staff, or from a known address, at once; else once it is confirmed.

    Raises ValidationError with each sentence at the field it concerns.
    """
    now = now or timezone.now()
    if staff and not staff.has_perm("comments.add_comment"):
        raise PermissionDenied(_("You may not comment for the paper."))
    text, name = tidy(text), str(staff) if staff else checked_name(name)
    writer = None if staff else writer_of(email)
    draft = checks.Draft(
        text=text,
        name=name,
        edition=edition,
        opening=opening_of(edition, now),
        writer=writer,
        staff=staff,
        at=now,
    )
    verdict = checks.examine(draft, at_the_door=True)
    if verdict.sentence:
        raise ValidationError({"text": verdict.sentence}, code=verdict.check)
    if writer:
        writer = keep(writer, now)
    comment = Comment.objects.create(
        article=edition.article,
        parent=answered(parent, edition),
        writer=writer,
        by=staff,
        name=name[:LONGEST_NAME],
        text=text,
        digest=same_words(text),
        written_at=now,
        queued_at=now,
    )
    if staff or (known and writer and known.pk == writer.pk):
        arrive(comment, edition, now)
    else:
        letters.ask_to_confirm(comment, now)
    return comment


@transaction.atomic
def confirm(comment: Comment, *, now: datetime | None = None) -> None:
    """Let a comment come to the desk: whoever has its link has read the letter."""
    now = now or timezone.now()
    stood = moderation.locked(comment)
    late = stood.written_at + CONFIRMING_LASTS <= now
    edition = live_edition(stood.article.key, now)
    if stood.standing != Standing.UNCONFIRMED or late or edition is None:
        raise ValidationError(_("This comment can no longer be confirmed."), code="closed")
    arrive(comment, edition, now)


@transaction.atomic
def edit(comment: Comment, text: str, *, now: datetime | None = None) -> None:
    """Change a comment's words within its five minutes; they are examined like new ones."""
    now = now or timezone.now()
    stood = moderation.locked(comment)
    edition = live_edition(stood.article.key, now)
    if edition is None or not may_edit(stood, now):
        raise ValidationError(
            _("The five minutes are over: this comment can no longer be changed."), code="closed"
        )
    text = tidy(text)
    if text == stood.text:
        return
    verdict = checks.examine(drafted(stood, edition, now, text=text), at_the_door=True)
    if verdict.sentence:
        raise ValidationError({"text": verdict.sentence}, code=verdict.check)
    stood.text, stood.digest, stood.edited_at = text, same_words(text), now
    stood.save(update_fields=["text", "digest", "edited_at"])
    moderation.log(stood, "edit", came_from=stood.standing, actor="writer", at=now)
    arrive(stood, edition, now)
    comment.refresh_from_db()
    if comment.is_public:
        showing.refresh(comment.article, now)


def may_edit(comment: Comment, at: datetime | None = None) -> bool:
    """Whether a comment's writer may still change its words."""
    if comment.standing not in EDITABLE or comment.arrived_at is None:
        return False
    return (at or timezone.now()) < comment.arrived_at + EDITING_LASTS


def arrive(comment: Comment, edition: Edition, now: datetime) -> None:
    """Examine a comment and let the house put it where it belongs."""
    draft = drafted(comment, edition, now)
    verdict = checks.examine(draft)
    again = checks.examine(draft, at_the_door=True)
    if again.sentence and verdict.move == checks.LET_IN and not draft.staff:
        verdict = checks.Verdict(checks.HOLD, again.check)
    caught_by = [verdict.check] if verdict.move == checks.HOLD else []
    Comment.objects.filter(pk=comment.pk).update(caught_by=caught_by)
    moderation.move(comment, verdict.move, reason=verdict.reason, now=now)


def drafted(comment: Comment, edition: Edition, now: datetime, text: str = "") -> checks.Draft:
    return checks.Draft(
        text=text or comment.text,
        name=comment.name,
        edition=edition,
        opening=opening_of(edition, now),
        writer=comment.writer,
        staff=comment.by,
        comment=comment,
        at=now,
    )


def answered(parent: Comment | None, edition: Edition) -> Comment | None:
    """The comment that is answered: an answer to an answer stands beside it, one level deep."""
    if parent is None:
        return None
    thread = parent.parent or parent
    if thread.article_id != edition.article_id or not (parent.is_public and thread.is_public):
        raise ValidationError(_("The comment that you answer is no longer there."), code="gone")
    return thread


def checked_name(name: str) -> str:
    name = tidy_name(name)
    if not any(letter.isalnum() for letter in name):
        raise ValidationError({"name": _("Give the name that stands above your comment.")})
    if len(name) > LONGEST_NAME:
        raise ValidationError({"name": _("At most %(most)d characters.") % {"most": LONGEST_NAME}})
    if "@" in name or "://" in name:
        raise ValidationError({"name": _("A name, please: everybody reads it.")})
    return name


def writer_of(email: str) -> Writer:
    """Who writes from an address; nobody who is new is kept yet."""
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise ValidationError({"email": _("That is no e-mail address.")}) from None
    digest = digest_of(email)
    writer = Writer.objects.filter(digest=digest).first() or Writer(digest=digest)
    writer.email = writer.email or email
    return writer


def keep(writer: Writer, now: datetime) -> Writer:
    """The writer as they stand now, held until the transaction ends, with what has changed."""
    changed = {"email": writer.email, "last_wrote_at": now}
    return Writer.objects.update_or_create(digest=writer.digest, defaults=changed)[0]


def digest_of(email: str) -> str:
    """What stands for an address once it is forgotten; one with “+” is the one without."""
    name, _at, host = email.strip().lower().rpartition("@")
    plain = f"{name.partition('+')[0]}@{host}"
    return salted_hmac("newsroom.comments.writer", plain, algorithm="sha256").hexdigest()
