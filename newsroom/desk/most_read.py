"""The page that lists what is read most."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.models import Article
from newsroom.reads.telling import WINDOWS, most_read

LENGTH = 50  # stories
LABELS = {"hour": _("Last hour"), "day": _("24 hours"), "week": _("7 days")}


def most_read_page(user: Any, asked: str) -> dict[str, Any]:
    """The most read in the last hour, day or week, of the stories that somebody may see."""
    window = asked if asked in WINDOWS else "day"
    seen = Article.objects.permitting(user, "articles.view_article")
    return {
        "windows": LABELS.items(),
        "window": window,
        "stories": most_read(seen, window=WINDOWS[window], length=LENGTH),
    }
