"""What an arrangement would show, for those who arrange it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from articles.models import Article, Edition
from articles.states import Standing
from newsroom.fronts.arrangement import Slot
from newsroom.fronts.filling import Filled, fill
from newsroom.fronts.forms.front import FrontForm, name_of
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

    def __init__(self, slots: list[Slot], user: Any) -> None:
        self.slots = slots
        self.filled = fill(slots)
        self.pinned = Pinned(slots, user=user)
        self.warnings = warnings(slots, user=user, filled=self.filled, pinned=self.pinned)
        self.rows: list[SlotRow] = []

    @classmethod
    def of_form(cls, form: FrontForm, user: Any) -> Look:
        """The arrangement that a form says, as far as it makes sense."""
        look = cls(form.arranged(), user)
        look.rows = look.of_rows(form)
        return look

    @property
    def count(self) -> int:
        """How many things there are to mend."""
        return sum(len(sentences) for sentences in self.warnings.values())

    def listed(self) -> list[tuple[str, list[str]]]:
        """The warnings under the names of their slots."""
        form = FrontForm(self.slots)
        names = {row["name"].value(): name_of(row) for row in form.slots}
        return [(names[slot], sentences) for slot, sentences in self.warnings.items()]

    def headlines(self) -> list[tuple[str, list[str]]]:
        """The pinned stories by the names of their slots, in few words."""
        form = FrontForm(self.slots)
        names = {row["name"].value(): name_of(row) for row in form.slots}
        return [
            (names[slot.name], [self.pinned.named(pin) for pin in slot.pins])
            for slot in self.slots
            if slot.pins
        ]

    def of_rows(self, form: FrontForm) -> list[SlotRow]:
        filled = {each.slot.name: each for each in self.filled}
        keys = [key for pin in form.pins if (key := str(pin["picture"].value() or "")).isdecimal()]
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
        story, picture = str(pin["story"].value() or 0), str(pin["picture"].value() or 0)
        return PinRow(
            form=pin,
            article=self.pinned.stories.get(int(story) if story.isdecimal() else 0),
            picture=pictures.get(int(picture) if picture.isdecimal() else 0),
        )


def to_mend(user: Any) -> list[Front]:
    """The fronts before readers that need a hand of somebody who may give it, each with why."""
    fronts = Front.objects.permitting(user, "fronts.change_front")
    live = Launch.objects.live().filter(front__in=fronts).select_related("front__section")
    found = []
    for launch in live.order_by("front"):
        launch.front.to_mend = Look(launch.arranged(), user).listed()
        found.append(launch.front)
    return [front for front in found if front.to_mend]


def found_by_rule(filled: Filled | None) -> list[Edition]:
    if filled is None:
        return []
    return [story for story in filled.stories if story.article_id not in filled.pinned]
