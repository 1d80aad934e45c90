"""Which stories show a picture, for the library that knows nothing of stories."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Author, Edition, EditionPicture
from newsroom.pictures.uses import MOST, elsewhere, first_seen


def stories_showing(
    sender: Any, picture: Any, user: Any, **signal: Any
) -> Iterator[tuple[str, str]]:
    """The stories at the desk and before the public that show a picture: names and addresses."""
    reached = Article.objects.permitting(user, "articles.view_article")
    for article in first_seen(Article.objects.showing(picture), reached):
        address = reverse("admin:articles_article_change", args=[article.pk])
        named = _("At the desk: %(story)s") % {"story": article}, address
        yield named if article.seen else elsewhere()
    for edition in Edition.objects.live().showing(picture).order_by("-pk")[:MOST]:
        yield _("Before the public: %(story)s") % {"story": edition.headline}, edition.path


def shown_by_the_paper(sender: Any, picture: Any, **signal: Any) -> bool:
    """Whether readers see a picture: in a story that is live or planned, or as a portrait."""
    return (
        Author.objects.filter(portrait=picture).exists()
        or EditionPicture.objects.lasting().filter(picture=picture).exists()
    )
