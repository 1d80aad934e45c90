"""Times that a form asks for, on the site's clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.timezone import get_current_timezone, get_current_timezone_name
from django.utils.translation import gettext as _

NONE, SOME = "none", "some"


class LocalTime(forms.DateTimeInput):
    """A day and a time, as the browser asks for them."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class LocalTimeField(forms.DateTimeField):
    """A moment; of a time that the clocks leave out or repeat, it says which it is."""

    widget = LocalTime

    def to_python(self, value: Any) -> datetime | None:
        try:
            return super().to_python(value)
        except ValidationError as refusal:
            if refusal.code != "ambiguous_timezone":
                raise
            at: datetime = (refusal.params or {})["datetime"]
            raise ValidationError(why_not(at), params={"time": f"{at:%H:%M}"}) from refusal


class MomentWidget(forms.MultiWidget):
    """Whether there is to be a moment, and which."""

    use_fieldset = True

    def __init__(self, choices: list[tuple[str, Any]]) -> None:
        time = LocalTime({"aria-label": choices[-1][1]})
        super().__init__({"choice": forms.RadioSelect(choices=choices), "": time}, {})

    def decompress(self, value: datetime | None) -> list[Any]:
        return [SOME if value else NONE, value]


class MomentField(forms.MultiValueField):
    """A moment, or none: which of the two is said apart from the time itself.

    A browser sends a time that was filled in by half as an empty one, and that must not be taken
    for “now” or “for ever”.
    """

    def __init__(self, *, none: Any, some: Any, **kwargs: Any) -> None:
        choices = [(NONE, none), (SOME, some)]
        fields = (
            forms.ChoiceField(choices=choices, required=False),
            LocalTimeField(required=False),
        )
        widget = MomentWidget(choices)
        super().__init__(fields, widget=widget, require_all_fields=False, **kwargs)

    def compress(self, values: list[Any]) -> datetime | None:
        choice, at = values or ("", None)
        if choice == SOME and not at:
            raise ValidationError(_("Fill in the day and the time."))
        if choice == NONE and at:
            raise ValidationError(_("A time is filled in: choose whether it is to count."))
        return at


def zone_now() -> str:
    return _("%(zone)s time.") % {"zone": get_current_timezone_name()}


zone_said = lazy(zone_now, str)  # on whose clock a time is meant


def why_not(at: datetime) -> str:
    """What keeps a time of day from naming one moment on the site's clock."""
    zone = get_current_timezone()
    passes = at.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == at
    if passes:
        return _("The clocks go back that night, so %(time)s comes twice: choose another time.")
    return _("The clocks go forward that night, so there is no %(time)s: choose another time.")
