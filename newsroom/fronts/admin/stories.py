"""The stories that can be put on a front: looked for by words, or the newest."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from articles.models import Article, Edition
from articles.search.unindexed import sought
from articles.states import Standing
from newsroom.fronts.models import Front

MOST = 14


class Stories:
    """The part of the fronts' admin that offers stories."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.stories_view)
        return [path("<int:pk>/stories/", view, name="fronts_front_stories"), *super().get_urls()]

    def stories_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The rows of the offer alone, for the script that follows the typing."""
        front = self.found(request, pk)
        if not request.user.has_perm("fronts.change_front", front):
            raise PermissionDenied
        stories = self.offered(request, request.GET.get("q", ""), front)
        return self.page(request, "_offer", {"stories": stories})

    def pinnable(self, request: HttpRequest) -> Any:
        """Stories that may stand on a front, today or once they are out."""
        seen = Article.objects.permitting(request.user, "articles.view_article")
        return seen.open()

    def offered(self, request: HttpRequest, words: str, front: Front) -> list[Article]:
        """Stories with these words in their headlines; without words the newest that are live."""
        found = self.pinnable(request)
        words = words.strip()[:100]
        if words:
            found = found.filter(*(word.within("headline") for word in sought(words)))
            found = found.order_by("-updated_at", "-pk")
        else:
            timeline = Edition.objects.live()
            timeline = timeline.in_section(front.section) if front.section else timeline
            newest = timeline.newest().values_list("article_id", flat=True)[:MOST]
            found = found.filter(pk__in=list(newest)).order_by("-first_published_at", "-pk")
        stories = list(found.rows().with_standing().with_next_time()[:MOST])
        for story in stories:
            story.public = Standing(story.standing)
        return stories
