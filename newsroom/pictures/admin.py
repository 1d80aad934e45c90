from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from newsroom.pictures import library
from newsroom.pictures.forms import (
    ArrivalForm,
    BatchForm,
    Moment,
    PictureForm,
    ReplacementForm,
    UploadForm,
)
from newsroom.pictures.looks import as_json, twin_note
from newsroom.pictures.models import Picture
from newsroom.pictures.renditions import make_renditions
from newsroom.pictures.signals import announce
from newsroom.pictures.uses import uses

PER_PAGE = 36
#: The questions that narrow the wall, each the name of a queryset's method.
FILTERS = {
    "incomplete": gettext_lazy("Not ready to publish"),
    "expiring": gettext_lazy("Expiring soon"),
    "expired": gettext_lazy("Lease ended"),
}
#: How many of the places where a picture is used are named when it cannot be deleted.
USES_NAMED = 20


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    """The library at the desk: a wall of pictures, a way in, and a sheet for each."""

    form = PictureForm
    formfield_overrides = {
        models.DateTimeField: {"form_class": forms.DateTimeField, "widget": Moment}
    }
    search_fields = ("alt", "caption", "credit")
    list_select_related = ("uploaded_by",)
    fieldsets = (
        (None, {"fields": ("alt", "caption", "credit")}),
        (
            gettext_lazy("Rights"),
            {
                "fields": (
                    ("creator", "copyright_notice"),
                    ("licence", "licence_url"),
                    "source_url",
                    ("lease_from", "lease_until"),
                    "territory",
                    "instructions",
                )
            },
        ),
        (gettext_lazy("Origin"), {"fields": (("taken_at", "location"), "keywords")}),
        (
            gettext_lazy("Focal point"),
            {
                "fields": (("focal_x", "focal_y"),),
                "description": gettext_lazy(
                    "What every crop must keep. Click on the picture, or give the place: "
                    "0 is the left or top edge, 1 the right or bottom."
                ),
            },
        ),
    )

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("library/", view(self.library_view), name="pictures_picture_library"),
            path("upload/", view(self.upload_view), name="pictures_picture_upload"),
            path("batch/", view(self.batch_view), name="pictures_picture_batch"),
            path("<int:pk>/describe/", view(self.describe_view), name="pictures_picture_describe"),
            path("<int:pk>/uses/", view(self.uses_view), name="pictures_picture_uses"),
            path("<int:pk>/replace/", view(self.replace_view), name="pictures_picture_replace"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        """The wall of pictures, latest first; page by page without counting them."""
        return self.render_wall(request, BatchForm(auto_id="batch_%s"), extra_context)

    def add_view(self, request, form_url="", extra_context=None):
        """Several pictures at once, for browsers without JavaScript as well."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ArrivalForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid() and self.take_in(request, form):
            return HttpResponseRedirect(reverse("admin:pictures_picture_changelist"))
        return self.render_page(request, "arrival", {"title": _("Add pictures"), "form": form})

    def library_view(self, request):
        """The same wall for the story form's chooser, as JSON."""
        page = self.page(request)
        pictures = [as_json(picture) for picture in page["pictures"]]
        return JsonResponse({"pictures": pictures, "next": page["next"]})

    def upload_view(self, request):
        """Take in one picture; answers with it, or with what is wrong by field."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return JsonResponse({"errors": {"file": [_("Send a picture.")]}}, status=405)
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=400)
        try:
            picture = self.add(request, form.cleaned_data.pop("file"), **form.cleaned_data)
        except ValidationError as refusal:
            return JsonResponse({"errors": refusal.message_dict}, status=400)
        return JsonResponse(as_json(picture) | {"note": twin_note(picture)})

    def describe_view(self, request, pk):
        """Put a description and a credit to a picture that has just come into a story."""
        picture = get_object_or_404(Picture, pk=pk)
        if not self.has_change_permission(request, picture):
            raise PermissionDenied
        words = {name: request.POST.get(name, "").strip() for name in ("alt", "credit")}
        try:
            fields = library.describe(picture, words)
        except ValidationError as refusal:
            return JsonResponse({"errors": refusal.message_dict}, status=400)
        if fields:
            self.log_change(request, picture, [{"changed": {"fields": fields}}])
        return JsonResponse(as_json(picture))

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
        try:
            with transaction.atomic():
                for picture in form.cleaned_data.pop("pictures"):
                    fields = library.describe(picture, form.cleaned_data)
                    self.log_change(request, picture, [{"changed": {"fields": fields}}])
                    changed += bool(fields)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.render_wall(request, form)
        sentence = ngettext("%d picture is changed.", "%d pictures are changed.", changed)
        self.message_user(request, sentence % changed, messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:pictures_picture_changelist"))

    def uses_view(self, request, pk):
        """Where a picture is used; asked for on a page of its own, as whole texts are searched."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        picture = get_object_or_404(Picture, pk=pk)
        found = uses(picture, self.admin_site)
        return self.render_page(
            request, "uses", {"title": _("Used in"), "original": picture, "uses": found}
        )

    def replace_view(self, request, pk):
        """Another file for a picture, under its old key and words."""
        picture = get_object_or_404(Picture, pk=pk)
        if not self.has_change_permission(request, picture):
            raise PermissionDenied
        sent = request.method == "POST"
        form = ReplacementForm(request.POST, request.FILES) if sent else ReplacementForm()
        if form.is_valid():
            try:
                library.replace(picture, form.cleaned_data["file"])
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                self.log_change(request, picture, [{"changed": {"fields": ["file"]}}])
                return HttpResponseRedirect(reverse("admin:pictures_picture_change", args=[pk]))
        context = {"title": _("Replace the file"), "original": picture, "form": form}
        return self.render_page(request, "replace", context)

    def take_in(self, request, form):
        """Add each of the chosen files; says whether all of them were pictures."""
        files = form.cleaned_data.pop("pictures")
        added = 0
        for file in files:
            try:
                self.add(request, file, **form.cleaned_data)
                added += 1
            except ValidationError as refusal:
                form.add_error("pictures", [f"{file.name}: {s}" for s in refusal.messages])
        if added:
            sentence = ngettext(
                "%d picture is in the library.", "%d pictures are in the library.", added
            )
            self.message_user(request, sentence % added, messages.SUCCESS)
        return form.is_valid()

    def add(self, request, file, **details):
        """One picture into the library, with a line in the desk's log."""
        picture = library.add(file, by=request.user, **details)
        self.log_addition(request, picture, [{"added": {}}])
        return picture

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The sheet of one picture; the next is made by sending a file, not from here."""
        context = {
            "title": _("Picture"),
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, context)

    def save_model(self, request, obj, form, change):
        """Keep what is said of a picture; its renditions are made anew where they say it too."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            make_renditions.enqueue(obj.pk)
            announce(obj.pk)

    def delete_view(self, request, object_id, extra_context=None):
        """Ask, then delete; a picture that a story still shows stays, and the desk says where."""
        try:
            context = {"title": _("Delete this picture"), **(extra_context or {})}
            return super().delete_view(request, object_id, context)
        except ProtectedError as refusal:
            uses = list(dict.fromkeys(str(use) for use in refusal.protected_objects))[:USES_NAMED]
            sentence = _("The picture stays, for it is in use: %(uses)s.")
            self.message_user(request, sentence % {"uses": ", ".join(uses)}, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:pictures_picture_change", args=[object_id]))

    def get_deleted_objects(self, objs, request):
        deleted, counts, lacking, uses = super().get_deleted_objects(objs, request)
        if uses:  # nothing of theirs is deleted, so no right to delete it is lacking
            lacking = set()
        return deleted, counts, lacking, list(dict.fromkeys(uses))[:USES_NAMED]

    def page(self, request):
        """The pictures that a request asks for: words, what is missing, older than which one."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        q, before = request.GET.get("q", "").replace("\0", "")[:200], request.GET.get("before", "")
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

    def render_page(self, request, name, context):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "has_add_permission": self.has_add_permission(request),
            **context,
        }
        return TemplateResponse(request, f"admin/pictures/picture/{name}.html", context)
