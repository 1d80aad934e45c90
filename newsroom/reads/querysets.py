"""What the counts say: added to, and asked, by whole spans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from django.db import connections, models
from django.db.models import Sum

ADD = """
    INSERT INTO reads_tally (article_id, span, begins, reads) VALUES (%s, %s, %s, %s)
    ON CONFLICT (article_id, span, begins) DO UPDATE SET reads = reads_tally.reads + excluded.reads
"""


class TallyQuerySet(models.QuerySet):
    def add(self, counts: Iterable[tuple[int, str, datetime, int]]) -> None:
        """Add reads to stories' counts: rows of article, span, beginning and number.

        The database adds, so that no process overwrites another's; always in one order, so that
        none waits for the other in a circle.
        """
        connection = connections[self.db]
        adapted = connection.ops.adapt_datetimefield_value
        rows = [
            (article, str(span), adapted(begins), reads)
            for article, span, begins, reads in sorted(counts)
        ]
        with connection.cursor() as cursor:
            cursor.executemany(ADD, rows)

    def between(self, start: datetime, end: datetime) -> Self:
        """Counts of the spans that began in [start, end)."""
        return self.filter(begins__gte=start, begins__lt=end)

    def ranked(self) -> models.QuerySet:
        """Each story once, with all its reads: the most read first, of equals the newer."""
        sums = self.values_list("article").annotate(sum=Sum("reads"))
        return sums.order_by("-sum", "-article")
