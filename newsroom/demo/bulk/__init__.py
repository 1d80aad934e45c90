"""A large newsroom, for measuring: the same seed gives the same stories, whenever it is run."""

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

from django.db import transaction

from articles import search
from articles.models import Edition
from newsroom.demo.bulk.chronicle import Chronicle
from newsroom.demo.bulk.house import House
from newsroom.demo.bulk.library import fill_library
from newsroom.demo.bulk.rows import count_on

__all__ = ["UNTIL", "fill", "fill_library"]

UNTIL = datetime(2026, 11, 1, 12, tzinfo=UTC)
AT_ONCE = 500


def nothing(count: int) -> None:
    """Nobody watches."""


@transaction.atomic
def fill(
    stories: int,
    *,
    seed: int,
    until: datetime = UNTIL,
    password: str | None = None,
    made: Callable[[int], object] = nothing,
) -> None:
    """Make so many stories of the ten years before a moment, and say after each batch how many."""
    rng = Random(seed)  # noqa: S311  (repeatable, not secret)
    chronicle = Chronicle(rng, House(rng, password=password), stories=stories, until=until)
    words: set[str] = set()
    for start in range(0, stories, AT_ONCE):
        batch = range(start, min(start + AT_ONCE, stories))
        for number in batch:
            chronicle.tell(number)
        first = chronicle.editions.next - len(chronicle.editions.rows)
        for table in chronicle.tables:
            table.write()
        search.add(Edition.objects.lasting(until).filter(pk__gte=first), words)
        made(len(batch))
    count_on(chronicle.tables)
