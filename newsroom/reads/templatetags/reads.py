"""How the desk's pages of a story say how often it was read."""

from typing import Any

from django import template

from articles.models import Article
from newsroom.reads.telling import HEIGHT, HOURS, WIDTH, reads_of

register = template.Library()


@register.inclusion_tag("desk/reads/_story.html")
def story_reads(article: Article) -> dict[str, Any]:
    """How often a story was read, with a drawing of its last two days."""
    return {
        "reads": reads_of(article) if article.first_published_at else None,
        "bar_width": WIDTH - 1,
        "width": HOURS * WIDTH,
        "height": HEIGHT,
    }
