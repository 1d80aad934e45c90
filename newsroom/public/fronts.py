"""Fronts as readers see them: a lead, the next in weight, then rows in different rhythms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from articles.models import Author, Edition, Section, Tag
from articles.states import Kind
from newsroom.fronts.arrangement import Rhythm, Slot, composed
from newsroom.fronts.filling import Filled, fill, fill_as_it_was
from newsroom.fronts.models import Launch

SECONDS = 3
PORTRAITS_FOR = frozenset({Kind.OPINION, Kind.ANALYSIS})


@dataclass(frozen=True)
class Voice:
    """An opinion and who holds it."""

    story: Edition
    author: Author | None


@dataclass(frozen=True)
class River:
    """A row of stories under a heading, and the rhythm in which they are set."""

    name: str
    title: str
    stories: Sequence[Edition]
    rhythm: str  # lines, picture, columns, pair or opinion: each has its own partial
    about: Section | Tag | None = None  # what its heading leads to
    voices: Sequence[Voice] = ()

    @property
    def template(self) -> str:
        return f"public/_river_{self.rhythm}.html"


@dataclass(frozen=True)
class Front:
    """A front as it is set; of the paper, or of a section."""

    lead: Edition | None
    seconds: Sequence[Edition]
    thirds: Sequence[Edition]
    rivers: Sequence[River]
    section: Section | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.lead or self.rivers)

    @property
    def shown(self) -> set[int]:
        """The keys of the articles that stand on it."""
        top = [self.lead] if self.lead else []
        rows = [story for river in self.rivers for story in river.stories]
        return {story.article_id for story in (*top, *self.seconds, *self.thirds, *rows)}


def the_front(sections: Sequence[Section]) -> Front:
    """The paper's front of this moment: as it was launched, or as it composes itself."""
    launch = Launch.objects.of(None).live().first()
    return set_front(fill(launch.arranged() if launch else composed(sections)), sections)


def front_of(section: Section, sections: Sequence[Section]) -> Front | None:
    """A section's front of this moment; None where nobody launched one."""
    launch = Launch.objects.of(section).live().first()
    return set_front(fill(launch.arranged()), sections, of=section) if launch else None


def front_at(at: datetime, sections: Sequence[Section]) -> Front:
    """The paper's front as it stood, with the stories of it that readers still have."""
    launch = Launch.objects.of(None).live(at).first()
    slots = launch.arranged() if launch else composed(sections)
    return set_front(fill_as_it_was(slots, at=at), sections)


def set_front(
    filled: Iterable[Filled], sections: Iterable[Section], *, of: Section | None = None
) -> Front:
    """Filled slots as they are set; a row with nothing in it is left out."""
    filled = [each for each in filled if each.stories]
    above = {
        rhythm: [story for each in filled if each.slot.rhythm == rhythm for story in each.stories]
        for rhythm in (Rhythm.LEAD, Rhythm.TOP)
    }
    first = [*above[Rhythm.LEAD][:1], *above[Rhythm.TOP]]
    rows = [each for each in filled if not each.slot.is_of_the_top]
    rhythms = [rhythm_of(each, place) for place, each in enumerate(rows)]
    authors = signing(
        story
        for each, rhythm in zip(rows, rhythms, strict=True)
        for story in each.stories
        if rhythm == Rhythm.OPINION
    )
    about = subjects((each.slot for each in rows), sections)
    return Front(
        lead=first[0] if first else None,
        seconds=first[1 : SECONDS + 1],
        thirds=first[SECONDS + 1 :],
        rivers=[
            set_river(each, rhythm, about.get(each.slot.name), authors)
            for each, rhythm in zip(rows, rhythms, strict=True)
        ],
        section=of,
    )


def set_river(
    filled: Filled, rhythm: str, about: Section | Tag | None, authors: dict[int, Author]
) -> River:
    slot, stories = filled.slot, in_order(filled, rhythm)
    title = slot.title or (about.name if about else _("More stories"))
    told = voices(stories, authors) if rhythm == Rhythm.OPINION else ()
    return River(slot.name, title, stories, rhythm, about, told)


def rhythm_of(filled: Filled, place: int) -> str:
    """The rhythm that somebody chose, where there are pictures for it; else one that fits."""
    chosen, stories = filled.slot.rhythm, filled.stories
    pictured = [bool(story.lead_picture) for story in in_order(filled, Rhythm.PICTURE)]
    may_be = {Rhythm.PICTURE: pictured[0], Rhythm.PAIR: all(pictured[:2]) and len(pictured) > 1}
    if chosen != Rhythm.AUTO:
        return chosen if may_be.get(Rhythm(chosen), True) else Rhythm.COLUMNS
    if is_opinion(stories):
        return Rhythm.OPINION
    if place % 2 and may_be[Rhythm.PICTURE]:
        return Rhythm.PICTURE
    return Rhythm.PAIR if may_be[Rhythm.PAIR] else Rhythm.COLUMNS


def in_order(filled: Filled, rhythm: str) -> list[Edition]:
    """The stories as they stand; those with pictures first where nobody pinned an order."""
    if filled.pinned or rhythm not in {Rhythm.PICTURE, Rhythm.PAIR}:
        return filled.stories
    return sorted(filled.stories, key=lambda story: not story.lead_picture)


def is_opinion(stories: Sequence[Edition]) -> bool:
    """Whether a row is carried by its authors more than by its news."""
    return all(story.kind in PORTRAITS_FOR for story in stories)


def voices(stories: Iterable[Edition], authors: dict[int, Author]) -> list[Voice]:
    """Each story with the first of its authors."""
    firsts = [(story, story.bylines[0]["author"] if story.bylines else 0) for story in stories]
    return [Voice(story, authors.get(author)) for story, author in firsts]


def signing(stories: Iterable[Edition]) -> dict[int, Author]:
    """The authors of some stories with their portraits, in one query."""
    keys = {byline["author"] for story in stories for byline in story.bylines}
    return Author.objects.select_related("portrait").in_bulk(keys) if keys else {}


def subjects(slots: Iterable[Slot], sections: Iterable[Section]) -> dict[str, Section | Tag]:
    """The topic or section that each row is about, by the slot's name; topics in one query."""
    slots = list(slots)
    keys = {slot.tag for slot in slots if slot.tag}
    tags = Tag.objects.in_bulk(keys) if keys else {}
    named = {section.pk: section for section in sections}
    found = {slot.name: tags.get(slot.tag) or named.get(slot.section) for slot in slots}
    return {name: about for name, about in found.items() if about}
