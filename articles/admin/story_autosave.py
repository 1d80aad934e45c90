"""Keeping what is typed between two saves, and offering it when the form is opened again."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import autosaving
from articles.forms import ArticleForm
from articles.models import Article, Autosave


class Autosaving:
    """Two addresses that a form posts to while one writes: by story, and by key for a new one."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        return [
            path(
                "autosave/<uuid:key>/",
                view(require_POST(self.autosave_new)),
                name="articles_article_autosave_new",
            ),
            path(
                "<int:object_id>/autosave/",
                view(require_POST(self.autosave)),
                name="articles_article_autosave",
            ),
            *super().get_urls(),
        ]

    def autosave(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Keep or discard what somebody typed into a story."""
        story = self.story_at(request, str(object_id))
        if "discard" in request.POST:
            autosaving.forget(request.user, story)
            return HttpResponseRedirect(story.get_absolute_url())
        if not self.may_write(request, story):
            raise PermissionDenied
        parent = request.POST.get("parent", "")
        on = int(parent) if parent.isascii() and parent.isdigit() and len(parent) < 19 else None
        return kept(request, article=story, parent=on)

    def autosave_new(self, request: HttpRequest, key: uuid.UUID) -> HttpResponse:
        """Keep or discard what somebody typed into a story that has no row yet."""
        self.story_at(request, None)
        if "discard" in request.POST:
            autosaving.forget(request.user, key=str(key))
            return HttpResponseRedirect(reverse("admin:articles_article_add"))
        return kept(request, key=key)


def kept(request: HttpRequest, **where: Any) -> JsonResponse:
    """Say when the words were kept, or why they were not."""
    try:
        slot = autosaving.keep(request.user, dict(request.POST.lists()), **where)
    except ValidationError as refused:
        return JsonResponse({"said": refused.messages}, status=422)
    return JsonResponse({"saved_at": clock(slot)})


def clock(slot: Autosave) -> str:
    return timezone.localtime(slot.saved_at).strftime("%H:%M:%S")


def taken(form: ArticleForm, slot: Autosave) -> ArticleForm:
    """The form as it stood when its words were kept: nothing is judged before it is saved."""
    data = QueryDict(mutable=True)
    for name, values in slot.fields.items():
        data.setlist(name, values)
    data["parent"] = str(slot.parent_id or form.instance.head_id or "")
    again = ArticleForm(data, instance=form.instance, user=form.user)
    again._errors = ErrorDict()
    return again


def autosave_context(
    request: HttpRequest, story: Article | None, form: ArticleForm
) -> dict[str, Any]:
    """Where the form keeps what is typed, and what it kept before and has not shown yet."""
    key = request.POST.get("autosave") or request.GET.get("autosave", "")
    key = key if autosaving.is_key(key) else str(uuid.uuid4())
    if story:
        address = reverse("admin:articles_article_autosave", args=[story.pk])
    else:
        address = reverse("admin:articles_article_autosave_new", args=[key])
    slots = []
    if not form.is_bound:
        found = autosaving.slot(request.user, story) if story else None
        slots = [found] if found else [] if story else autosaving.waiting(request.user)
    return {
        "autosave_key": key,
        "autosave_url": address,
        "unsaved_slots": [(each, clock(each)) for each in slots],
    }
