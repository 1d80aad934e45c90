"""What the public may read at a moment, and in which order: the one queryset of every reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Aggregate, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from articles.states import CLOSING, LONG_AGO

if TYPE_CHECKING:
    from articles.models import Section


class Joined(Aggregate):
    """Words of several rows as one text, with spaces between them."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, ' ')"
    output_field = models.TextField()

    def as_postgresql(self, compiler: Any, connection: Any, **said: Any) -> Any:
        return self.as_sql(compiler, connection, function="STRING_AGG", **said)


LANGUAGE_AND_PATH = Concat("language", Value(" "), "path")


class TimelineQuerySet(models.QuerySet):
    """Rows that are before the public for an interval, newest story first."""

    def live(self, at: datetime | None = None) -> Self:
        """What the public may read at a moment (now, if not said)."""
        at = at or timezone.now()
        return self.filter(live_from__lte=at, live_until__gt=at)

    def begun(self, at: datetime | None = None) -> Self:
        """What is or has been public by a moment."""
        return self.filter(live_from__lte=at or timezone.now())

    def newest(self) -> Self:
        """The latest published first; stories of one instant in a fixed order. To be said last."""
        # True of every story: but with a bound on the timeline's first column SQLite walks it in
        # order, where it may else gather all that is live and sort it. The first bound said counts.
        return self.filter(published_at__gte=LONG_AGO).order_by("-published_at", "-article_id")

    def older_than(self, published_at: datetime, article: int) -> Self:
        """What comes after a given story in `newest()`: the next page, however many came since."""
        return self.filter(published_at__lte=published_at).exclude(
            published_at=published_at, article__gte=article
        )

    def newer_than(self, published_at: datetime, article: int) -> Self:
        """What comes before a given story in `newest()`."""
        return self.filter(published_at__gte=published_at).exclude(
            published_at=published_at, article__lte=article
        )

    def published_between(self, start: datetime, end: datetime) -> Self:
        """Stories first published in [start, end)."""
        return self.filter(published_at__gte=start, published_at__lt=end)

    def told_once(self, language: str, at: datetime | None = None) -> Self:
        """Of a story that is live in several languages, the version in this one alone."""
        editions = apps.get_model("articles", "Edition").objects
        group = OuterRef("article__translation__group")
        twin = editions.live(at).filter(language=language, article__translation__group=group)
        spoken = "language" if self.model is editions.model else "edition__language"
        return self.filter(Q(**{spoken: language}) | ~models.Exists(twin))

    def edition_keys(self) -> models.QuerySet:
        """The keys of the editions alone."""
        return self.values("edition")

    def cards(self) -> Self:
        """With what a list shows, and without what it does not: one query, no bodies."""
        return self.select_related("edition__section", "edition__lead_picture").defer(
            "edition__body", "edition__notes"
        )


class EditionQuerySet(TimelineQuerySet):
    def edition_keys(self) -> models.QuerySet:
        return self.values("pk")

    def cards(self) -> Self:
        return self.select_related("section", "lead_picture").defer("body", "notes")

    def whole(self) -> Self:
        """With all that a story's own page needs, in one query."""
        return self.select_related("section", "lead_picture", "article__translation")

    def in_section(self, section: Section) -> Self:
        """The stories of a section, those of its sub-sections included."""
        if section.parent_id:
            return self.filter(section=section)
        return self.filter(department=section)

    def of_group(self, group: Any) -> Self:
        """The editions of stories that say the same in several languages."""
        return self.filter(article__translation__group=group)

    def with_translations(self, at: datetime | None = None) -> Self:
        """With the languages and paths of the same story's live translations, in the same query."""
        same = self.model.objects.live(at).of_group(OuterRef("article__translation__group"))
        others = same.exclude(article=OuterRef("article")).order_by()
        said = others.values("article__translation__group").annotate(all=Joined(LANGUAGE_AND_PATH))
        return self.annotate(translations=Subquery(said.values("all")))

    def with_creators(self) -> Self:
        """With the fediverse addresses of who signs, a space between them, in the same query."""
        signing = apps.get_model("articles", "EditionAuthor").objects
        known = signing.filter(edition=OuterRef("pk")).exclude(author__fediverse="")
        addresses = known.order_by().values("edition").annotate(all=Joined("author__fediverse"))
        return self.annotate(creators=Subquery(addresses.values("all")))

    def at_path(self, path: str) -> Self:
        return self.filter(path=path)

    def planned(self, at: datetime | None = None) -> Self:
        """What is to go live after a moment, the next first."""
        return self.filter(live_from__gt=at or timezone.now()).order_by("live_from")

    def beginning_at(self, moment: datetime) -> Self:
        """What begins at this very moment."""
        return self.filter(live_from=moment)

    def beginning_before(self, moment: datetime) -> Self:
        """What begins earlier than a moment."""
        return self.filter(live_from__lt=moment)

    def lasting(self, at: datetime | None = None) -> Self:
        """What is live at a moment or will be: all but what is over."""
        return self.filter(live_until__gt=at or timezone.now())

    def showing(self, picture: Any) -> Self:
        """The editions that show a picture, with their text or within it."""
        return self.filter(picture_rows__picture=picture)

    def at_places(self, places: Iterable[int] | models.Expression) -> Self:
        """The editions at these places of the search index, the latest published first."""
        return self.filter(search_entry__place__in=places).order_by("-search_entry__place")

    def past(self, at: datetime | None = None) -> Self:
        """What has been public and no longer is."""
        return self.filter(live_until__lte=at or timezone.now())

    def run_out(self) -> Self:
        """What ended when it was to end, and was not taken back then or later."""
        moves = apps.get_model("articles", "Move").objects.filter(article=OuterRef("article"))
        taken_back = moves.filter(transition__in=CLOSING, at__gte=OuterRef("live_until"))
        return self.exclude(models.Exists(taken_back))

    def next_boundary(self, at: datetime | None = None) -> datetime | None:
        """The next instant at which what the public sees changes by itself."""
        at = at or timezone.now()
        begins = self.filter(live_from__gt=at).order_by("live_from").values_list("live_from")[:1]
        ends = self.filter(live_until__gt=at).order_by("live_until").values_list("live_until")[:1]
        return min((row[0] for rows in (begins, ends) for row in rows), default=None)
