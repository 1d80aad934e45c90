"""All of a front as one form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from articles.models import Article, Section, Tag
from articles.numbers import whole_number
from newsroom.fronts.arrangement import Pin, Rhythm, Slot
from newsroom.fronts.forms.pin import PinForm
from newsroom.fronts.forms.slot import SlotForm

MOST_SLOTS, MOST_PINS = 40, 150
SlotFormSet = forms.formset_factory(
    SlotForm, extra=0, max_num=MOST_SLOTS, absolute_max=MOST_SLOTS, validate_max=True
)
PinFormSet = forms.formset_factory(
    PinForm, extra=0, max_num=MOST_PINS, absolute_max=MOST_PINS, validate_max=True
)


class FrontForm:
    """All of a front's slots and pins, as somebody sees and changes them."""

    def __init__(self, slots: list[Slot], data: Any = None) -> None:
        self.given = slots
        self.data = data
        sections = list(Section.objects.values_list("pk", "name"))
        self.slots = SlotFormSet(
            data,
            prefix="slots",
            initial=slot_rows(slots),
            form_kwargs={"sections": sections, "label_suffix": ""},
        )
        self.pins = PinFormSet(
            data,
            prefix="pins",
            initial=pin_rows(slots),
            form_kwargs={"slots": self.places(), "label_suffix": ""},
        )

    def places(self) -> list[tuple[str, str]]:
        """The slots that a pin can stand in, as they are called."""
        return [(form["name"].value() or "", name_of(form)) for form in self.slots]

    def rows(self) -> list[tuple[SlotForm, list[PinForm]]]:
        """Each slot with its pins, in their order."""
        pins = sorted(self.pins, key=place_of)
        return [
            (form, [pin for pin in pins if pin["slot"].value() == form["name"].value()])
            for form in sorted(self.slots, key=order_of)
        ]

    def is_valid(self) -> bool:
        names = [form["name"].value() for form in self.slots]
        are_told_apart = len(names) == len(set(names))
        return all([are_told_apart, self.slots.is_valid(), self.pins.is_valid()])

    def arranged(self) -> list[Slot]:
        """The arrangement as far as the form makes sense; a slot that goes takes its pins along."""
        if self.data is None:
            return self.given
        return [
            replace(form.slot(), pins=tuple(pin.pin() for pin in pins if stays(pin)))
            for form, pins in self.rows()
            if stays(form)
        ]

    @classmethod
    def with_story(cls, data: Any, article: Article, slot: str, place: int) -> FrontForm:
        """The same form with a story put into a slot."""
        data = data.copy()
        number = whole_number(data.get("pins-TOTAL_FORMS"), most=MOST_PINS) or 0
        data["pins-TOTAL_FORMS"] = number + 1
        data[f"pins-{number}-story"] = article.pk
        data[f"pins-{number}-slot"] = slot
        data[f"pins-{number}-place"] = place
        return cls([], data)

    @classmethod
    def with_row(cls, data: Any) -> FrontForm:
        """The same form with another row at its end."""
        data = data.copy()
        number = whole_number(data.get("slots-TOTAL_FORMS"), most=MOST_SLOTS) or 0
        taken = {data.get(f"slots-{each}-name") for each in range(number)}
        name = next(name for each in range(1, 99) if (name := f"row-{each}") not in taken)
        data["slots-TOTAL_FORMS"] = number + 1
        fresh = {"name": name, "place": 999, "rhythm": Rhythm.AUTO.value, "count": 4, "fills": "on"}
        for field, value in fresh.items():
            data[f"slots-{number}-{field}"] = value
        return cls([], data)


def slot_rows(slots: list[Slot]) -> list[dict[str, Any]]:
    """What the slots' forms begin with."""
    keys = {slot.tag for slot in slots if slot.tag}
    tags = Tag.objects.in_bulk(keys) if keys else {}
    return [
        {name: getattr(slot, name) for name in Slot.__dataclass_fields__ if name != "pins"}
        | {"tag": tags[slot.tag].name if slot.tag in tags else "", "place": place}
        | {"kinds": list(slot.kinds), "max_age": slot.max_age or None}
        | {"stale_after": slot.stale_after or None, "most_read": slot.most_read or None}
        for place, slot in enumerate(slots, start=1)
    ]


def pin_rows(slots: list[Slot]) -> list[dict[str, Any]]:
    """What the pins' forms begin with."""
    return [
        {name: getattr(pin, name) for name in Pin.__dataclass_fields__}
        | {"slot": slot.name, "place": place}
        for slot in slots
        for place, pin in enumerate(slot.pins, start=1)
    ]


def name_of(form: SlotForm) -> str:
    """What a slot's form is called at the desk."""
    sections = {str(key): str(name) for key, name in form.fields["section"].choices if key}
    section = sections.get(str(form["section"].value()))
    return called(form["rhythm"].value(), form["title"].value(), form["tag"].value(), section)


def called(rhythm: str, title: str, tag: str | None, section: str | None) -> str:
    """What a slot is called: by its part in the front, its heading, or what it is about."""
    parts = {Rhythm.LEAD.value: _("Lead"), Rhythm.TOP.value: _("Top stories")}
    return parts.get(rhythm) or title or tag or section or _("Row without a heading")


def stays(form: SlotForm | PinForm) -> bool:
    """Whether a slot or a pin makes sense and is not to go; the top of a front never goes."""
    if not form.is_valid() or not form.cleaned_data:
        return False
    return getattr(form, "is_of_the_top", False) or not form.cleaned_data["remove"]


def place_of(form: PinForm | SlotForm) -> int:
    return whole_number(form["place"].value()) or 0


def order_of(form: SlotForm) -> tuple[bool, bool, int]:
    """The lead first, then what stands beside it, then the rows as they are numbered."""
    rhythm = form["rhythm"].value()
    return rhythm != Rhythm.LEAD, rhythm != Rhythm.TOP, place_of(form)
