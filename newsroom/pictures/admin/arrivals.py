"""How pictures come into the library: several by a form, one by one from the desk's scripts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.pictures import library
from newsroom.pictures.forms import ArrivalForm, UploadForm
from newsroom.pictures.models import Picture


class Arrivals:
    """For the library's admin: the way in."""

    def add_view(self, request, form_url="", extra_context=None):
        """Several pictures at once, for browsers without JavaScript as well."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ArrivalForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid() and self.take_in(request, form):
            return HttpResponseRedirect(reverse("admin:pictures_picture_changelist"))
        return self.render_page(request, "arrival", {"title": _("Add pictures"), "form": form})

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
        return JsonResponse(picture.look() | {"note": twin_note(picture)})

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


def twin_note(picture: Picture) -> str:
    """A word to whoever sends a file that the library has already; they may want the older one."""
    if not picture.twins().exists():
        return ""
    return _("The library had this file already; it is here twice now.")
