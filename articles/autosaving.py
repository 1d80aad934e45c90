"""Words on their way to a version: in a person's own slot until they are saved."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from json import dumps
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Autosave, Revision

MOST_BYTES = 2_000_000
MOST_NEW = 50  # new stories of one person that have no row yet
BYLINES = {"byline_author", "byline_name", "byline_role"}
LEAD = {"lead_picture", "lead_caption", "lead_alt", "lead_credit"}
SEARCH = {"search_title", "search_description"}
WORDS = {"headline", "standfirst", "slug", "body", "section", "kind", "language", "tags"}
FIELDS = WORDS | BYLINES | LEAD | SEARCH


@transaction.atomic
def keep(
    person: Any,
    fields: Mapping[str, list[str]],
    *,
    key: uuid.UUID | None = None,
    article: Article | None = None,
    parent: int | None = None,
    now: datetime | None = None,
) -> Autosave:
    """Put what stands in somebody's form into their slot; as it was typed, it is cleaned later."""
    kept = {name: list(values) for name, values in fields.items() if name in FIELDS}
    if len(dumps(kept)) > MOST_BYTES:
        raise ValidationError(_("This text is too long to be kept."))
    on = Revision.objects.filter(article=article, pk=parent).first() if article else None
    said = {"fields": kept, "parent": on, "saved_at": now or timezone.now()}
    if article:
        return Autosave.objects.update_or_create(person=person, article=article, defaults=said)[0]
    if Autosave.objects.filter(key=key).exclude(person=person, article=None).exists():
        raise PermissionDenied(_("These words are somebody else’s, or saved already."))
    new = Autosave.objects.of(person).filter(article=None)
    if new.exclude(key=key).count() >= MOST_NEW:
        raise ValidationError(_("Too many new stories wait unsaved: save or discard some first."))
    return Autosave.objects.update_or_create(key=key, person=person, defaults=said)[0]


def forget(person: Any, article: Article | None = None, *, key: str = "") -> None:
    """Empty the slots of what was saved, or discarded."""
    mine = Autosave.objects.of(person)
    if article and article.pk:
        mine.filter(article=article).delete()
    if is_key(key):
        mine.filter(article=None, key=key).delete()


def waiting(person: Any) -> list[Autosave]:
    """Somebody's new stories that were never saved, the latest first."""
    return list(Autosave.objects.of(person).filter(article=None).order_by("-saved_at"))


def slot(person: Any, article: Article | None, key: str = "") -> Autosave | None:
    """What somebody has unsaved for a story; for a new one, by its page's key."""
    mine = Autosave.objects.of(person)
    if article:
        return mine.filter(article=article).select_related("parent").first()
    return mine.filter(article=None, key=key).first() if is_key(key) else None


def is_key(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
