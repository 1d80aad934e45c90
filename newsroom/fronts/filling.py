"""Which stories stand in the slots of a front at a moment: first the pins, then the rules."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Edition
from newsroom.fronts.arrangement import Pin, Slot
from newsroom.fronts.finding import ByRule, foresee
from newsroom.pictures.models import Picture
from newsroom.reads.ranking import Ranking, lately, on_whole_days

ANY = Q()


@dataclass(frozen=True)
class Filled:
    """A slot with its stories as they are set there."""

    slot: Slot
    stories: list[Edition]
    pinned: frozenset[int]  # the keys of the articles among them that somebody put there


@dataclass(frozen=True)
class LivePins:
    """The pinned stories that the public may read, and the pictures that pins give them."""

    stories: dict[int, Edition]  # by the key of the article
    pictures: dict[int, Picture]

    @classmethod
    def of(cls, slots: Iterable[Slot], at: datetime, among: Any) -> LivePins:
        pins = [pin for slot in slots for pin in slot.pins if pin.holds(at)]
        keys = {pin.story for pin in pins}
        live = Edition.objects.live(at).filter(among, article__in=keys).cards() if keys else ()
        stories = {story.article_id: story for story in live}
        wanted = {pin.picture for pin in pins if pin.picture and pin.story in stories}
        return cls(stories, Picture.objects.in_bulk(wanted) if wanted else {})


def fill(
    slots: Iterable[Slot],
    *,
    at: datetime | None = None,
    among: Any = ANY,
    ranking: Ranking = lately,
) -> list[Filled]:
    """The slots with what the public may read at a moment (now, if not said).

    No story stands twice, unless in a slot that repeats. `among` narrows every question down to
    some articles; `ranking` says what was read most.
    """
    at, slots = at or timezone.now(), list(slots)
    pinned = fill_with_pins(slots, LivePins.of(slots, at, among), at)
    return fill_with_rules(slots, pinned, ByRule(slots, at, among, ranking))


def fill_each(arrangements: Iterable[list[Slot]]) -> list[list[Filled]]:
    """Several arrangements as readers would have them now: one question for all their pins, and
    two for what the rules find, however many there are; a row of the most read asks its own.
    """
    at, arrangements = timezone.now(), list(arrangements)
    live = LivePins.of(chain.from_iterable(arrangements), at, ANY)
    rules = [ByRule(slots, at, ANY, lately) for slots in arrangements]
    foresee(rules)
    return [
        fill_with_rules(slots, fill_with_pins(slots, live, at), found_by_rule)
        for slots, found_by_rule in zip(arrangements, rules, strict=True)
    ]


def fill_with_rules(
    slots: list[Slot], pinned: dict[str, list[Edition]], found_by_rule: ByRule
) -> list[Filled]:
    """What is pinned in each slot, and for what that leaves free what the slot's rule finds."""
    shown = {story.article_id for stories in pinned.values() for story in stories}
    filled = []
    for slot in slots:
        own = frozenset(story.article_id for story in pinned[slot.name])
        found = found_by_rule.take(slot, slot.count - len(own), own if slot.repeats else shown)
        shown |= {story.article_id for story in found}
        filled.append(Filled(slot, pinned[slot.name] + found, own))
    return filled


def fill_as_it_was(slots: Iterable[Slot], *, at: datetime) -> list[Filled]:
    """A past front with the stories of it that readers still have, in the words they have now.

    What a slot said in place of a headline stands only where the edition is still the same: a
    correction must not be undone by an old front. What was read most is that of whole days.
    """
    still_live = Exists(Edition.objects.live().filter(article=OuterRef("article")))
    filled = fill(slots, at=at, among=still_live, ranking=on_whole_days)
    keys = {story.article_id for each in filled for story in each.stories}
    now = {
        story.article_id: story for story in Edition.objects.live().filter(article__in=keys).cards()
    }
    return [
        replace(
            each,
            stories=[
                story if now[story.article_id].pk == story.pk else now[story.article_id]
                for story in each.stories
                if story.article_id in now
            ],
        )
        for each in filled
    ]


def fill_with_pins(slots: list[Slot], live: LivePins, at: datetime) -> dict[str, list[Edition]]:
    """What is pinned in each slot, as far as it is live and there is room."""
    stories = live.stories
    pinned: dict[str, list[Edition]] = {}
    shown: set[int] = set()
    for slot in slots:
        due = {pin.story: pin for pin in reversed(slot.pins) if pin.holds(at)}
        free = [
            pin
            for pin in slot.pins
            if pin is due.get(pin.story)
            and pin.story in stories
            and (slot.repeats or pin.story not in shown)
        ][: slot.count]
        shown |= {pin.story for pin in free}
        pinned[slot.name] = [
            reworded(stories[pin.story], pin, live.pictures.get(pin.picture or 0), at)
            for pin in free
        ]
    return pinned


def reworded(story: Edition, pin: Pin, picture: Picture | None, at: datetime) -> Edition:
    """A story in the words and with the picture that a pin gives it, if it gives any."""
    story = copy(story)
    story.headline = pin.headline or story.headline
    story.standfirst = pin.standfirst or story.standfirst
    if picture and picture.is_usable(at):
        story.lead_picture = picture
    return story
