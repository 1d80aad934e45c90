"""The list of words that comments may not have, or that a moderator reads first."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from newsroom.comments.models import Word


@admin.register(Word)
class WordAdmin(admin.ModelAdmin):
    """The word list: kept by editors; who changed what last stands beside it."""

    list_display = ("text", "verdict", "changed_by")
    list_per_page = 500
    search_fields = ("text",)
    fields = ("text", "verdict")
    list_select_related = ("changed_by",)

    def save_model(self, request: HttpRequest, obj: Word, form: Any, change: bool) -> None:
        obj.changed_by, obj.changed_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)
