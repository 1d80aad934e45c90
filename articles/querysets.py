"""Every question of visibility and reach; nowhere else does code filter on standing or time."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils import timezone

from articles.reach import in_reach
from articles.states import LONG_AGO, Stage, Standing

if TYPE_CHECKING:
    from articles.models import Section

# With these permissions alone one reaches one's own stories; others' need CHANGE_OTHERS as well.
OWN_STORIES_ONLY = frozenset({"articles.change_article", "articles.spike_article"})
CHANGE_OTHERS = "articles.change_others_article"
# How long a window may be silent; browsers let those in the background speak once a minute only.
PATIENCE = {False: timedelta(seconds=45), True: timedelta(seconds=150)}


class TimelineQuerySet(models.QuerySet):
    """Rows that are before the public for an interval, newest story first."""

    def live(self, at: datetime | None = None) -> Self:
        """What the public may read at a moment (now, if not said)."""
        at = at or timezone.now()
        return self.filter(live_from__lte=at, live_until__gt=at)

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

    def cards(self) -> Self:
        """With what a list shows, and without what it does not: one query, no bodies."""
        return self.select_related("edition__section", "edition__lead_picture").defer(
            "edition__body", "edition__notes"
        )


class EditionQuerySet(TimelineQuerySet):
    def cards(self) -> Self:
        return self.select_related("section", "lead_picture").defer("body", "notes")

    def whole(self) -> Self:
        """With all that a story's own page needs, in one query."""
        return self.select_related("section", "lead_picture", "article")

    def in_section(self, section: Section) -> Self:
        return self.filter(section=section)

    def at_path(self, path: str) -> Self:
        return self.filter(path=path)

    def planned(self, at: datetime | None = None) -> Self:
        """What is to go live after a moment, the next first."""
        return self.filter(live_from__gt=at or timezone.now()).order_by("live_from")

    def begun(self, at: datetime | None = None) -> Self:
        """What is or has been public by a moment."""
        return self.filter(live_from__lte=at or timezone.now())

    def beginning_at(self, moment: datetime) -> Self:
        """What begins at this very moment."""
        return self.filter(live_from=moment)

    def beginning_before(self, moment: datetime) -> Self:
        """What begins earlier than a moment."""
        return self.filter(live_from__lt=moment)

    def past(self, at: datetime | None = None) -> Self:
        """What has been public and no longer is."""
        return self.filter(live_until__lte=at or timezone.now())

    def next_boundary(self, at: datetime | None = None) -> datetime | None:
        """The next instant at which what the public sees changes by itself."""
        at = at or timezone.now()
        begins = self.filter(live_from__gt=at).order_by("live_from").values_list("live_from")[:1]
        ends = self.filter(live_until__gt=at).order_by("live_until").values_list("live_until")[:1]
        return min((row[0] for rows in (begins, ends) for row in rows), default=None)


class SectionQuerySet(models.QuerySet):
    def permitting(self, user: Any, permission: str) -> Self:
        """The sections in which somebody has a permission."""
        if not user.is_active:
            return self.none()
        if user.is_superuser:
            return self
        reached = in_reach(user, permission, "pk")
        return self.none() if reached is None else self.filter(reached)


def tag_key(name: str) -> str:
    """What all spellings of a tag share: NFKC, case folded, single spaces (Unicode Annex 15)."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class TagQuerySet(models.QuerySet):
    def called(self, name: str) -> Any:
        """The tag that goes by a name, however spelt; a new one where there is none yet."""
        tidy = " ".join(name.split())
        return self.get_or_create(key=tag_key(tidy), defaults={"name": tidy})[0]

    def known(self, names: Iterable[str]) -> dict[str, Any]:
        """The tags that exist among these names, by key."""
        return {tag.key: tag for tag in self.filter(key__in={tag_key(name) for name in names})}


class ArticleQuerySet(models.QuerySet):
    def permitting(self, user: Any, permission: str) -> Self:
        """The stories on which somebody has a permission."""
        if not user.is_active:  # an anonymous user too: a NULL key would match absent authors
            return self.none()
        if user.is_superuser:
            return self
        reached = in_reach(user, permission, "section")
        if reached is None:
            return self.none()
        own = self.own(user)
        if permission not in OWN_STORIES_ONLY:
            return self.filter(reached | (Q(section=None) & own))
        others = in_reach(user, CHANGE_OTHERS, "section")
        mine = (reached | Q(section=None)) & own
        return self.filter(mine if others is None else mine | (reached & others))

    def own(self, user: Any) -> Q:
        """That somebody began the story or signs it."""
        bylines = apps.get_model("articles", "Byline").objects.filter(author__user=user)
        return Q(created_by=user) | Q(pk__in=bylines.values("article"))

    def mine(self, user: Any) -> Self:
        """Stories that somebody began or signs."""
        signed = apps.get_model("articles", "Byline").objects.filter(author__user=user)
        begun = self.model.objects.filter(created_by=user).order_by()
        return self.filter(pk__in=begun.values("pk").union(signed.order_by().values("article")))

    def at_stage(self, *stages: Stage) -> Self:
        return self.filter(stage__in=stages)

    def rows(self) -> Self:
        """With what a row of the desk's lists shows, and without the texts: one query."""
        return (
            self.select_related("section", "head__author")
            .defer("body", "standfirst", "search_title", "search_description", "lead_caption")
            .defer(
                *(f"head__{name}" for name in ("body", "standfirst", "tags", "search_title")),
                *(f"head__{name}" for name in ("search_description", "lead_caption", "headline")),
            )
        )

    def with_news(self) -> Self:
        """Each story with whether its newest words were never public, as `has_news`."""
        editions = apps.get_model("articles", "Edition").objects
        return self.annotate(has_news=~Exists(editions.filter(revision=OuterRef("head"))))

    def with_words_unpublished(self) -> Self:
        """Stories whose newest words have never been given to the public."""
        editions = apps.get_model("articles", "Edition").objects
        return self.exclude(Exists(editions.filter(revision=OuterRef("head"))))

    def with_standing(self, at: datetime | None = None) -> Self:
        """Each story with what the public has of it at a moment, as `standing`."""
        editions = apps.get_model("articles", "Edition").objects.filter(article=OuterRef("pk"))
        return self.annotate(
            standing=Case(
                When(sealed=True, then=Value(Standing.KILLED.value)),
                When(Exists(editions.live(at)), then=Value(Standing.LIVE.value)),
                When(Exists(editions.planned(at)), then=Value(Standing.PLANNED.value)),
                When(Exists(editions), then=Value(Standing.WITHDRAWN.value)),
                default=Value(Standing.NOTHING.value),
                output_field=models.CharField(),
            )
        )

    def standing_at(self, standing: str, at: datetime | None = None) -> Self:
        """Stories of which the public has just that."""
        if standing == Standing.KILLED:
            return self.filter(sealed=True)
        # Few stories are planned: found by their editions, so that the rest are not asked.
        among = self.filter(pk__in=self.plans(at)) if standing == Standing.PLANNED else self
        return among.with_standing(at).filter(standing=standing)

    def plans(self, at: datetime | None = None) -> models.QuerySet:
        """The keys of stories with an edition to come."""
        return apps.get_model("articles", "Edition").objects.planned(at).values("article")

    def planned(self, at: datetime | None = None) -> Self:
        """Stories with an edition to come, as `goes_live`, the next first."""
        return self.filter(pk__in=self.plans(at)).with_next_time(at).order_by("goes_live")

    def with_next_time(self, at: datetime | None = None) -> Self:
        """Each story with the moment of its next planned edition, if any, as `goes_live`."""
        editions = apps.get_model("articles", "Edition").objects.filter(article=OuterRef("pk"))
        return self.annotate(goes_live=Subquery(editions.planned(at).values("live_from")[:1]))

    def words_of_others(self, user: Any) -> Self:
        """Stories whose words, since they were last approved, are all other people's."""
        revisions = apps.get_model("articles", "Revision").objects.filter(
            Q(article__approved=None) | Q(number__gt=F("article__approved__number")),
            article=OuterRef("pk"),
            author=user,
        )
        return self.exclude(Exists(revisions))

    def waiting_for(self, user: Any) -> Self:
        """Stories at which the next move is somebody's: to approve, or to publish."""
        to_review = self.model.objects.at_stage(Stage.REVIEW).words_of_others(user)
        to_review |= self.model.objects.at_stage(Stage.REVIEW).filter(
            section__waives_second_person=True
        )
        to_review = to_review.permitting(user, "articles.review_article")
        to_publish = self.model.objects.at_stage(Stage.READY)
        to_publish = to_publish.permitting(user, "articles.publish_article")
        return self.filter(
            Q(pk__in=to_review.values("pk")) | Q(pk__in=to_publish.values("pk")), sealed=False
        )

    def sent_back(self) -> Self:
        """Stories whose last move at the desk was to send them back to their authors."""
        moves = apps.get_model("articles", "Move").objects
        ours = moves.filter(article=OuterRef("pk"), outsider="").order_by("-at", "-pk")
        last = ours.values("transition")[:1]
        ever = moves.filter(transition="send-back").values("article")
        return (
            self.at_stage(Stage.WRITING)
            .filter(pk__in=ever)
            .annotate(last_move=Subquery(last))
            .filter(last_move="send-back")
        )


class AutosaveQuerySet(models.QuerySet):
    def of(self, person: Any) -> Self:
        """Somebody's own slots: nobody reads another's."""
        return self.filter(person=person)


class PresenceQuerySet(models.QuerySet):
    def gone(self, at: datetime | None = None) -> Self:
        """Windows that have been silent for so long that they must be closed."""
        at = at or timezone.now()
        silent = [Q(hidden=hidden, seen__lte=at - span) for hidden, span in PATIENCE.items()]
        return self.filter(silent[0] | silent[1])

    def here(self, at: datetime | None = None) -> Self:
        """Windows in which a story is open at a moment (now, if not said)."""
        at = at or timezone.now()
        heard = [Q(hidden=hidden, seen__gt=at - span) for hidden, span in PATIENCE.items()]
        return self.filter(heard[0] | heard[1])


class NoteQuerySet(models.QuerySet):
    def unresolved(self) -> Self:
        return self.filter(resolved_at=None, reply_to=None)


class MentionQuerySet(models.QuerySet):
    def unread(self, person: Any) -> Self:
        """What calls for somebody and was not seen yet."""
        return self.filter(person=person, read_at=None)


class PreviewLinkQuerySet(models.QuerySet):
    def open(self, at: datetime | None = None) -> Self:
        """Links that still lead somewhere."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now())


class HouseRuleQuerySet(models.QuerySet):
    def for_section(self, section: Section | None) -> Self:
        """The rules in force for a story of a section: the paper's and the section's own."""
        return self.filter(Q(section=None) | Q(section=section), is_active=True)
