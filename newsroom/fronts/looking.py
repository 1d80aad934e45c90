"""What an arrangement would show, for those who arrange it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from articles.models import Article, Edition, Section, Tag
from articles.numbers import whole_number
from articles.states import Standing
from newsroom.fronts.arrangement import Slot
from newsroom.fronts.filling import Filled, fill, fill_each
from newsroom.fronts.forms.front import FrontForm, called, name_of
from newsroom.fronts.forms.pin import PinForm
from newsroom.fronts.forms.slot import SlotForm
from newsroom.fronts.models import Front, Launch
from newsroom.fronts.staleness import Pinned, warnings
from newsroom.pictures.models import Picture


@dataclass(frozen=True)
class PinRow:
    """A pin's form with the story it is about."""

    form: PinForm
    article: Article | None  # None where this person may not see it
    picture: Picture | None

    @property
    def standing(self) -> Standing | None:
        """What the public has of the story."""
        return Standing(self.article.standing) if self.article else None


@dataclass(frozen=True)
class SlotRow:
    """A slot's form, its pins, and what its rule finds for the rest."""

    form: SlotForm
    called: str
    pins: list[PinRow]
    found: list[Edition]
    warnings: list[str]


class Look:
    """An arrangement with its stories and what is wrong with it, at this moment."""

    def __init__(
        self,
        slots: list[Slot],
        filled: list[Filled],
        pinned: Pinned,
        *,
        since: datetime | None = None,
    ) -> None:
        self.slots = slots
        self.filled = filled
        self.pinned = pinned
        self.warnings = warnings(filled, pinned, since=since)
        self.rows: list[SlotRow] = []

    @classmethod
    def of_form(cls, form: FrontForm, user: Any, *, since: datetime | None = None) -> Look:
        """The arrangement that a form says, as far as it makes sense."""
        slots = form.arranged()
        look = cls(slots, fill(slots), Pinned(slots, user=user), since=since)
        look.rows = look.of_rows(form)
        return look

    @property
    def count(self) -> int:
        """How many things there are to mend."""
        return sum(len(sentences) for sentences in self.warnings.values())

    def of_rows(self, form: FrontForm) -> list[SlotRow]:
        filled = {each.slot.name: each for each in self.filled}
        keys = {key for pin in form.pins if (key := whole_number(pin["picture"].value()))}
        pictures = Picture.objects.in_bulk(keys) if keys else {}
        return [
            SlotRow(
                form=slot,
                called=name_of(slot),
                pins=[self.of_pin(pin, pictures) for pin in pins],
                found=found_by_rule(filled.get(slot["name"].value())),
                warnings=self.warnings.get(slot["name"].value(), []),
            )
            for slot, pins in form.rows()
        ]

    def of_pin(self, pin: PinForm, pictures: dict[int, Picture]) -> PinRow:
        return PinRow(
            form=pin,
            article=self.pinned.stories.get(whole_number(pin["story"].value()) or 0),
            picture=pictures.get(whole_number(pin["picture"].value()) or 0),
        )


def look_at(launches: Iterable[Launch], user: Any) -> list[Look]:
    """What readers have of each launch, and what of it needs a hand."""
    launches = list(launches)
    arrangements = [launch.arranged() for launch in launches]
    pinned = Pinned(chain.from_iterable(arrangements), user=user)
    return [
        Look(slots, filled, pinned, since=launch.live_from)
        for launch, slots, filled in zip(
            launches, arrangements, fill_each(arrangements), strict=True
        )
    ]


def listed(looks: list[Look]) -> list[list[tuple[str, list[str]]]]:
    """The warnings of each under the names of their slots; nothing amiss, nothing asked."""
    warned = [look.slots for look in looks if look.warnings]
    names = iter(names_of_all(warned) if warned else ())
    return [
        [(named[slot], sentences) for slot, sentences in look.warnings.items()]
        for look in looks
        for named in [next(names) if look.warnings else {}]
    ]


def to_mend(user: Any) -> list[Front]:
    """The fronts before readers that need a hand of somebody who may give it, each with why."""
    fronts = Front.objects.permitting(user, "fronts.change_front")
    live = Launch.objects.live().filter(front__in=fronts).select_related("front__section")
    launches = list(live.order_by("front"))
    for launch, warned in zip(launches, listed(look_at(launches, user)), strict=True):
        launch.front.to_mend = warned
    return [launch.front for launch in launches if launch.front.to_mend]


def headlines(arrangements: list[list[Slot]], user: Any) -> list[list[tuple[str, list[str]]]]:
    """Of each arrangement the pinned stories by the names of their slots, in few words."""
    slots = list(chain.from_iterable(arrangements))
    pinned = Pinned(slots, user=user)
    return [
        [
            (names[slot.name], [pinned.named(pin) for pin in slot.pins])
            for slot in arranged
            if slot.pins
        ]
        for arranged, names in zip(arrangements, names_of_all(arrangements), strict=True)
    ]


def names_of_all(arrangements: list[list[Slot]]) -> list[dict[str, str]]:
    """What the slots of each arrangement are called, by their own names."""
    sections = dict(Section.objects.values_list("pk", "name"))
    keys = {slot.tag for slots in arrangements for slot in slots if slot.tag}
    tags = dict(Tag.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}
    return [
        {
            slot.name: called(
                slot.rhythm, slot.title, tags.get(slot.tag), sections.get(slot.section)
            )
            for slot in slots
        }
        for slots in arrangements
    ]


def found_by_rule(filled: Filled | None) -> list[Edition]:
    if filled is None:
        return []
    return [story for story in filled.stories if story.article_id not in filled.pinned]
