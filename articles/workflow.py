"""The one door: every change of a story's words or standing passes here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import checks, editions, four_eyes, gate
from articles.models import Article, Author, Edition, Move, Revision, Section, Tag
from articles.states import (
    AMEND,
    FAR_FUTURE,
    NOTED_CHANGES,
    TRANSITIONS,
    Change,
    Stage,
    Standing,
    Transition,
)

# Sent with `move`, for the layers above, which the story does not know: in its transaction, to
# write rows that are kept with it or not at all; and after the commit, for all else.
article_moving = Signal()
article_moved = Signal()


def open_to(user: Any, article: Article, at: datetime | None = None) -> list[Transition]:
    """The moves that somebody may make on a story as it stands."""
    standing = article.standing_at(at)
    planned = article.editions.planned(at).exists()
    may = cache(lambda permission: user.has_perm(permission, article))
    return [
        transition
        for transition in TRANSITIONS.values()
        if starts_here(transition, article.stage, standing, planned)
        and may(transition.codename)
        and (not transition.second_person or four_eyes.may_approve(user, article))
    ]


def starts_here(transition: Transition, stage: str, standing: Standing, planned: bool) -> bool:
    """Whether a transition leads away from where a story stands."""
    return (
        stage in transition.stages
        and standing in transition.standings
        and (planned or not transition.needs_plan)
    )


@transaction.atomic
def revise(
    article: Article,
    *,
    by: Any,
    parent: Revision | None,
    bylines: Sequence[tuple[Author, str]] | None = None,
    tags: Sequence[Tag] | None = None,
    reason: str = "",
    merged: Revision | None = None,
    now: datetime | None = None,
) -> Revision:
    """Keep a story's words as somebody changed them in memory; approved words lose their approval.

    Raises PermissionDenied, ValidationError, or Conflict if somebody else saved meanwhile.
    """
    permission = "articles.change_article" if article.pk else "articles.add_article"
    stood = locked(article) if article.pk else None
    now = now or timezone.now()  # when it is this person's turn
    if not (by.has_perm(permission, stood) if stood else by.has_perm(permission)):
        raise PermissionDenied(_("You may not change this story."))
    if stood and not stood.is_open:
        raise ValidationError(_("This story is closed: its words can no longer be changed."))
    moved_house = not stood or stood.section_id != article.section_id
    if article.section_id and moved_house:
        reached = Section.objects.permitting(by, permission)
        if not reached.filter(pk=article.section_id).exists():
            raise ValidationError({"section": _("You do not work for this section.")})
    if stood and stood.language != article.language:
        gate.refuse_language(stood, article.language)
    revision = article.revise(
        by=by, parent=parent, bylines=bylines, tags=tags, reason=reason, at=now, merged=merged
    )
    if stood and stood.stage == Stage.READY and revision != parent:
        stood.head = revision
        record(AMEND, stood, by=by, now=now)
        article.stage = stood.stage
    return revision


@transaction.atomic
def move(
    article: Article,
    name: str,
    *,
    by: Any,
    note: str = "",
    at: datetime | None = None,
    until: datetime | None = None,
    change: str = "",
    public_note: str = "",
    seen: str = "",
    override: bool = False,
    now: datetime | None = None,
) -> Move:
    """Take a story one step along its way, all or nothing.

    `seen` is the digest of the words that the person saw (those of `article`, if not given).
    Raises PermissionDenied; or ValidationError with each sentence at the field it concerns.
    """
    transition = TRANSITIONS.get(name)
    if transition is None:
        raise ValidationError(_("There is no such move."), code="unknown")
    seen = seen or (article.head.digest if article.head else "")
    story = locked(article)
    now = now or timezone.now()  # when it is this move's turn: what came before it has begun
    planned = story.editions.planned(now).first()
    if not starts_here(transition, story.stage, story.standing_at(now), bool(planned)):
        raise ValidationError(
            _("“%(move)s” is not possible as the story stands now."),
            params={"move": transition.label},
            code="closed",
        )
    if not by.has_perm(transition.codename, story):
        raise PermissionDenied(_("You may not do this with this story."))
    if transition.names_words and (story.head is None or story.head.digest != seen):
        raise ValidationError(
            _("The words have changed since you looked at them. Read them again first."),
            code="stale",
        )
    if transition.note and not note.strip():
        raise ValidationError({"note": _("Say why: the reason is kept with the story.")})
    eyes = four_eyes.asked(transition, story, by=by, note=note, override=override)
    if problems := gate.obstacles(story, transition):
        raise ValidationError(problems)
    if transition.name == "submit":
        checks.count_hits(story)
    edition, to = None, None
    if transition.opens_edition:
        edition = publish(
            story, at=at, until=until, change=change, public_note=public_note, now=now
        )
    elif transition.name == "reschedule" and planned:
        start, end = interval(story, at=at, until=until, now=now, instead_of=planned)
        edition = editions.reschedule(planned, at=start, until=end, now=now)
    elif transition.name == "cancel":
        editions.cancel_plans(story, now)
        to = Stage.READY if waits_for_its_time(story) else None
    elif transition.closes_editions:
        editions.close(story, now)
    made = record(transition, story, to=to, by=by, note=note, edition=edition, now=now, **eyes)
    for name_ in ("stage", "approved", "sealed", "head", "first_published_at"):
        setattr(article, name_, getattr(story, name_))
    return made


def publish(
    story: Article,
    *,
    at: datetime | None,
    until: datetime | None,
    change: str,
    public_note: str,
    now: datetime,
) -> Edition:
    """Open an edition of the approved words, once its times and its kind of change make sense."""
    if not story.is_approved:
        raise ValidationError(_("These words have not been approved."), code="unapproved")
    start, end = interval(story, at=at, until=until, now=now)
    if not story.editions.beginning_before(start).exists():
        change = Change.FIRST
    elif change not in set(Change) - {Change.FIRST}:
        raise ValidationError(
            {"change": _("Say what kind of change this is: readers will be told.")}
        )
    if change in NOTED_CHANGES and not public_note.strip():
        raise ValidationError(
            {"public_note": _("Tell readers what was wrong or unclear, and what is right.")}
        )
    return editions.open_edition(
        story,
        story.approved,
        at=start,
        until=end,
        change=change,
        note=public_note.strip(),
        now=now,
    )


def interval(
    story: Article,
    *,
    at: datetime | None,
    until: datetime | None,
    now: datetime,
    instead_of: Edition | None = None,
) -> tuple[datetime, datetime]:
    """From when until when an edition is to be public; now and for ever, if not said."""
    start, end = at or now, min(until or FAR_FUTURE, FAR_FUTURE)
    if start < now:
        raise ValidationError({"at": _("This time has passed: choose one to come.")})
    if start >= FAR_FUTURE:
        raise ValidationError({"at": _("This is too far off.")})
    if end <= start:
        raise ValidationError({"until": _("The end must come after the beginning.")})
    if story.editions.beginning_at(start).exclude(pk=instead_of and instead_of.pk).exists():
        raise ValidationError({"at": _("Another version begins at this very moment.")})
    return start, end


def waits_for_its_time(story: Article) -> bool:
    """Whether nothing happened to a story since it was approved, but that its plan was taken back.

    Then its words are as ready as they were.
    """
    last = story.moves.filter(outsider="").first()
    was_planned = last is not None and last.transition in {"publish", "reschedule"}
    is_public = story.editions.filter(revision=story.head).exists()
    return was_planned and story.is_approved and not is_public


def record(
    transition: Transition,
    story: Article,
    *,
    now: datetime,
    to: Stage | None = None,
    by: Any = None,
    outsider: str = "",
    note: str = "",
    revision: Revision | None = None,
    edition: Edition | None = None,
    override: bool = False,
    waived: bool = False,
) -> Move:
    """Write the story's new standing and the log of how it came there, and tell the house."""
    revision = revision or story.head
    came_from = story.stage
    story.stage = to or transition.to or story.stage
    story.sealed = story.sealed or transition.seals
    if transition.second_person:
        story.approved = story.head
    story.save(update_fields=["stage", "sealed", "approved"])
    made = Move.objects.create(
        article=story,
        transition=transition.name,
        by=by,
        outsider=outsider,
        at=now,
        note=note.strip(),
        revision=revision,
        digest=revision.digest,
        edition=edition,
        takes_effect=edition.live_from if edition else None,
        from_stage=came_from,
        to_stage=story.stage,
        override=override,
        waived=waived,
    )
    article_moving.send(sender=Move, move=made)
    transaction.on_commit(lambda: article_moved.send_robust(sender=Move, move=made), robust=True)
    return made


def locked(article: Article) -> Article:
    """The story as it stands in the database, held until the transaction ends."""
    return Article.objects.select_for_update().get(pk=article.pk)
