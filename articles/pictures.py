"""What the story asks of the pictures that it shows."""

from typing import Any

from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from articles.models import Article, Edition


def keep_shown(sender: Any, instance: Any, **signal: Any) -> None:
    """Refuse to delete a picture that stands in a text, at the desk or before the public."""
    showing = [
        *Article.objects.filter(body__contains=instance.key)[:5],
        *Edition.objects.filter(body__contains=instance.key)[:5],
    ]
    if showing:
        raise ProtectedError(_("Stories show this picture in their text."), set(showing))
