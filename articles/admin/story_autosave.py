"""Keeping what is typed between two saves, and offering it when the form is opened again."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import autosaving
from articles.admin.story_unsaved import Unsaved, clock
from articles.forms import ArticleForm
from articles.models import Article
from articles.numbers import whole_number

LOOKED_AT = 3  # slots that are compared with the story when its form opens, the latest first


class Autosaving:
    """Where a form posts to while one writes, by its page's key: of a story, or of a new one."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path(
                "autosave/<uuid:key>/",
                view(require_POST(self.autosave_new)),
                name="articles_article_autosave_new",
            ),
            path(
                "<int:object_id>/autosave/<uuid:key>/",
                view(require_POST(self.autosave)),
                name="articles_article_autosave",
            ),
            *super().get_urls(),
        ]

    def autosave(self, request: HttpRequest, object_id: int, key: uuid.UUID) -> HttpResponse:
        """Keep or throw away what somebody typed into a story."""
        story = self.story_at(request, str(object_id))
        if "discard" in request.POST:
            return thrown_away(request, key, story.get_absolute_url())
        if not self.may_write(request, story):
            raise PermissionDenied
        parent = whole_number(request.POST.get("parent"))
        return kept(request, key=key, article=story, parent=parent)

    def autosave_new(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        """Keep or throw away what somebody typed into a story that has no row yet."""
        if "discard" in request.POST:
            return thrown_away(request, key, reverse("admin:index"))
        self.story_at(request, None)
        return kept(request, key=key)


def thrown_away(request: HttpRequest, key: uuid.UUID, onward: str) -> HttpResponse:
    """Empty a slot of one's own; a script that asked stays where it is."""
    autosaving.forget(request.user, key=str(key))
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    messages.success(request, _("The unsaved words were thrown away."))
    return HttpResponseRedirect(onward)


def kept(request: HttpRequest, **where: Any) -> JsonResponse:
    """Say when the words were kept, or why they were not."""
    try:
        slot = autosaving.keep(request.user, dict(request.POST.lists()), **where)
    except ValidationError as refused:
        return JsonResponse({"said": refused.messages}, status=422)
    return JsonResponse({"saved_at": clock(slot)})


def autosave_context(
    request: HttpRequest, story: Article | None, form: ArticleForm
) -> dict[str, Any]:
    """Where the form keeps what is typed, and what was kept before and never saved."""
    key = request.POST.get("autosave") or request.GET.get("autosave", "")
    key = key if autosaving.is_key(key) else str(uuid.uuid4())
    if story:
        address = reverse("admin:articles_article_autosave", args=[story.pk, key])
    else:
        address = reverse("admin:articles_article_autosave_new", args=[key])
    slots = [] if form.is_bound else autosaving.waiting(request.user, story)
    return {
        "autosave_key": key,
        "autosave_url": address,
        "unsaved_slots": [
            Unsaved(slot, story, request.user, is_looked_at=place < LOOKED_AT)
            for place, slot in enumerate(slots)
        ],
    }
