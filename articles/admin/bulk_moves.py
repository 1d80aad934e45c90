"""The same moves for several stories of the list at once, each through the one door."""

from copy import copy
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import ngettext_lazy as _many

from articles import workflow
from articles.admin.move_form import MoveForm
from articles.models import Article
from articles.states import TRANSITIONS, Transition

TOLD: dict[str, Any] = {
    "submit": _many("One story was submitted.", "%(count)d stories were submitted.", "count"),
    "approve": _many("One story was approved.", "%(count)d stories were approved.", "count"),
    "send-back": _many("One story was sent back.", "%(count)d stories were sent back.", "count"),
    "publish": _many("One story was published.", "%(count)d stories were published.", "count"),
    "spike": _many("One story was spiked.", "%(count)d stories were spiked.", "count"),
}


def bulk(name):
    """A list action that takes each selected story through the same door, each by itself."""
    way = TRANSITIONS[name]

    @admin.action(permissions=[way.permission])
    def action(self, request, queryset):
        return self.move_many(request, queryset, way)

    action.short_description = way.label
    action.__name__ = f"move_{name.replace('-', '_')}"
    return action


class ChosenStories(ActionForm):
    """What to do with the stories that are ticked."""

    action = forms.ChoiceField(label=gettext_lazy("Chosen stories"))
    # “All that the list has” would move what nobody saw.
    select_across = forms.BooleanField(required=False, disabled=True, widget=forms.HiddenInput)


class BulkMoves:
    """The same moves for several stories of the list, after one confirmation."""

    action_form = ChosenStories
    actions = [bulk(name) for name in TOLD]

    def get_action_choices(self, request, default_choices=None):
        return super().get_action_choices(request, [("", _("Choose a move"))])

    def has_review_permission(self, request):
        return request.user.has_perm("articles.review_article")

    def has_publish_permission(self, request):
        return request.user.has_perm("articles.publish_article")

    def has_spike_permission(self, request):
        return request.user.has_perm("articles.spike_article")

    def move_many(self, request, queryset, way):
        """Ask once; then move each story in a transaction of its own and say what was refused."""
        stories = list(queryset.select_related("head", "section"))
        note = request.POST.get("note", "").strip()
        error = ""
        if "confirmed" in request.POST:
            error = note_refused(note, way)
            if not error:
                self._move_each(request, stories, way, note)
                return None
        refused = {story: refusal(request.user, story, way) for story in stories}
        context = {
            **self.admin_site.each_context(request),
            "title": way.label,
            "opts": self.opts,
            "way": way,
            "stories": [story for story, why in refused.items() if not why],
            "refused": {story: why for story, why in refused.items() if why},
            "note": note,
            "error": error,
            "action": f"move_{way.name.replace('-', '_')}",
        }
        return TemplateResponse(request, "desk/move_many.html", context)

    def _move_each(self, request, stories, way, note):
        moved = 0
        for story in stories:
            seen = request.POST.get(f"seen_{story.pk}", "")
            try:
                workflow.move(story, way.name, by=request.user, note=note, seen=seen)
            except ValidationError as refusal:
                said = " ".join(dict.fromkeys(refusal.messages))
            except PermissionDenied as refusal:
                said = str(refusal)
            else:
                moved += 1
                continue
            messages.error(request, _("“%(story)s”: %(why)s") % {"story": story, "why": said})
        if moved:
            messages.success(request, TOLD[way.name] % {"count": moved})


def refusal(user: Any, story: Article, way: Transition) -> str:
    """Why a story of the list would not move, as the one door says; empty if it would.

    The move is really tried, and taken back.
    """
    reason = "?" if way.note else ""
    try:
        with transaction.atomic():
            workflow.move(copy(story), way.name, by=user, note=reason, seen=story.head.digest)
            transaction.set_rollback(True)
    except ValidationError as refused:
        return " ".join(dict.fromkeys(refused.messages))
    except PermissionDenied as refused:
        return str(refused)
    return ""


def note_refused(note, way):
    """Why a reason will not do, in a sentence; "" where it will."""
    if way.note and not note:
        return _("Say why: the reason is kept with each story.")
    try:
        MoveForm.base_fields["note"].clean(note)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""
