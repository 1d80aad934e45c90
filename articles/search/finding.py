"""What readers find: live editions and nothing else, newest first or best first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from articles.models import Edition
from articles.search import index
from articles.search.entries import (
    ABOUT,
    AUTHOR,
    HEADLINE,
    KEY_BITS,
    OPENING,
    SECTION,
    TOPIC,
    place,
)
from articles.search.expressions import Expression, Without, Words, any_of, every
from articles.search.query import Query, Term

MOST_RANKED = 200  # stories: nobody reads on, and so no search costs more than that
LOWEST = -(1 << 62)
FEW = 3  # words of which a story may lack one and still say something like them
SOME_MORE = 20  # asked for beyond what is needed, for those that are not live
NOWHERE = LOWEST
Found = TypeVar("Found")


@dataclass(frozen=True)
class Search:
    """A query, and where and when to look."""

    query: Query = field(default_factory=Query)
    sections: tuple[int, ...] = ()
    authors: tuple[int, ...] = ()
    topics: tuple[int, ...] = ()
    start: datetime | None = None  # first published from then on
    end: datetime | None = None  # and before
    is_unfinished: bool = False  # the last word may be the beginning of another
    may_lack_one: bool = False  # of its words, whichever it is

    def readings(self) -> Iterator[Search]:
        """The search as it was typed, then as it may have been meant, one weaker than the other."""
        yield self
        if self.query.may_be_unfinished:
            yield replace(self, is_unfinished=True)
        if len(self.query.wanted) >= FEW:
            yield replace(self, may_lack_one=True)

    def expression(self, *wanted: Expression) -> Expression | None:
        """These words, in the places of the search, without what it leaves out."""
        belongs = ((SECTION, self.sections), (AUTHOR, self.authors), (TOPIC, self.topics))
        parts = [
            any_of(*(Words((f"{mark}{key}",)) for key in keys)) for mark, keys in belongs if keys
        ]
        parts = [*wanted, *parts]
        if not parts:
            return None
        unwanted = [term.expression() for term in self.query.unwanted]
        return Without(every(*parts), any_of(*unwanted)) if unwanted else every(*parts)

    def terms(self, zone: str = "") -> list[Expression]:
        """Each term of the query, in a zone."""
        last = len(self.query.wanted) - 1
        return [
            term.expression(zone, as_beginning=self.is_unfinished and at == last)
            for at, term in enumerate(self.query.wanted)
        ]


def newest(search: Search, *, at: datetime, limit: int, below: int | None = None) -> list[int]:
    """The keys of the live editions that match, newest story first; perhaps from a place down."""
    found = live(search, search.expression(*anywhere(search)), at=at, limit=limit, below=below)
    return [edition for _place, edition in found]


def best(search: Search, *, at: datetime) -> list[int]:
    """The keys of the live editions that match best, rung by rung; on each the newest first."""
    found: dict[int, None] = {}
    for wanted in ladder(search):
        if len(found) >= MOST_RANKED:
            break
        rung = live(search, search.expression(*wanted), at=at, limit=MOST_RANKED)
        found |= dict.fromkeys(edition for _place, edition in rung)
    return list(found)[:MOST_RANKED]


def anywhere(search: Search) -> list[Expression]:
    terms = search.terms()
    return [all_but_one(terms)] if search.may_lack_one else terms


def all_but_one(terms: list[Expression]) -> Expression:
    """Whatever has the others, whichever is left out."""
    return any_of(*(every(*terms[:at], *terms[at + 1 :]) for at in range(len(terms))))


def ladder(search: Search) -> Iterator[list[Expression]]:
    """Ever weaker matches: in the headline, in what stands around it, in the opening, anywhere."""
    if search.may_lack_one:
        for zone in (HEADLINE, ABOUT, ""):
            yield [all_but_one(search.terms(zone))]
        return
    headline, about = search.terms(HEADLINE), search.terms(ABOUT)
    opening = [any_of(*pair) for pair in zip(about, search.terms(OPENING), strict=True)]
    side_by_side = together(search.query.wanted)
    if side_by_side:
        yield [side_by_side.expression(HEADLINE)]
    yield headline
    if len(headline) > 1:
        yield [*about, any_of(*headline)]
    yield about
    if side_by_side:
        yield [side_by_side.expression()]
    if len(headline) > 1:
        yield [*opening, any_of(*headline)]
    yield opening
    if len(headline) > 1:
        yield [*anywhere(search), any_of(*headline)]
    yield anywhere(search)


def together(terms: tuple[Term, ...]) -> Term | None:
    """Several words as the phrase that they may have been meant as."""
    if len(terms) < 2 or any(term.is_phrase for term in terms):
        return None
    return Term(tuple(word for term in terms for word in term.words), is_phrase=True)


def live(
    search: Search,
    expression: Expression | None,
    *,
    at: datetime,
    limit: int,
    below: int | None = None,
) -> list[tuple[int, int]]:
    """Places and keys of what is live and matches, highest first."""

    def ask(places: list[int]) -> list[tuple[int, int]]:
        rows = Edition.objects.live(at).at_places(places)
        return list(rows.values_list("search_entry__place", "pk"))

    return walk(search, expression, ask, at=at, limit=limit, below=below)


def walk(
    search: Search,
    expression: Expression | None,
    ask: Callable[[list[int]], list[Found]],
    *,
    at: datetime,
    limit: int,
    below: int | None = None,
) -> list[Found]:
    """What `ask` finds live at the places of what matches, highest first.

    The database is asked for live editions even where nothing matches: how long an answer takes
    says nothing of what is planned.
    """
    beyond = place(at) + (1 << KEY_BITS)  # nothing is live that is published later
    ceiling = beyond if search.end is None else min(beyond, place(search.end))
    ceiling = ceiling if below is None else min(ceiling, below)
    floor = LOWEST if search.start is None else place(search.start)
    found: list[Found] = []
    portion = limit + SOME_MORE
    while True:
        places = index.matching(expression, below=ceiling, above=floor, limit=portion)
        found += ask([*places, NOWHERE])
        if len(found) >= limit or len(places) < portion:
            return found[:limit]
        ceiling = places[-1]
