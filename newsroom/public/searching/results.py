"""The stories that a search finds, a page at a time: never counted, each page after a story."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from articles import search
from articles.models import Edition
from newsroom.public.paging import key_in, place_of
from newsroom.public.searching.form import SearchForm

RESULTS_A_PAGE = 20


@dataclass(frozen=True)
class Result:
    """A story, with what was looked for marked in its headline and in a part of its text."""

    story: Edition
    headline: list[search.Piece]
    excerpt: list[search.Piece]


@dataclass(frozen=True)
class Results:
    """A page of what was found."""

    rows: list[Result]
    query: str  # what the page's own address ends with
    first: str  # and that of the first page, “” on it
    more: str  # and that of the next, “” where there is none
    suggestion: str = ""  # what may have been meant, where nothing has all that was typed
    instead: str = ""  # and what the address of that search ends with
    is_unfinished: bool = False  # only the beginning of the last word was found
    lacks_one: bool = False  # of the words, all but one were found


def results(form: SearchForm, asked: search.Search, after: str) -> Results:
    """What a search finds after a story, or from the first on; raises Http404 if that is none."""
    now = timezone.now()
    story = key_in(after)
    find = partial(some_of, by_date=form.by_date, at=now)
    for reading in asked.readings():
        keys = find(reading, story=story)
        if keys or (story and find(reading, story=None)):
            break
    rows = shown(reading, keys[:RESULTS_A_PAGE], at=now)
    more = rows and len(keys) > RESULTS_A_PAGE
    is_as_typed = rows and not reading.may_lack_one
    meant = "" if is_as_typed or story else search.meant(asked, at=now)
    return Results(
        rows=rows,
        query=form.address(after=after),
        first=form.address() if story else "",
        more=form.address(after=str(rows[-1].story.key)) if more else "",
        suggestion=meant,
        instead=form.address(q=meant) if meant else "",
        is_unfinished=bool(rows) and reading.is_unfinished,
        lacks_one=bool(rows) and reading.may_lack_one,
    )


def some_of(asked: search.Search, *, by_date: bool, story: UUID | None, at: datetime) -> list[int]:
    """The keys of a page's editions, and of one more if there is more."""
    if by_date:
        below = search.place(*place_of_live(story)) if story else None
        return search.newest(asked, at=at, limit=RESULTS_A_PAGE + 1, below=below)
    best = search.best(asked, at=at)
    if story:
        live = Edition.objects.live(at).filter(article__key=story).values_list("pk", flat=True)
        start = next((best.index(key) + 1 for key in live if key in best), 0)
        best = best[start:]
    return best[: RESULTS_A_PAGE + 1]


def place_of_live(story: UUID) -> tuple[datetime, int]:
    """When a story was published, and its present edition; it need not be there any more."""
    published_at, article = place_of(story)
    live = Edition.objects.live().filter(article=article).values_list("pk", flat=True)
    return published_at, next(iter(live), 0)


def shown(asked: search.Search, keys: list[int], *, at: datetime) -> list[Result]:
    """Editions in this order, in one query, with the words that were looked for marked."""
    live = Edition.objects.live(at).filter(pk__in=keys).annotate(key=F("article__key"))
    found = {each.pk: each for each in live.select_related("section", "lead_picture")}
    marks = search.Marks(asked)
    return [
        Result(story, marks.headline(story), marks.excerpt(story))
        for story in (found[key] for key in keys if key in found)
    ]
