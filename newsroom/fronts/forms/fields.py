"""What the forms of fronts ask for more than once."""

from typing import Any

from django import forms

from articles.forms.moments import LocalTimeField


def moment_field(label: Any) -> LocalTimeField:
    return LocalTimeField(label=label, required=False)


def number_field(label: Any, *, most: int | None = None) -> forms.IntegerField:
    widget = forms.NumberInput({"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, required=False, widget=widget, min_value=0, max_value=most
    )
