"""What stands on a front and where: slots with their pins and their rules. Data, no database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import TextChoices
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Section
from articles.states import FAR_FUTURE, LONG_AGO, Kind

NEWS_KINDS = tuple(kind.value for kind in Kind if kind not in {Kind.OPINION, Kind.SPONSORED})
HOUR = timedelta(hours=1)


class Rhythm(TextChoices):
    """How a slot's stories are set."""

    LEAD = "lead", gettext_lazy("The lead")
    TOP = "top", gettext_lazy("Beside and below the lead")
    AUTO = "auto", gettext_lazy("As its stories and pictures suggest")
    PICTURE = "picture", gettext_lazy("A picture story, with others beside it")
    PAIR = "pair", gettext_lazy("Two picture stories, with others beside them")
    COLUMNS = "columns", gettext_lazy("Columns of text")
    OPINION = "opinion", gettext_lazy("Opinion, with portraits")
    LINES = "lines", gettext_lazy("Headlines in lines")
    NUMBERED = "numbered", gettext_lazy("A numbered list")


OF_THE_TOP = frozenset({Rhythm.LEAD, Rhythm.TOP})  # they stand first, and are always there


@dataclass(frozen=True, kw_only=True)
class Pin:
    """A story that somebody put into a slot, perhaps in other words, perhaps for a time."""

    story: int  # the article's key
    headline: str = ""
    standfirst: str = ""
    picture: int | None = None
    since: datetime | None = None
    until: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether a moment lies in the pin's time."""
        return (self.since or LONG_AGO) <= at < (self.until or FAR_FUTURE)


@dataclass(frozen=True)
class Rule:
    """Which stories fill what pins leave free: the newest that answer to all of this."""

    section: int | None = None
    tag: int | None = None
    kinds: tuple[str, ...] = ()
    max_age: int = 0  # hours; 0 for any

    def since(self, at: datetime) -> datetime:
        """The oldest publication taken at a moment; ages change on the hour, as caches know."""
        if not self.max_age:
            return LONG_AGO
        return at.replace(minute=0, second=0, microsecond=0) - self.max_age * HOUR


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A named place for some stories: pins first, the rest by a rule."""

    name: str
    title: str = ""
    rhythm: str = Rhythm.AUTO
    count: int = 4
    most_read: int = 0  # what was read most in the last so many hours stands first; 0 for not
    fills: bool = True  # else only what is pinned, or was read, stands here
    section: int | None = None
    tag: int | None = None
    kinds: tuple[str, ...] = ()
    max_age: int = 0  # hours
    stale_after: int = 0  # hours without anything newer, until the desk is warned; 0 for never
    repeats: bool = False  # may show what stands elsewhere too
    pins: tuple[Pin, ...] = ()

    @property
    def rule(self) -> Rule:
        return Rule(self.section, self.tag, self.kinds, self.max_age)

    @property
    def is_of_the_top(self) -> bool:
        return self.rhythm in OF_THE_TOP


def composed(sections: Iterable[Section], *, of: Section | None = None) -> list[Slot]:
    """The front that nobody arranged: a lead, the next in weight, and a row for each section."""
    top: dict[str, Any] = {"kinds": NEWS_KINDS, "stale_after": 24, "section": of.pk if of else None}
    slots = [
        Slot(name="lead", rhythm=Rhythm.LEAD, count=1, **top),
        Slot(name="top", rhythm=Rhythm.TOP, count=5, **top),
    ]
    if of:  # its river follows by itself
        return slots
    latest: dict[str, Any] = {"title": _("Latest"), "rhythm": Rhythm.LINES, "kinds": NEWS_KINDS}
    slots.append(Slot(name="latest", count=3, **latest))
    heads = (section for section in sections if section.parent_id is None)
    slots += [Slot(name=section.slug, section=section.pk) for section in heads]
    return [*slots, most_read()]


def most_read() -> Slot:
    """What was read most in a day, in its order: beside all else, and only what was read."""
    return Slot(
        name="most-read",
        title=_("Most read"),
        rhythm=Rhythm.NUMBERED,
        count=6,
        most_read=24,
        fills=False,
        repeats=True,
    )


def read(rows: Iterable[dict[str, Any]]) -> list[Slot]:
    """The slots that were kept as JSON."""
    return [
        Slot(
            **row
            | {
                "kinds": tuple(row["kinds"]),
                "pins": tuple(read_pin(pin) for pin in row["pins"]),
            }
        )
        for row in rows
    ]


def read_pin(row: dict[str, Any]) -> Pin:
    times = {name: parse_datetime(row[name]) for name in ("since", "until") if row[name]}
    return Pin(**row | {"since": None, "until": None} | times)


def written(slots: Iterable[Slot]) -> list[dict[str, Any]]:
    """Slots as JSON keeps them."""
    rows = [asdict(slot) for slot in slots]
    for row in rows:
        row |= {"rhythm": str(row["rhythm"]), "kinds": list(row["kinds"])}
        row["pins"] = [
            pin | {name: pin[name] and pin[name].isoformat() for name in ("since", "until")}
            for pin in row["pins"]
        ]
    return rows


def moments(slots: Iterable[Slot], at: datetime) -> Iterator[datetime]:
    """The instants after a moment at which a front changes though no story does."""
    for slot in slots:
        if slot.max_age:
            yield at.replace(minute=0, second=0, microsecond=0) + HOUR
        for pin in slot.pins:
            yield from (moment for moment in (pin.since, pin.until) if moment and moment > at)
