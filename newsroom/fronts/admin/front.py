"""Where a front is arranged, and launched."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.forms.moments import MomentField, zone_said
from articles.models import Section
from articles.numbers import whole_number
from newsroom.fronts import launching
from newsroom.fronts.admin.launches import Launches
from newsroom.fronts.admin.stories import Stories
from newsroom.fronts.forms import FrontForm
from newsroom.fronts.looking import Look, headlines, listed, look_at
from newsroom.fronts.models import Front, Launch


class LaunchForm(forms.Form):
    """When an arrangement takes over, and a word on it for the log."""

    at = MomentField(
        label=gettext_lazy("When?"),
        none=gettext_lazy("Now"),
        some=gettext_lazy("At a time"),
        help_text=zone_said(),
        required=False,
    )
    note = forms.CharField(label=gettext_lazy("Note for the log"), max_length=200, required=False)


@admin.register(Front)
class FrontAdmin(Stories, Launches, admin.ModelAdmin):
    """The paper's front and each section's: prepared by editors, launched by publishers."""

    def get_queryset(self, request: HttpRequest) -> Any:
        """The fronts that this person may see, and no others, on every road of the desk."""
        return Front.objects.permitting(request.user, "fronts.view_front").select_related(
            "section", "changed_by"
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # there is one of the paper and one of each section

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """All fronts: what readers have, what comes, and what needs a hand."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        complete()
        fronts = list(self.get_queryset(request))
        launches = Launch.objects.filter(front__in=fronts).select_related("launched_by")
        live = {launch.front_id: launch for launch in launches.live()}
        planned = {launch.front_id: launch for launch in reversed(list(launches.planned()))}
        looks = dict(zip(live, look_at(live.values(), request.user), strict=True))
        for front in fronts:
            front.live, front.planned = live.get(front.pk), planned.get(front.pk)
            front.warned = front.live and looks[front.pk].count
        return self.page(request, "list", {"title": _("Fronts"), "fronts": fronts})

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """A front's slots with their stories; whatever is asked of it comes as one form."""
        front = self.found(request, object_id)
        if request.method != "POST":
            return self.shown(request, front, FrontForm(front.prepared()))
        if not request.user.has_perm("fronts.change_front", front):
            raise PermissionDenied
        asked = next((name for name in ASKED if name in request.POST), "look")
        return getattr(self, asked)(request, front)

    def found(self, request: HttpRequest, object_id: Any) -> Front:
        """A front that this person may see; else it is not there."""
        front = self.get_object(request, str(object_id))
        if front is None:
            raise Http404
        return front

    def look(self, request: HttpRequest, front: Front) -> HttpResponse:
        """The form as it was sent; nothing is kept."""
        return self.shown(request, front, FrontForm([], request.POST))

    def glance(self, request: HttpRequest, front: Front) -> HttpResponse:
        """What the form as it was sent would show, without the form: for the script."""
        sent = FrontForm([], request.POST)
        look = Look.of_form(sent, request.user, since=front.changed_at)
        return self.page(request, "_glance", {"look": look})

    def add(self, request: HttpRequest, front: Front) -> HttpResponse:
        """The form with a story more."""
        story, _colon, slot = request.POST["add"].partition(":")
        article = self.pinnable(request).filter(pk=whole_number(story)).first()
        if article is None:
            raise Http404
        slot, place = slot or request.POST.get("into", "lead"), request.POST.get("place")
        form = FrontForm.with_story(request.POST, article, slot, whole_number(place) or 0)
        return self.shown(request, front, form)

    def row(self, request: HttpRequest, front: Front) -> HttpResponse:
        """The form with a row more."""
        return self.shown(request, front, FrontForm.with_row(request.POST))

    def save(self, request: HttpRequest, front: Front) -> HttpResponse:
        """Keep the arrangement for later."""
        return self.kept(request, front, seen=whole_number(request.POST.get("seen")))

    def launch(self, request: HttpRequest, front: Front) -> HttpResponse:
        """Keep the arrangement and give it to readers."""
        return self.kept(request, front, seen=whole_number(request.POST.get("seen")), launch=True)

    def kept(
        self, request: HttpRequest, front: Front, *, seen: int | None, launch: bool = False
    ) -> HttpResponse:
        form, when = FrontForm([], request.POST), LaunchForm(request.POST, label_suffix="")
        if not form.is_valid() or (launch and not when.is_valid()):
            return self.shown(request, front, form, when=when, status=422)
        try:
            with transaction.atomic():
                launching.prepare(front, form.arranged(), by=request.user, seen=seen)
                words = {"by": request.user, "seen": front.version}
                launched = launching.launch(front, **words, **when.cleaned_data) if launch else None
        except ValidationError as refusal:
            conflict = getattr(refusal, "code", "") == launching.CONFLICT
            front.refresh_from_db()
            why = {"refused": refusal.messages, "conflict": conflict}
            return self.shown(request, front, form, when=when, status=422, **why)
        said = (
            _("Saved. Readers see nothing of it before it is launched.")
            if launched is None
            else _("Launched: readers have it now.")
            if launched.live_from <= launched.launched_at
            else _("Planned: readers get it when its time comes.")
        )
        messages.success(request, said)
        return redirect("admin:fronts_front_change", front.pk)

    def shown(
        self,
        request: HttpRequest,
        front: Front,
        form: FrontForm,
        *,
        when: LaunchForm | None = None,
        status: int = 200,
        **words: Any,
    ) -> HttpResponse:
        """The page of a front, with what a form says of it."""
        look = Look.of_form(form, request.user, since=front.changed_at)
        live = front.launches.live().select_related("launched_by").first()
        is_launched = live is not None and live.slots == front.slots
        context = {
            "title": front,
            "front": front,
            "form": form,
            "look": look,
            "when": when or LaunchForm(label_suffix=""),
            "live": live,
            "live_warnings": []
            if live is None or is_launched
            else listed(look_at([live], request.user))[0],
            "plans": front.launches.planned().select_related("launched_by"),
            "is_launched": is_launched,
            "may_change": request.user.has_perm("fronts.change_front", front),
            "may_launch": request.user.has_perm("fronts.launch_front", front),
            "stories": self.offered(request, request.POST.get("q", ""), front),
            "q": request.POST.get("q", ""),
            "theirs": headlines([front.prepared()], request.user)[0],
            **words,
        }
        return self.page(request, "front", context, status=status)

    def page(
        self, request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"desk/fronts/{name}.html", context, status=status)


# What the form's buttons are called; the first that was pressed counts.
ASKED = ("add", "row", "glance", "save", "launch")


def complete() -> None:
    """A front of the paper and one of each section, where there is none yet."""
    known = set(Front.objects.values_list("section", flat=True))
    missing = {None, *Section.objects.values_list("pk", flat=True)} - known
    Front.objects.bulk_create(
        [Front(section_id=section) for section in missing], ignore_conflicts=True
    )
