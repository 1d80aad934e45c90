"""How a story's page at the desk says what readers report of it."""

from typing import Any

from django import template

from articles.models import Article
from newsroom.reports.models import Report

register = template.Library()


@register.inclusion_tag("desk/reports/_story.html", takes_context=True)
def story_reports(context: template.Context, article: Article) -> dict[str, Any]:
    """The reports on a story that wait, for those who may handle them."""
    user = context["request"].user
    if not article.first_published_at:
        return {"reports": []}
    return {"reports": list(Report.objects.permitting(user).filter(article=article).waiting())}
