"""The demo paper's fronts: prepared by its editor, launched by its publisher."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from articles.models import Article, Section
from newsroom.demo import paper
from newsroom.fronts import launching
from newsroom.fronts.arrangement import Pin, Slot, composed
from newsroom.fronts.models import Front

NAMES = ("name", "title", "rhythm")


def arrange(staff: Mapping[str, Any], told: Iterable[Article], now: datetime) -> None:
    """Launch the paper's fronts at the times they say; where there was one, none is added."""
    front, _made = Front.objects.get_or_create(section=None)
    if front.launches.exists():
        return
    keys = {article.slug: article.pk for article in told}
    for words in paper.listed("fronts"):
        at = paper.moment(words["launched"], now)
        slots = arranged(words, keys)
        launching.prepare(front, slots, by=staff["editor"], seen=front.version, now=at)
        by = {"by": staff["publisher"], "seen": front.version, "note": words["note"]}
        launching.launch(front, **by, now=at)


def arranged(words: Mapping[str, Any], keys: Mapping[str, int]) -> list[Slot]:
    """The slots of a front: those that compose themselves, with its pins, and its own rows."""
    pinned = words["slots"]
    slots = [
        replace(slot, pins=pins(pinned.get(slot.name, ()), keys))
        for slot in composed(Section.objects.all())
    ]
    for row in words.get("rows", ()):
        before = next(place for place, slot in enumerate(slots, 1) if slot.name == row["after"])
        named = {name: row[name] for name in NAMES}
        own = Slot(**named, kinds=tuple(row["kinds"]), pins=pins(row["pins"], keys))
        slots.insert(before, own)
    return slots


def pins(rows: Iterable[Mapping[str, str]], keys: Mapping[str, int]) -> tuple[Pin, ...]:
    return tuple(
        Pin(story=keys[row["story"]], headline=row.get("headline", ""))
        for row in rows
        if row["story"] in keys
    )
