"""Words on their way to a version: in a slot of their page's own until they are saved."""

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
from articles.models.content import CONTENT_NAMES

MOST_BYTES = 2_000_000
MOST = 50  # unsaved texts of one person for one story; as many new stories
BYLINES = {"byline_author", "byline_name", "byline_role"}
OF_THE_LEAD = {"lead_alt", "lead_credit"}
FIELDS = CONTENT_NAMES | {"tags"} | BYLINES | OF_THE_LEAD


@transaction.atomic
def keep(
    person: Any,
    fields: Mapping[str, list[str]],
    *,
    key: uuid.UUID,
    article: Article | None = None,
    parent: int | None = None,
    now: datetime | None = None,
) -> Autosave:
    """Put what stands in somebody's form into its slot; as it was typed, it is cleaned later."""
    kept = {name: list(values) for name, values in fields.items() if name in FIELDS}
    if len(dumps(kept)) > MOST_BYTES:
        raise ValidationError(_("This text is too long to be kept."))
    on = Revision.objects.filter(article=article, pk=parent).first() if article else None
    said = {"fields": kept, "parent": on, "saved_at": now or timezone.now()}
    found = Autosave.objects.filter(key=key).first()
    if found and (found.person_id, found.article_id) != (person.pk, article and article.pk):
        raise PermissionDenied(_("These words are somebody else’s, or saved already."))
    if not found and Autosave.objects.of(person).filter(article=article).count() >= MOST:
        raise ValidationError(_("Too many unsaved texts wait here: save some, or throw some away."))
    place = {"key": key, "person": person, "article": article}
    return Autosave.objects.update_or_create(**place, defaults=said)[0]


def forget(person: Any, *, key: str) -> None:
    """Empty the slot of a page whose words were saved, or thrown away."""
    if is_key(key):
        Autosave.objects.of(person).filter(key=key).delete()


def waiting(person: Any, article: Article | None = None) -> list[Autosave]:
    """What somebody never saved of a story, or of new ones that have no row; the latest first."""
    mine = Autosave.objects.of(person).filter(article=article).select_related("parent")
    return list(mine.order_by("-saved_at", "-pk"))


def slot(person: Any, article: Article | None, key: str) -> Autosave | None:
    """What somebody has unsaved in the slot that a page's key names."""
    mine = Autosave.objects.of(person).filter(article=article).select_related("parent")
    return mine.filter(key=key).first() if is_key(key) else None


def is_key(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False
