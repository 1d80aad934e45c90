"""What the story form suggests while one types: authors and tags, as JSON."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from django.urls import path

from articles.models import Author, Tag

MOST = 8


class Suggestions:
    """Two small addresses of the story's admin, for those who may see stories."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path("authors/", view(self.suggest_authors), name="articles_article_authors"),
            path("tags/", view(self.suggest_tags), name="articles_article_tags"),
            *super().get_urls(),
        ]

    def suggest_authors(self, request: HttpRequest) -> JsonResponse:
        """Authors whose name holds what was typed, those that begin with it first."""
        found = self._matching(request, Author)
        return JsonResponse(
            {"results": [{"id": str(author.pk), "name": author.name} for author in found]}
        )

    def suggest_tags(self, request: HttpRequest) -> JsonResponse:
        """Tags whose name holds what was typed, those that begin with it first."""
        found = self._matching(request, Tag)
        return JsonResponse({"results": [{"id": str(tag.pk), "name": tag.name} for tag in found]})

    def _matching(self, request: HttpRequest, model: Any) -> list[Any]:
        if not self.has_view_permission(request):
            raise PermissionDenied
        typed = " ".join(request.GET.get("q", "").replace("\x00", "").split())[:100]
        if not typed:
            return []
        first = list(model.objects.filter(name__istartswith=typed).order_by("name")[:MOST])
        if len(first) == MOST:
            return first
        rest = model.objects.filter(name__icontains=typed).order_by("name")
        return first + list(rest.exclude(name__istartswith=typed)[: MOST - len(first)])
