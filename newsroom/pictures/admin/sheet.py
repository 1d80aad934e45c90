"""The sheet of one picture: its words and rights, its uses, its file, its end."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.pictures import library
from newsroom.pictures.forms import ReplacementForm
from newsroom.pictures.models import Picture
from newsroom.pictures.renditions import make_renditions
from newsroom.pictures.signals import announce
from newsroom.pictures.uses import elsewhere, uses

#: How many of the places where a picture is used are named when it cannot be deleted.
USES_NAMED = 20


class Sheet:
    """For the library's admin: what can be done with one picture."""

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """The sheet of one picture; the next is made by sending a file, not from here."""
        context = {
            "title": _("Picture"),
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """The sheet, with why it is closed to those who could change it, did readers not see it."""
        may = self.has_change_permission
        context["is_closed"] = may(request) and not may(request, obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

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
        return JsonResponse(picture.look())

    def uses_view(self, request, pk):
        """Where a picture is used; asked for on a page of its own, as whole texts are searched."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        picture = get_object_or_404(Picture, pk=pk)
        found = uses(picture, self.admin_site, request)
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

    def save_model(self, request, obj, form, change):
        """Keep what somebody changed of a picture, for the worker and colleagues are at it too; its
        renditions are made anew where they say it.
        """
        with transaction.atomic():
            obj.save(update_fields=form.changed_data)
            make_renditions.enqueue(obj.pk)
            announce(obj.pk)

    def delete_view(self, request, object_id, extra_context=None):
        """Ask, then delete; a picture that a story still shows stays, and the desk says where."""
        try:
            context = {"title": _("Delete this picture"), **(extra_context or {})}
            return super().delete_view(request, object_id, context)
        except ProtectedError:
            names = self.names_of_uses(request, get_object_or_404(Picture, pk=object_id))
            sentence = _("The picture stays, for it is in use: %(uses)s.")
            self.message_user(request, sentence % {"uses": ", ".join(names)}, messages.ERROR)
            return HttpResponseRedirect(reverse("admin:pictures_picture_change", args=[object_id]))

    def get_deleted_objects(self, objs, request):
        """What goes with pictures; what keeps them is named as far as this person may see it."""
        deleted, counts, lacking, keeping = super().get_deleted_objects(objs, request)
        if keeping:  # nothing of theirs is deleted, so no right to delete it is lacking
            lacking = set()
            keeping = [name for each in objs for name in self.names_of_uses(request, each)]
        return deleted, counts, lacking, keeping

    def names_of_uses(self, request, picture):
        """Where a picture is used, in few words; earlier versions of stories are not named."""
        found = uses(picture, self.admin_site, request) or [elsewhere()]
        return [name for name, _address in found[:USES_NAMED]]
