"""Which comments readers see, and which a moderator may touch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from articles.models import Edition
from articles.reach import within_reach
from articles.states import LONG_AGO
from newsroom.comments.states import CONFIRMING_LASTS, PUBLIC, QUEUED, Standing

if TYPE_CHECKING:
    from articles.models import Article, Section


class CommentQuerySet(models.QuerySet):
    def public(self, at: datetime | None = None) -> Self:
        """What readers see at a moment: approved comments on stories that are live."""
        live = Edition.objects.live(at).filter(article=OuterRef("article"))
        return self.approved().filter(Exists(live))

    def approved(self) -> Self:
        """What readers see while its story is live."""
        return self.filter(standing__in=PUBLIC)

    def threads(self) -> Self:
        """Comments that stand alone, the newest first; of those that are gone only the ones that
        have approved answers, for a line to say so. To be asked of a live story's comments."""
        answers = self.model.objects.approved().filter(parent=OuterRef("pk")).order_by()
        shown = Q(standing__in=PUBLIC) | Exists(answers)
        return self.filter(shown, parent=None).newest()

    def answers_to(self, threads: Iterable[Any], most: int) -> Self:
        """The first approved answers to each of some comments, the oldest first."""
        place = Window(RowNumber(), partition_by="parent", order_by=["published_at", "pk"])
        found = self.approved().filter(parent__in=[thread.pk for thread in threads])
        return found.annotate(place=place).filter(place__lte=most).order_by("published_at", "pk")

    def newest(self) -> Self:
        """The last that readers came to see first."""
        return self.filter(published_at__gte=LONG_AGO).order_by("-published_at", "-pk")

    def older_than(self, published_at: datetime, pk: int) -> Self:
        """What follows a comment in `newest()`."""
        return self.filter(published_at__lte=published_at).exclude(
            published_at=published_at, pk__gte=pk
        )

    def permitting(self, user: Any, permission: str) -> Self:
        """The comments on which somebody has a permission, by the sections of their stories."""
        return within_reach(self, user, permission, "article__section")

    def at_desk(self) -> Self:
        """What the desk knows of: whatever its writer confirmed and has not deleted."""
        return self.exclude(standing__in=(Standing.UNCONFIRMED, Standing.WITHDRAWN))

    def kept(self) -> Self:
        """What its writer has not deleted."""
        return self.exclude(standing=Standing.WITHDRAWN)

    def queued(self) -> Self:
        """What wants a moderator, the longest waiting first."""
        return self.filter(standing__in=QUEUED).order_by("queued_at", "pk")

    def standing(self, standing: str) -> Self:
        """Comments that stand so: those that wait the longest first, the others the newest."""
        found = self.filter(standing=standing)
        if standing in QUEUED:
            return found.order_by("queued_at", "pk")
        return found.order_by("-queued_at", "-pk")

    def of_banned_writers(self) -> Self:
        """What banned writers wrote, the newest first: there a ban is lifted."""
        return self.filter(writer__banned_at__isnull=False).order_by("-queued_at", "-pk")

    def on(self, article: Article) -> Self:
        return self.filter(article=article)

    def in_section(self, section: Section) -> Self:
        return self.filter(article__section=section)

    def unconfirmed(self) -> Self:
        return self.filter(standing=Standing.UNCONFIRMED)

    def never_confirmed(self, at: datetime | None = None) -> Self:
        """What nobody confirmed in time."""
        before = (at or timezone.now()) - CONFIRMING_LASTS
        return self.unconfirmed().filter(written_at__lt=before)

    def recent(self, period: timedelta, at: datetime | None = None) -> Self:
        return self.filter(written_at__gte=(at or timezone.now()) - period)

    def refused(self) -> Self:
        return self.filter(standing=Standing.REFUSED)

    def with_all(self) -> Self:
        """With what a moderator is shown beside it: one query."""
        return self.select_related("article__section", "writer", "by", "parent", "appeal")
