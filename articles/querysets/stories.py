"""Which stories somebody may touch, and where they stand."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Prefetch, Q, Subquery, Value, When

from articles.reach import in_reach
from articles.states import Stage, Standing

if TYPE_CHECKING:
    from articles.models import Article

# With these permissions alone one reaches one's own stories; others' need CHANGE_OTHERS as well.
OWN_STORIES_ONLY = frozenset({"articles.change_article", "articles.spike_article"})
CHANGE_OTHERS = "articles.change_others_article"


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

    def versions_of(self, article: Article) -> Self:
        """The stories that say the same as this one in other languages."""
        group = apps.get_model("articles", "Translation").objects.filter(article=article)
        return self.filter(translation__group__in=group.values("group")).exclude(pk=article.pk)

    def showing(self, picture: Any) -> Self:
        """The stories that show a picture, with their text or within it."""
        return self.filter(Q(lead_picture=picture) | Q(body__contains=picture.key))

    def at_stage(self, *stages: Stage) -> Self:
        return self.filter(stage__in=stages)

    def open(self) -> Self:
        """Stories whose words may change: neither killed nor spiked."""
        return self.filter(sealed=False).exclude(stage=Stage.SPIKED)

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
        ours = Q(pk__in=to_review.values("pk")) | Q(pk__in=to_publish.values("pk"))
        return self.open().filter(ours)

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

    def with_reasons(self) -> Self:
        """Each story with the moves that sent it back, the latest first, as `sent_back_by`."""
        moves = apps.get_model("articles", "Move").objects.filter(transition="send-back")
        moves = moves.select_related("by").order_by("-at", "-pk")
        return self.prefetch_related(Prefetch("moves", moves, to_attr="sent_back_by"))
