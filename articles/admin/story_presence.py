"""Who else has a story open, and what was saved meanwhile: told to each window that asks."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import presence
from articles.models import Article, Revision
from articles.numbers import whole_number

AUTHOR = ("head__author__name", "head__author__email")
SHOWN = ("stage", "sealed", "head__number", "head__created_at", "head__merged", *AUTHOR)


class PresenceBeats:
    """The address that a story's form calls while it is open."""

    def get_urls(self) -> list[Any]:
        return [
            path(
                "<int:object_id>/here/",
                self.admin_site.admin_view(require_POST(self.beat)),
                name="articles_article_here",
            ),
            *super().get_urls(),
        ]

    def beat(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Hear that a window is open, and tell it who else is here and what they saved."""
        try:
            window = uuid.UUID(request.POST.get("window", ""))
        except ValueError:
            return HttpResponseBadRequest()
        if "leave" in request.POST:
            presence.leave(object_id, request.user, window)
            return HttpResponse(status=204)
        seen = Article.objects.permitting(request.user, "articles.view_article")
        story = seen.select_related("head__author").only(*SHOWN).filter(pk=object_id).first()
        if refusal := refused(request.user, story):
            presence.leave(object_id, request.user, window)
            return JsonResponse({"said": refusal}, status=403)
        unsaved = "unsaved" in request.POST
        presence.beat(story, request.user, window, unsaved=unsaved, hidden="hidden" in request.POST)
        here = {"here": presence.here(story, but=window), "user": request.user}
        news = news_context(story, whole_number(request.POST.get("parent"))) | {"unsaved": unsaved}
        return JsonResponse(
            {
                "here": render_to_string("desk/story/_here.html", here).strip(),
                "news": render_to_string("desk/story/_news.html", here | news).strip(),
            }
        )


def refused(person: Any, story: Article | None) -> str:
    """Why somebody may not write in a story any more; nothing where they may."""
    if story is None or not person.has_perm("articles.change_article", story):
        return _("You may no longer change this story. What you typed is kept in this browser.")
    if not story.is_open:
        return _("This story was closed: it cannot be changed. What you typed is kept.")
    return ""


def news_context(story: Article, parent: int | None) -> dict[str, Any]:
    """The version that stands by now, beside the one that a window began with; none if the same."""
    if parent is None or parent == story.head_id:
        return {}
    began = Revision.objects.filter(article=story, pk=parent).only("number").first()
    return {"story": story, "began": began} if began else {}
