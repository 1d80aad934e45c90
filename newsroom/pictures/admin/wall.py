"""The library's wall: pictures to look for, to choose from, and to describe several at once."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from newsroom.pictures import library
from newsroom.pictures.forms import ArrivalForm, BatchForm
from newsroom.pictures.models import Picture

PER_PAGE = 36
#: The questions that narrow the wall, each the name of a queryset's method.
FILTERS = {
    "incomplete": gettext_lazy("Not ready to publish"),
    "expiring": gettext_lazy("Expiring soon"),
    "expired": gettext_lazy("Lease ended"),
}


class Wall:
    """For the library's admin: the wall of pictures, as a page and for the story form's chooser."""

    def changelist_view(self, request, extra_context=None):
        """The wall of pictures, latest first; page by page without counting them."""
        return self.render_wall(request, BatchForm(auto_id="batch_%s"), extra_context)

    def library_view(self, request):
        """The same wall for the story form's chooser, as JSON."""
        page = self.page(request)
        pictures = [picture.look() for picture in page["pictures"]]
        return JsonResponse({"pictures": pictures, "next": page["next"]})

    def batch_view(self, request):
        """Put the same words to several pictures."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseRedirect(reverse("admin:pictures_picture_changelist"))
        form = BatchForm(request.POST, auto_id="batch_%s")
        if not form.is_valid():
            return self.render_wall(request, form)
        changed = 0
        may = partial(self.has_change_permission, request)
        chosen = list(form.cleaned_data.pop("pictures"))
        open_to_change = [picture for picture in chosen if may(picture)]
        try:
            with transaction.atomic():
                for picture in open_to_change:
                    fields = library.describe(picture, form.cleaned_data)
                    self.log_change(request, picture, [{"changed": {"fields": fields}}])
                    changed += bool(fields)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.render_wall(request, form)
        sentence = ngettext("%d picture is changed.", "%d pictures are changed.", changed)
        self.message_user(request, sentence % changed, messages.SUCCESS)
        if closed := len(chosen) - len(open_to_change):
            sentence = ngettext(
                "%d picture stays as it is, for readers see it: ask an editor.",
                "%d pictures stay as they are, for readers see them: ask an editor.",
                closed,
            )
            self.message_user(request, sentence % closed, messages.WARNING)
        return HttpResponseRedirect(reverse("admin:pictures_picture_changelist"))

    def page(self, request):
        """The pictures that a request asks for: words, what is missing, older than which one."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        q, before = request.GET.get("q", "")[:200], request.GET.get("before", "")
        which = next((name for name in FILTERS if name in request.GET), "")
        pictures = Picture.objects.matching(q)
        if which:
            pictures = getattr(pictures, which)()
        pictures = pictures.newest(before=int(before[:18]) if before.isdecimal() else None)
        found = list(pictures[: PER_PAGE + 1])
        shown = found[:PER_PAGE]
        following = shown[-1].pk if len(found) > PER_PAGE else None
        return {
            "pictures": shown,
            "next": following,
            "q": q,
            "before": before,
            "which": which,
            "filters": FILTERS,
        }

    def render_wall(self, request, batch, extra_context=None):
        context = {
            "title": _("Pictures"),
            "form": ArrivalForm(),
            "batch": batch,
            "has_change_permission": self.has_change_permission(request),
            **self.page(request),
            **(extra_context or {}),
        }
        return self.render_page(request, "library", context)
