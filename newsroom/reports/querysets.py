"""Which reports somebody may handle, and which of them wait."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.db import models

from articles.models import Article
from newsroom.reports.states import CLOSED, WAITING

HANDLE = "reports.handle_report"


class ReportQuerySet(models.QuerySet):
    def permitting(self, user: Any) -> Self:
        """The reports on stories that somebody may handle them of."""
        return self.filter(article__in=Article.objects.permitting(user, HANDLE).values("pk"))

    def waiting(self) -> Self:
        """Reports of which nothing has become yet, the oldest first."""
        return self.filter(state__in=WAITING).order_by("sent_at", "pk")

    def closed_before(self, moment: datetime) -> Self:
        """Reports that were settled before a moment."""
        return self.filter(state__in=CLOSED, closed_at__lt=moment)

    def rows(self) -> Self:
        """With what a row of the desk's lists shows: one query."""
        return self.select_related("article__section").defer("article__body")

    def older_than(self, report: Any) -> Self:
        """What comes after a given one in a list, the newest first."""
        return self.filter(
            models.Q(sent_at__lt=report.sent_at)
            | models.Q(sent_at=report.sent_at, pk__lt=report.pk)
        )
