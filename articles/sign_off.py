"""The one door for preview links, for what people say by them, and for their verdicts."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import four_eyes, markup, noting, unseen, workflow
from articles.calling import VIEW
from articles.models import Article, Note, PreviewLink, PreviewOpening, Revision, SignOff
from articles.states import REFUSE_SIGN_OFF, SIGN_OFF

UNLESS_SAID = timedelta(hours=24)
LONGEST = timedelta(days=30)
MOST_NOTES = 200  # by one person on one story
MOST_VERDICTS = 50  # by one link
LONGEST_TEXT = 4000
WHO_ASKS = gettext_lazy(
    "A sign-off is asked for by somebody who may review the story and did not change its words."
)


def may_share(user: Any, article: Article) -> bool:
    """Whether somebody may let people without an account read a story: who works on it may."""
    return user.has_perm("articles.change_article", article) or user.has_perm(
        "articles.review_article", article
    )


def may_ask(user: Any, article: Article) -> bool:
    """Whether somebody's asking makes a sign-off worth something: who may review the story, and
    did not change its words since they were last signed off, unless its section waives that.
    """
    if not user.has_perm("articles.review_article", article):
        return False
    approved = SignOff.objects.filter(link__article=article, verdict=SignOff.Verdict.APPROVED)
    before = approved.exclude(revision=article.head).aggregate(number=Max("revision__number"))
    own = article.revisions.filter(author=user, number__gt=before["number"] or 0)
    return four_eyes.waives(article) or not own.exists()


@transaction.atomic
def make_link(
    article: Article,
    *,
    by: Any,
    revision: Revision | None = None,
    made_for: str = "",
    asks_sign_off: bool = False,
    lasts: timedelta = UNLESS_SAID,
    now: datetime | None = None,
) -> tuple[PreviewLink, str]:
    """A new link and its token, which nobody can learn again; it follows the newest version
    unless it is pinned to one.
    """
    now = now or timezone.now()
    story = workflow.locked(article)
    if not may_share(by, story):
        raise PermissionDenied(_("You may not share this story."))
    if story.sealed or story.head is None:
        raise ValidationError(_("There is nothing to share: the story was killed or is empty."))
    if revision and revision.article_id != story.pk:
        raise ValidationError({"shows": _("This version belongs to another story.")})
    made_for = " ".join(unseen.line(made_for).split())
    if asks_sign_off and not made_for:
        raise ValidationError({"made_for": _("Name the person who is asked for a sign-off.")})
    if asks_sign_off and not may_ask(by, story):
        raise ValidationError({"asks_sign_off": WHO_ASKS})
    if not timedelta(0) < lasts <= LONGEST:
        raise ValidationError({"lasts": _("A link lasts 30 days at most.")})
    token = secrets.token_urlsafe(32)
    link = PreviewLink.objects.create(
        article=story,
        revision=revision,
        token_digest=digest_of(token),
        made_for=made_for,
        asks_sign_off=asks_sign_off,
        created_by=by,
        created_at=now,
        expires_at=now + lasts,
    )
    return link, token


def digest_of(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def revoke(link: PreviewLink, *, by: Any, now: datetime | None = None) -> None:
    """Let a link lead nowhere from now on."""
    if not may_share(by, link.article):
        raise PermissionDenied(_("You may not share this story."))
    PreviewLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now or timezone.now())


def link_of(token: str, at: datetime | None = None) -> PreviewLink | None:
    """The link that a token opens, if it still leads somewhere; a killed story's never do."""
    links = PreviewLink.objects.open(at).select_related("article")
    return links.filter(token_digest=digest_of(token)).first()


def words_of(link: PreviewLink) -> Revision:
    """The version that a link shows now."""
    revisions = Revision.objects.select_related("article", "section", "lead_picture")
    return revisions.get(pk=link.revision_id or link.article.head_id)


def log_opening(link: PreviewLink, revision: Revision, *, agent: str = "") -> None:
    """Keep that a link was opened, and on which words."""
    agent = unseen.line(agent)[:200]
    PreviewOpening.objects.create(link=link, revision=revision, agent=agent)


@transaction.atomic
def leave_note(link: PreviewLink, *, seen: str, block: str, text: str) -> Note:
    """What a person with a sign-off link remarks on a paragraph they read, or on the whole."""
    held(link)
    text = tidy(text)
    if not text:
        raise ValidationError(_("The note is empty."))
    opening = link.openings.filter(revision__digest=seen).select_related("revision").first()
    if opening is None:
        raise ValidationError(_("Read the story first: these words were not shown to you."))
    if block and block not in {found.id for found in markup.blocks(opening.revision.body)}:
        raise ValidationError(_("This paragraph is not in the story that you read."))
    if Note.objects.filter(article=link.article, outsider=link.made_for).count() >= MOST_NOTES:
        raise ValidationError(_("You have left very many notes. Please talk to the newsroom."))
    made = Note.objects.create(
        article=link.article,
        revision=opening.revision,
        block=block,
        quote=noting.quoted(opening.revision.body, block),
        text=text,
        outsider=link.made_for,
    )
    noting.announce(made, concerned(link.article, link.made_for))
    return made


def concerned(article: Article, outsider: str = "") -> list[Any]:
    """The authors who may still read a story; and who asked somebody from outside for words."""
    asked = article.preview_links.filter(asks_sign_off=True, made_for=outsider)
    signed = article.bylines.filter(author__user__isnull=False)
    people = get_user_model().objects.active()
    theirs = people.filter(
        Q(pk=article.created_by_id)
        | Q(pk__in=asked.values("created_by"))
        | Q(pk__in=signed.values("author__user"))
    )
    return [person for person in theirs if person.has_perm(VIEW, article)]


@transaction.atomic
def give_verdict(
    link: PreviewLink, verdict: str, *, seen: str, reason: str = "", now: datetime | None = None
) -> SignOff:
    """Keep what a person says of the very words they read, and log it among the story's moves."""
    now = now or timezone.now()
    story = held(link, now)
    reason = tidy(reason)
    if verdict not in SignOff.Verdict.values:
        raise ValidationError(_("Say whether you approve or refuse."))
    refused = verdict == SignOff.Verdict.REFUSED
    if refused and not reason:
        raise ValidationError(_("Say why you refuse: the reason is kept with the story."))
    link.article = story
    revision = words_of(link)
    if revision.digest != seen:
        raise ValidationError(
            _("The words have changed since you read them. Here are the new ones: read them."),
            code="stale",
        )
    if not refused and not may_ask(link.created_by, story):
        raise ValidationError(
            _("Whoever sent this link has changed the words: another editor has to send one.")
        )
    if link.sign_offs.count() >= MOST_VERDICTS:
        raise ValidationError(_("You have answered very often. Please talk to the newsroom."))
    made = SignOff.objects.create(
        link=link,
        revision=revision,
        digest=revision.digest,
        verdict=verdict,
        reason=reason,
        at=now,
    )
    workflow.record(
        REFUSE_SIGN_OFF if refused else SIGN_OFF,
        story,
        outsider=link.made_for,
        revision=revision,
        note=reason,
        now=now,
    )
    return made


def held(link: PreviewLink, now: datetime | None = None) -> Article:
    """The link's story, held until the transaction ends; refused if the link was closed."""
    story = workflow.locked(link.article)
    if not PreviewLink.objects.open(now).filter(pk=link.pk, asks_sign_off=True).exists():
        raise ValidationError(_("This link is no longer open."), code="closed")
    return story


def tidy(text: str) -> str:
    """What somebody wrote, without control characters; refused if it is too long."""
    text = unseen.without_control(text.replace("\r\n", "\n")).strip()
    if len(text) > LONGEST_TEXT:
        raise ValidationError(
            _("This is too long: %(most)d characters at most."), params={"most": LONGEST_TEXT}
        )
    return text
