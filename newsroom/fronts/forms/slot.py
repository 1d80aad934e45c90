"""A slot as a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Tag
from articles.numbers import whole_number
from articles.states import Kind
from newsroom.fronts.arrangement import OF_THE_TOP, Rhythm, Slot
from newsroom.fronts.forms.fields import number_field
from newsroom.reads.ranking import LONGEST

MOST_STORIES = 20
LONGEST_AGE = 24 * 365  # hours
OF_ROWS = [(value, label) for value, label in Rhythm.choices if value not in OF_THE_TOP]


class SlotForm(forms.Form):
    """A slot: what it is called, how it is set, and what fills it where pins leave room."""

    name = forms.SlugField(widget=forms.HiddenInput, max_length=60)
    place = number_field(gettext_lazy("Place"), most=999)
    title = forms.CharField(label=gettext_lazy("Heading"), max_length=60, required=False)
    rhythm = forms.ChoiceField(label=gettext_lazy("Set as"), choices=Rhythm.choices)
    count = forms.IntegerField(label=gettext_lazy("Stories"), min_value=1, max_value=MOST_STORIES)
    most_read = number_field(gettext_lazy("Most read in the last, in hours"), most=LONGEST)
    fills = forms.BooleanField(
        label=gettext_lazy("Fill up with the newest stories"), required=False
    )
    section = forms.TypedChoiceField(
        label=gettext_lazy("in section"), required=False, coerce=int, empty_value=None
    )
    tag = forms.CharField(label=gettext_lazy("about topic"), max_length=100, required=False)
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("of these kinds"),
        choices=Kind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    max_age = number_field(gettext_lazy("not older than, in hours"), most=LONGEST_AGE)
    stale_after = number_field(
        gettext_lazy("Warn when nothing is newer than, in hours"), most=LONGEST_AGE
    )
    repeats = forms.BooleanField(
        label=gettext_lazy("May repeat stories that stand elsewhere"), required=False
    )
    remove = forms.BooleanField(label=gettext_lazy("Take this slot out"), required=False)

    def __init__(self, *args: Any, sections: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["section"].choices = [("", _("any section")), *sections]
        self.is_of_the_top = self["rhythm"].value() in OF_THE_TOP
        if self.is_of_the_top:
            self.fields["rhythm"].widget = forms.HiddenInput()
        else:
            self.fields["rhythm"].choices = OF_ROWS

    def clean_tag(self) -> Tag | None:
        """The topic that was named; one that is not there cannot fill anything."""
        name = self.cleaned_data["tag"].strip()
        if not name:
            return None
        tag = next(iter(Tag.objects.known([name]).values()), None)
        if tag is None:
            raise ValidationError(_("There is no topic “%(name)s”."), params={"name": name})
        return tag

    @property
    def said(self) -> str:
        """The rule in a few words, for the slot's closed lid."""
        value = {name: self[name].value() for name in self.fields}
        count = whole_number(value["count"]) or 0
        words = [ngettext("%d story", "%d stories", count) % count]
        if value["most_read"]:
            words.append(_("most read in %s h") % value["most_read"])
        elif not value["fills"]:
            return ", ".join([*words, _("pinned only")])
        sections = {str(key): name for key, name in self.fields["section"].choices if key}
        words += [str(sections.get(str(value["section"]), ""))] if value["section"] else []
        words += [str(value["tag"])] if value["tag"] else []
        words += [_("at most %s h old") % value["max_age"]] if value["max_age"] else []
        return ", ".join(words)

    def slot(self) -> Slot:
        """The slot that the form says, without its pins."""
        said = dict(self.cleaned_data)
        del said["place"], said["remove"]
        said["tag"] = said["tag"] and said["tag"].pk
        for name in ("most_read", "max_age", "stale_after"):
            said[name] = said[name] or 0
        return Slot(**said | {"kinds": tuple(said["kinds"])})
