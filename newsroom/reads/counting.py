"""Counting reads: in memory first, so that no reader waits for a write and many are one write."""

import atexit
import logging
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, DataError, connection, transaction
from django.utils import timezone

from articles.models import Edition
from newsroom.reads.models import Tally
from newsroom.reads.spans import Span, step_of

logger = logging.getLogger(__name__)

MOST_WAITING = 5000  # addresses and steps in memory; what exceeds them is not counted
AT_ONCE = 500  # addresses looked up in one question

Seen = tuple[str, datetime]  # an address, and the ten minutes in which it was read


class Counts:
    """Reads of this process that wait to be written; lost if it crashes, which is no harm."""

    def __init__(self, *, pause: float) -> None:
        self.pause = pause  # seconds; 0 writes at once
        self.waiting: Counter[Seen] = Counter()
        self.lock = threading.Lock()
        self.timer: threading.Timer | None = None

    def add(self, path: str, at: datetime | None = None) -> None:
        """Count a read of the story at a path; whether there is one is asked when it is written."""
        seen = path, step_of(at or timezone.now())
        with self.lock:
            if seen not in self.waiting and len(self.waiting) >= MOST_WAITING:
                return
            self.waiting[seen] += 1
            self.wait()
        if not self.pause:
            self.write()

    def wait(self) -> None:
        """Let a thread write in a while, unless one will."""
        if self.pause and self.timer is None:
            self.timer = threading.Timer(self.pause, self.write_apart)
            self.timer.daemon = True
            self.timer.start()

    def write_apart(self) -> None:
        """Write in a thread of its own, which leaves no connection behind."""
        try:
            self.write()
        finally:
            connection.close()

    def write(self) -> None:
        """Write what waits; where the database cannot take it now, it waits on."""
        with self.lock:
            if self.timer:
                self.timer.cancel()
            taken, self.waiting, self.timer = self.waiting, Counter(), None
        try:
            keep(taken)
        except DataError:
            logger.exception("Reads that the database will never take are forgotten")
        except DatabaseError as error:
            logger.warning("Reads wait for the database: %s", error)
            with self.lock:
                self.waiting.update(taken)
                self.wait()


def keep(reads: Mapping[Seen, int]) -> None:
    """Add reads to the counts of the stories that are live now; all others are forgotten."""
    if not reads:
        return
    live = live_at(sorted({path for path, _begins in reads}))
    counts: Counter[tuple[int, datetime]] = Counter()
    for (path, begins), number in reads.items():
        if path in live:
            counts[live[path], begins] += number
    with transaction.atomic():
        Tally.objects.add(
            (article, Span.STEP, begins, number) for (article, begins), number in counts.items()
        )


def live_at(paths: Sequence[str]) -> dict[str, int]:
    """The stories that are live at these paths, by path."""
    found: dict[str, int] = {}
    for start in range(0, len(paths), AT_ONCE):
        live = Edition.objects.live().filter(path__in=paths[start : start + AT_ONCE])
        found.update(live.values_list("path", "article"))
    return found


counts = Counts(pause=settings.READS_PAUSE)
atexit.register(counts.write)
