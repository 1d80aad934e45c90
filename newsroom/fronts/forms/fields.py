"""What the forms of fronts ask for more than once."""

from typing import Any

from django import forms


def moment_field(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=label, required=False, widget=widget)


def number_field(label: Any, *, most: int | None = None) -> forms.IntegerField:
    widget = forms.NumberInput({"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, required=False, widget=widget, min_value=0, max_value=most
    )
