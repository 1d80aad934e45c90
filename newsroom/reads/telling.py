"""What the counts tell the desk: of one story, and of all that is read."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from articles.models import Article
from articles.states import Standing
from newsroom.reads.models import Tally
from newsroom.reads.ranking import TICK
from newsroom.reads.spans import DAY, HOUR, Span, hour_of, step_of

HOURS = 48  # bars of the drawing
WIDTH, HEIGHT = 5, 40  # of a bar, in the drawing's own units
WINDOWS = {"hour": HOUR, "day": DAY, "week": 7 * DAY}


@dataclass(frozen=True)
class Bar:
    """An hour of the drawing."""

    x: int
    y: int
    height: int


@dataclass(frozen=True)
class StoryReads:
    """How often a story was read: lately, in all, and hour by hour."""

    hour: int
    day: int
    week: int
    ever: int
    hours: list[int]  # the last HOURS hours, the present one last

    @property
    def bars(self) -> list[Bar]:
        """The hours as a drawing; an hour in which it was read at all can be seen."""
        most = max(self.hours, default=0)
        heights = [-(-reads * HEIGHT // most) if reads else 0 for reads in self.hours]
        return [Bar(place * WIDTH, HEIGHT - each, each) for place, each in enumerate(heights)]

    @property
    def busiest(self) -> int:
        return max(self.hours, default=0)


@dataclass(frozen=True)
class Ranked:
    """A story of the list of what is read most."""

    article: Article
    reads: int
    share: int  # of the first one's reads, in per cent

    @property
    def standing(self) -> Standing:
        """What the public has of the story."""
        return Standing(self.article.standing)


def reads_of(article: Article, at: datetime | None = None) -> StoryReads:
    """How often a story was read by a moment (now, if not said), in one question."""
    at = at or timezone.now()
    rows = list(
        Tally.objects.filter(article=article, begins__lte=at).values_list("span", "begins", "reads")
    )
    sums = {
        name: sum(reads for _span, begins, reads in rows if begins >= step_of(at) - window)
        for name, window in WINDOWS.items()
    }
    first = hour_of(at) - (HOURS - 1) * HOUR
    hours = [0] * HOURS
    for span, begins, reads in rows:
        if begins >= first and span in {Span.STEP, Span.HOUR}:
            hours[(begins - first) // HOUR] += reads
    return StoryReads(**sums, ever=sum(reads for _span, _begins, reads in rows), hours=hours)


def most_read(seen, *, window: timedelta, length: int, at: datetime | None = None) -> list[Ranked]:
    """The most read of the stories that somebody may see at the desk, with their reads."""
    at = at or timezone.now()
    counted = Tally.objects.between(step_of(at) - window, at + TICK)
    sums = list(counted.filter(article__in=seen.values("pk")).ranked()[:length])
    articles = seen.filter(pk__in=[article for article, _reads in sums]).rows().with_standing()
    known = {article.pk: article for article in articles}
    first = sums[0][1] if sums else 0
    return [
        Ranked(known[article], reads, reads * 100 // first)
        for article, reads in sums
        if article in known
    ]
