"""Which stories show a picture, for the library that knows nothing of stories."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Article, Edition

MOST = 50


def stories_showing(sender: Any, picture: Any, **signal: Any) -> Iterator[tuple[str, str]]:
    """The stories at the desk and before the public that show a picture: names and addresses."""
    shows = Q(lead_picture=picture) | Q(body__contains=picture.key)
    for article in Article.objects.filter(shows).order_by("-pk")[:MOST]:
        address = reverse("admin:articles_article_change", args=[article.pk])
        yield _("At the desk: %(story)s") % {"story": article}, address
    for edition in Edition.objects.live().filter(shows).order_by("-pk")[:MOST]:
        yield _("Before the public: %(story)s") % {"story": edition.headline}, edition.path
