"""What the story form suggests while one types: authors, tags, and stories to link to, as JSON."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format

from articles.models import Author, Edition, Tag
from articles.search.unindexed import sought

MOST = 8


class Suggestions:
    """Three small addresses of the story's admin, for those who may see stories."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("authors/", view(self.suggest_authors), name="articles_article_authors"),
            path("tags/", view(self.suggest_tags), name="articles_article_tags"),
            path("live/", view(self.suggest_stories), name="articles_article_live"),
            *super().get_urls(),
        ]

    def suggest_authors(self, request: HttpRequest) -> JsonResponse:
        """Authors whose name holds what was typed, those that begin with it first."""
        found = self._matching(request, Author)
        return JsonResponse(
            {"results": [{"id": str(author.pk), "name": author.name} for author in found]}
        )

    def suggest_tags(self, request: HttpRequest) -> JsonResponse:
        """Tags whose name holds what was typed, and whether one is called just that."""
        found = self._matching(request, Tag)
        results = [{"id": str(tag.pk), "name": tag.name} for tag in found]
        is_known = bool(Tag.objects.known([self._typed(request)]))
        return JsonResponse({"results": results, "known": is_known})

    def suggest_stories(self, request: HttpRequest) -> JsonResponse:
        """Live stories whose headline holds every word typed, the newest first.

        Only what every reader has before them: of a story's next version nothing is said here.
        """
        about = [word.within("headline") for word in sought(self._typed(request))]
        found = Edition.objects.live().filter(*about).newest().cards()[:MOST] if about else []
        return JsonResponse({"results": [_link_to(edition) for edition in found]})

    def _typed(self, request: HttpRequest) -> str:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return " ".join(request.GET.get("q", "").split())[:100]

    def _matching(self, request: HttpRequest, model: Any) -> list[Any]:
        typed = self._typed(request)
        if not typed:
            return []
        first = list(model.objects.filter(name__istartswith=typed).order_by("name")[:MOST])
        if len(first) == MOST:
            return first
        rest = model.objects.filter(name__icontains=typed).order_by("name")
        return first + list(rest.exclude(name__istartswith=typed)[: MOST - len(first)])


def _link_to(edition: Edition) -> dict[str, str]:
    """A live story as the link dialog lists it."""
    day = date_format(timezone.localdate(edition.published_at), "j M Y")
    return {
        "id": edition.path,
        "name": edition.headline,
        "note": f"{edition.section.name} · {day}",
    }
