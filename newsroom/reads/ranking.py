"""Which stories are read most: lately, and as a past day had it."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

from django.utils import timezone

from newsroom.reads.models import Tally
from newsroom.reads.spans import HOUR, OF_A_DAY, day_of, step_of

MOST = 1000  # stories of a ranking: whoever wants fewer kinds of them looks no further
LONGEST = 7 * 24  # hours back
TICK = timedelta(microseconds=1)

#: Asked with hours back and a moment, it says stories by their keys, the most read first.
Ranking = Callable[[int, datetime], list[int]]


def lately(hours: int, at: datetime) -> list[int]:
    """The most read in the last hours; of what is to come nothing is known yet."""
    at = min(at, timezone.now())
    since = step_of(at) - min(hours, LONGEST) * HOUR
    found = Tally.objects.between(since, at + TICK).ranked()
    return [article for article, _reads in found[:MOST]]


def on_whole_days(hours: int, at: datetime) -> list[int]:
    """The most read on the last whole days that had ended by a moment: the same for ever.

    Of each day only what is kept for ever counts, lest an old front changes when the rest goes.
    """
    end = day_of(at + TICK)
    total: Counter[int] = Counter()
    for _day in range(-(-min(hours, LONGEST) // 24)):
        start = day_of(end - TICK)
        total.update(dict(Tally.objects.between(start, end).ranked()[:OF_A_DAY]))
        end = start
    return sorted(total, key=lambda article: (-total[article], -article))
