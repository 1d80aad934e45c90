"""The same moves for several stories of the list at once, each through the one door."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.states import TRANSITIONS


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
    actions = [bulk(name) for name in ("submit", "approve", "send-back", "publish", "spike")]

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
            if not way.note or note:
                self._move_each(request, stories, way, note)
                return None
            error = _("Say why: the reason is kept with each story.")
        context = {
            **self.admin_site.each_context(request),
            "title": way.label,
            "opts": self.opts,
            "way": way,
            "stories": stories,
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
            told = {"person": request.user, "did": way.done, "count": moved}
            messages.success(request, _("%(count)d × %(person)s %(did)s.") % told)
