from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.pictures.models import Picture

DETAILS = ["alt", "caption", "credit", "licence", "licence_url", "source_url"]
RIGHTS = ["creator", "copyright_notice", "territory", "lease_from", "lease_until", "instructions"]
ORIGIN = ["taken_at", "location", "keywords"]
Moment = partial(
    forms.DateTimeInput, {"type": "datetime-local", "step": 1}, format="%Y-%m-%dT%H:%M:%S"
)
WebAddress = partial(forms.URLField, assume_scheme="https")
MOMENTS = ["lease_from", "lease_until", "taken_at"]
CHOOSE = {"required": _("Choose a picture first.")}


class PictureForm(forms.ModelForm):
    """What is known of a picture: its description, its credit, its rights, its focal point."""

    class Meta:
        model = Picture
        fields = (*DETAILS, *RIGHTS, *ORIGIN, "focal_x", "focal_y")
        field_classes = {
            "licence_url": WebAddress,
            "source_url": WebAddress,
            **dict.fromkeys(MOMENTS, forms.DateTimeField),
        }
        widgets = {
            "alt": forms.Textarea({"rows": 2}),
            "caption": forms.Textarea({"rows": 3}),
            "instructions": forms.Textarea({"rows": 2}),
            **{name: Moment() for name in MOMENTS},
            "focal_x": forms.NumberInput({"min": 0, "max": 1, "step": 0.01}),
            "focal_y": forms.NumberInput({"min": 0, "max": 1, "step": 0.01}),
        }


class UploadForm(forms.ModelForm):
    """One picture, with what may be known of it already."""

    file = forms.FileField(error_messages=CHOOSE)

    class Meta:
        model = Picture
        fields = DETAILS
        field_classes = PictureForm.Meta.field_classes


class SeveralFiles(forms.ClearableFileInput):
    """A file input in which more than one file may be chosen."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One or more files, each of them checked."""

    widget = SeveralFiles({"accept": "image/jpeg,image/png,image/webp,image/gif,image/avif"})

    def clean(self, data, initial=None):
        files = data if isinstance(data, list) else [data]
        return [super(SeveralFilesField, self).clean(file, initial) for file in files or [None]]


class ArrivalForm(forms.Form):
    """Several pictures of one hand at once; each is described afterwards."""

    pictures = SeveralFilesField(label=_("Pictures"), error_messages=CHOOSE)
    credit = forms.CharField(label=_("Credit"), max_length=200, required=False)
    licence = forms.CharField(label=_("Licence"), max_length=100, required=False)


class ReplacementForm(forms.Form):
    """Another file for a picture that is there."""

    file = forms.FileField(error_messages=CHOOSE)


class BatchForm(forms.ModelForm):
    """Words for several pictures at once; what stays empty is left as it is."""

    pictures = forms.ModelMultipleChoiceField(
        Picture.objects.all(), error_messages={"required": _("Choose the pictures first.")}
    )

    class Meta:
        model = Picture
        fields = ["creator", "credit", "copyright_notice", "licence", "keywords"]
        help_texts = dict.fromkeys(fields, "")
