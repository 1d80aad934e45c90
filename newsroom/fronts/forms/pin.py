"""A pin as a form: it names the slot and the place in it where a story stands."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.fronts.arrangement import Pin
from newsroom.fronts.forms.fields import moment_field, number_field
from newsroom.pictures.models import Picture

LARGEST_KEY = 10**15


class PinForm(forms.Form):
    """A story in a slot, and how it shows there."""

    story = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=LARGEST_KEY)
    slot = forms.ChoiceField(label=gettext_lazy("Slot"))
    place = number_field(gettext_lazy("Place"), most=999)
    headline = forms.CharField(label=gettext_lazy("Headline here"), max_length=200, required=False)
    standfirst = forms.CharField(
        label=gettext_lazy("Standfirst here"),
        max_length=600,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    picture = forms.IntegerField(
        label=gettext_lazy("Picture here"), required=False, min_value=1, max_value=LARGEST_KEY
    )
    since = moment_field(gettext_lazy("Pinned from"))
    until = moment_field(gettext_lazy("until"))
    remove = forms.BooleanField(label=gettext_lazy("Take this story out"), required=False)

    def __init__(self, *args: Any, slots: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = slots

    def clean_picture(self) -> int | None:
        key = self.cleaned_data["picture"]
        if key and not Picture.objects.filter(pk=key).exists():
            raise ValidationError(_("There is no such picture in the library."))
        return key

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        since, until = said.get("since"), said.get("until")
        if since and until and until <= since:
            self.add_error("until", _("A pin ends after it begins."))
        return said

    @property
    def is_dressed(self) -> bool:
        """Whether it shows in any way of its own."""
        return any(
            self[name].value() for name in ("headline", "standfirst", "picture", "since", "until")
        )

    def pin(self) -> Pin:
        names = ("story", "headline", "standfirst", "picture", "since", "until")
        return Pin(**{name: self.cleaned_data[name] for name in names})
