"""Which stories stand in the slots of a front at a moment: first the pins, then the rules."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Edition
from newsroom.fronts.arrangement import Pin, Slot
from newsroom.fronts.finding import ByRule
from newsroom.pictures.models import Picture
from newsroom.reads.ranking import Ranking, lately, on_whole_days

ANY = Q()


@dataclass(frozen=True)
class Filled:
    """A slot with its stories as they are set there."""

    slot: Slot
    stories: list[Edition]
    pinned: frozenset[int]  # the keys of the articles among them that somebody put there


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
    pinned = fill_with_pins(slots, at, among)
    shown = {story.article_id for stories in pinned.values() for story in stories}
    found_by_rule = ByRule(slots, at, among, ranking)
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


def fill_with_pins(slots: list[Slot], at: datetime, among: Any) -> dict[str, list[Edition]]:
    """What is pinned in each slot, as far as it is live and there is room."""
    pins = [pin for slot in slots for pin in slot.pins if pin.holds(at)]
    keys = {pin.story for pin in pins}
    live = Edition.objects.live(at).filter(among, article__in=keys).cards() if keys else ()
    stories = {story.article_id: story for story in live}
    wanted = {pin.picture for pin in pins if pin.picture and pin.story in stories}
    pictures = Picture.objects.in_bulk(wanted) if wanted else {}
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
            reworded(stories[pin.story], pin, pictures.get(pin.picture or 0), at) for pin in free
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
