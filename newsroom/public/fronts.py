"""The front page as it composes itself: a lead, the next in weight, a river for each section."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.models import Author, Edition, Section
from articles.states import Kind

NEWEST = 20  # stories, out of which all that stands above the rivers is taken
SECONDS = 3
THIRDS = 2
LATEST = 3
IN_A_RIVER = 4
PORTRAITS_FOR = frozenset({Kind.OPINION, Kind.ANALYSIS})


@dataclass(frozen=True)
class Voice:
    """An opinion and who holds it."""

    story: Edition
    author: Author | None


@dataclass(frozen=True)
class River:
    """A section's stories on the front page, and the rhythm in which they are set."""

    section: Section
    stories: Sequence[Edition]
    rhythm: str  # picture, columns, pair or opinion: each has its own partial
    voices: Sequence[Voice] = ()

    @property
    def template(self) -> str:
        return f"public/_river_{self.rhythm}.html"


@dataclass(frozen=True)
class Front:
    lead: Edition | None
    seconds: Sequence[Edition]
    thirds: Sequence[Edition]
    latest: Sequence[Edition]
    rivers: Sequence[River]


def compose(sections: Iterable[Section]) -> Front:
    """The front page of this moment; no story stands on it twice."""
    newest = list(Edition.objects.live().newest().cards()[:NEWEST])
    news = [story for story in newest if story.kind != Kind.OPINION] or newest
    lead = next((story for story in news if story.lead_picture), news[0] if news else None)
    others = [story for story in news if story is not lead]
    seconds, thirds = others[:SECONDS], others[SECONDS : SECONDS + THIRDS]
    latest = others[SECONDS + THIRDS :][:LATEST]
    shown = [story for story in [lead, *seconds, *thirds, *latest] if story]
    rivers = [(section, river_of(section, shown)) for section in sections]
    rivers = [(section, stories) for section, stories in rivers if stories]
    authors = signing(story for _, stories in rivers for story in stories if is_opinion(stories))
    return Front(
        lead=lead,
        seconds=seconds,
        thirds=thirds,
        latest=latest,
        rivers=[
            set_river(section, stories, place, authors)
            for place, (section, stories) in enumerate(rivers)
        ],
    )


def river_of(section: Section, shown: Iterable[Edition]) -> list[Edition]:
    """A section's newest stories, without those that stand above."""
    above = {story.article_id for story in shown if story.section_id == section.pk}
    newest = section.editions.live().newest().cards()[: IN_A_RIVER + len(above)]
    return [story for story in newest if story.article_id not in above][:IN_A_RIVER]


def set_river(
    section: Section, stories: list[Edition], place: int, authors: dict[int, Author]
) -> River:
    """A river in its rhythm: opinion by its authors, others by turns as they have pictures."""
    pictures_first = sorted(stories, key=lambda story: not story.lead_picture)
    pictured = sum(1 for story in stories if story.lead_picture)
    if is_opinion(stories):
        return River(section, stories, "opinion", voices(stories, authors))
    if place % 2 == 0 and pictured:
        return River(section, pictures_first, "picture")
    if pictured >= 2:
        return River(section, pictures_first, "pair")
    return River(section, stories, "columns")


def is_opinion(stories: Sequence[Edition]) -> bool:
    """Whether a river is carried by its authors more than by its news."""
    return all(story.kind in PORTRAITS_FOR for story in stories)


def voices(stories: Iterable[Edition], authors: dict[int, Author]) -> list[Voice]:
    """Each story with the first of its authors."""
    firsts = [(story, story.bylines[0]["author"] if story.bylines else 0) for story in stories]
    return [Voice(story, authors.get(author)) for story, author in firsts]


def signing(stories: Iterable[Edition]) -> dict[int, Author]:
    """The authors of some stories with their portraits, in one query."""
    keys = {byline["author"] for story in stories for byline in story.bylines}
    return Author.objects.select_related("portrait").in_bulk(keys) if keys else {}
