"""Stories that say the same in several languages: how they are begun, linked and parted."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles import gate, workflow
from articles.models import Article, Byline, Translation
from articles.states import LANGUAGES


def free_languages(article: Article) -> list[tuple[str, Any]]:
    """The languages in which nobody has begun to tell this story."""
    taken = {
        article.language,
        *Article.objects.versions_of(article).values_list("language", flat=True),
    }
    return [(code, name) for code, name in LANGUAGES if code not in taken]


def begin(article: Article, language: str, *, by: Any, now: datetime | None = None) -> Article:
    """A new story in another language with the words of this one, to be translated.

    It goes the whole way of a story. Raises PermissionDenied or ValidationError.
    """
    if not by.has_perm("articles.view_article", article):
        raise PermissionDenied(_("You may not read this story."))
    if language not in dict(free_languages(article)):
        raise ValidationError(_("This story is told in that language already."))
    slug = f"{article.slug[: 99 - len(language)]}-{language}" if article.slug else ""
    fresh = Article(**article.content() | {"language": language, "slug": slug})
    signs = [(line.author, line.role) for line in article.bylines.select_related("author")]
    own = getattr(by, "author", None)
    if own and own not in {author for author, _role in signs}:
        signs.append((own, Byline.Role.TRANSLATION))
    reason = _("Begun as a translation of “%(headline)s”") % {"headline": article}
    with transaction.atomic():
        workflow.revise(
            fresh,
            by=by,
            parent=None,
            bylines=signs,
            tags=list(article.tags.all()),
            reason=reason,
            now=now,
        )
        put_together(article, fresh)
    return fresh


def link(one: Article, other: Article, *, by: Any) -> None:
    """Say that two stories are the same in two languages.

    Raises PermissionDenied, or ValidationError where a language would be there twice.
    """
    for story in (one, other):
        if not by.has_perm("articles.change_article", story):
            raise PermissionDenied(_("You may not change this story."))
    with transaction.atomic():
        put_together(one, other)


def part(article: Article, *, by: Any) -> None:
    """Say that a story is no translation of others any more."""
    if not by.has_perm("articles.change_article", article):
        raise PermissionDenied(_("You may not change this story."))
    with transaction.atomic():
        left = list(Article.objects.versions_of(article))
        Translation.objects.filter(article=article).delete()
        if len(left) == 1:  # a story alone is no group
            Translation.objects.filter(article=left[0]).delete()


def put_together(one: Article, other: Article) -> None:
    """Make one group of two stories and of those that each was linked with, all or nothing."""
    pair = Article.objects.filter(pk__in=[one.pk, other.pk])
    list(pair.select_for_update().order_by("pk"))  # who links one of them too, waits
    stories = {one.pk, other.pk}
    for story in (one, other):
        stories |= set(Article.objects.versions_of(story).values_list("pk", flat=True))
    group = group_of(one) or group_of(other) or uuid4()
    for pk in sorted(stories):
        Translation.objects.update_or_create(article_id=pk, defaults={"group": group})
    # Looked at last: somebody may have linked others of them meanwhile.
    for story in Article.objects.filter(pk__in=stories).order_by("pk"):
        gate.refuse_language(story, story.language)


def group_of(article: Article) -> UUID | None:
    return Translation.objects.filter(article=article).values_list("group", flat=True).first()
