"""Which stories stand in the slots of a front at a moment: first the pins, then the rules.

A slot that its rule fills asks one question of the database, whatever the paper's size; slots with
the same rule ask it together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Edition, EditionTag
from articles.states import Kind
from newsroom.fronts.arrangement import NEWS_KINDS, Pin, Rhythm, Rule, Slot
from newsroom.pictures.models import Picture

LEAST = 20  # stories looked at for a rule, so that a lead finds one with a picture among them
WITHIN = 500  # newest stories among which those of some kinds are looked for: a bound at any size
ANY = Q()
TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Filled:
    """A slot with its stories as they are set there."""

    slot: Slot
    stories: list[Edition]
    pinned: frozenset[int]  # the keys of the articles among them that somebody put there


def fill(slots: Iterable[Slot], *, at: datetime | None = None, among: Any = ANY) -> list[Filled]:
    """The slots with what the public may read at a moment (now, if not said).

    No story stands twice, unless in a slot that repeats. `among` narrows every question down to
    some articles.
    """
    at, slots = at or timezone.now(), list(slots)
    pinned = fill_with_pins(slots, at, among)
    shown = {story.article_id for stories in pinned.values() for story in stories}
    newest = Newest(slots, at, among)
    filled = []
    for slot in slots:
        own = frozenset(story.article_id for story in pinned[slot.name])
        found = newest.take(slot, slot.count - len(own), own if slot.repeats else shown)
        shown |= {story.article_id for story in found}
        filled.append(Filled(slot, pinned[slot.name] + found, own))
    return filled


def fill_as_it_was(slots: Iterable[Slot], *, at: datetime) -> list[Filled]:
    """A past front with the stories of it that readers still have, in the words they have now.

    What a slot said in place of a headline stands only where the edition is still the same: a
    correction must not be undone by an old front.
    """
    still_live = Exists(Edition.objects.live().filter(article=OuterRef("article")))
    filled = fill(slots, at=at, among=still_live)
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


class Newest:
    """What the rules of a front find; slots of one rule share what was found."""

    def __init__(self, slots: list[Slot], at: datetime, among: Any) -> None:
        self.at = at
        self.among = among
        self.found: dict[Rule, list[Edition]] = {}
        self.ended: set[Rule] = set()
        self.demand: Counter[Rule] = Counter()
        for slot in slots:
            self.demand[slot.rule] += slot.count if slot.fills and not slot.repeats else 0

    def take(self, slot: Slot, wanted: int, shown: Set[int]) -> list[Edition]:
        """So many stories for what pins leave free of a slot, those shown left out."""
        if wanted <= 0 or not slot.fills:
            return []
        if slot.repeats:
            return self.ask(slot.rule, shown, wanted)
        left = self.left(slot.rule, shown)
        if len(left) < wanted and slot.rule not in self.ended:
            limit = max(LEAST, self.demand[slot.rule])
            self.found[slot.rule] = self.ask(slot.rule, shown, limit)
            if len(self.found[slot.rule]) < limit:
                self.ended.add(slot.rule)
            left = self.left(slot.rule, shown)
        if not self.found[slot.rule] and slot.is_of_the_top and slot.kinds == NEWS_KINDS:
            # A paper of opinion has a lead as well.
            return self.take(replace(slot, kinds=(Kind.OPINION,)), wanted, shown)
        if slot.rhythm == Rhythm.LEAD:
            left.sort(key=lambda story: not story.lead_picture)
        return left[:wanted]

    def left(self, rule: Rule, shown: Set[int]) -> list[Edition]:
        return [story for story in self.found.get(rule, ()) if story.article_id not in shown]

    def ask(self, rule: Rule, without: Set[int], limit: int) -> list[Edition]:
        """The newest stories that answer to a rule, some left out."""
        of_edition = "edition__" if rule.tag else ""
        timeline = (EditionTag if rule.tag else Edition).objects.live(self.at)
        timeline = timeline.published_between(rule.since(self.at), self.at + TICK)
        timeline = timeline.filter(self.among).exclude(article__in=without)
        if rule.tag:
            timeline = timeline.filter(tag=rule.tag)
        if rule.section:
            timeline = timeline.filter(**{f"{of_edition}section": rule.section})
        if rule.kinds:
            newest = timeline.newest().values("pk")[:WITHIN]
            timeline = timeline.model.objects.filter(
                **{"pk__in": newest, f"{of_edition}kind__in": rule.kinds}
            )
        return [getattr(row, "edition", row) for row in timeline.newest().cards()[:limit]]
