"""The same moves for several stories of the list at once, each through the one door."""

from itertools import chain
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import ngettext_lazy as _many

from articles import four_eyes, gate, workflow
from articles.admin.move_form import MoveForm
from articles.models import Article
from articles.states import TRANSITIONS, Standing, Transition

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
        stories = list(queryset.select_related("head", "section").with_next_time())
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
    """Why a story of the list would not move, as the one door would say; empty if it would."""
    standing, is_planned = Standing(story.standing), bool(story.goes_live)
    if not workflow.starts_here(way, story.stage, standing, is_planned):
        return _("“%(move)s” is not possible as the story stands now.") % {"move": way.label}
    if not user.has_perm(way.codename, story):
        return _("You may not do this with this story.")
    if way.second_person and four_eyes.needs_override(user, story):
        return _("You changed these words since the last approval: another person must approve.")
    sentences = chain.from_iterable(gate.obstacles(story, way).values())
    return " ".join(dict.fromkeys(map(str, sentences)))


def note_refused(note, way):
    """Why a reason will not do, in a sentence; "" where it will."""
    if way.note and not note:
        return _("Say why: the reason is kept with each story.")
    try:
        MoveForm.base_fields["note"].clean(note)
    except ValidationError as refusal:
        return " ".join(refusal.messages)
    return ""
