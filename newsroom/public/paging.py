"""Long lists a page at a time, each page beginning where a story stands: never by counting."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F
from django.http import Http404, HttpRequest

from articles.models import Edition
from articles.querysets import TimelineQuerySet

STORIES_A_PAGE = 20


@dataclass(frozen=True)
class Page:
    """Some stories of a timeline, newest first."""

    rows: list[Any]
    query: str  # what the page's own address ends with, “” for the first page
    older: str  # and the next page's, “” where nothing is older

    @property
    def stories(self) -> list[Edition]:
        """The stories themselves: a topic's and an author's rows each hold theirs."""
        return [getattr(row, "edition", row) for row in self.rows]


def paginate(request: HttpRequest, timeline: TimelineQuerySet) -> Page:
    """The newest stories of a timeline, or those older than the story that `?before=` names."""
    before = key_in(request.GET.get("before", ""))
    if before:
        timeline = timeline.older_than(*place_of(before))
    rows = list(timeline.newest().cards().annotate(key=F("article__key"))[: STORIES_A_PAGE + 1])
    shown, rest = rows[:STORIES_A_PAGE], rows[STORIES_A_PAGE:]
    older = f"?before={shown[-1].key}" if rest else ""
    return Page(shown, f"?before={before}" if before else "", older)


def key_in(words: str) -> UUID | None:
    """The story's key that an address names, if it names any; raises Http404 if it is none."""
    try:
        return UUID(words) if words else None
    except ValueError:
        raise Http404 from None


def place_of(key: UUID) -> tuple[Any, ...]:
    """Where a story stands in every timeline; it need not be there any more."""
    named = Edition.objects.begun().filter(article__key=key).order_by("live_from")
    place = named.values_list("published_at", "article").first()
    if place is None:
        raise Http404
    return place
