"""Where comments are taken, as sections say, and as is said of single stories."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Section
from newsroom.comments.models import Moderation, Policy, Thread, When

LONGEST = 3650  # days
CHANGE_POLICY, CHANGE_THREAD = "comments.change_policy", "comments.change_thread"


@transaction.atomic
def settle_section(
    section: Section, *, moderation: str, closes_after: int | None, by: Any
) -> Policy:
    """Say what holds for a section's stories, those of long ago included."""
    if not Section.objects.permitting(by, CHANGE_POLICY).filter(pk=section.pk).exists():
        raise PermissionDenied(_("You may not say this for this section."))
    if moderation not in Moderation.values:
        raise ValidationError({"moderation": _("Choose one of the three.")})
    found = {"moderation": moderation, "closes_after": days(closes_after)}
    return Policy.objects.update_or_create(section=section, defaults=found)[0]


@transaction.atomic
def settle_story(
    article: Article,
    *,
    when: str,
    closes_after: int | None,
    by: Any,
    now: datetime | None = None,
) -> Thread:
    """Say until when a single story takes comments."""
    if not by.has_perm(CHANGE_THREAD, article):
        raise PermissionDenied(_("You may not say this for this story."))
    if when not in When.values:
        raise ValidationError({"when": _("Choose one of the four.")})
    if when == When.CLOSING and closes_after is None:
        raise ValidationError({"closes_after": _("Say after how many days.")})
    found = {"when": when, "closes_after": days(closes_after) if when == When.CLOSING else None}
    first = {**found, "shown_at": now or timezone.now()}
    return Thread.objects.update_or_create(article=article, defaults=found, create_defaults=first)[
        0
    ]


def days(number: int | None) -> int | None:
    """A number of days that makes sense."""
    if number is not None and not 0 <= number <= LONGEST:
        raise ValidationError(
            {"closes_after": _("Between 0 and %(most)d days.") % {"most": LONGEST}}
        )
    return number
