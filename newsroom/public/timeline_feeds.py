"""Feeds of a topic and of an author, in RSS 2.0, Atom and JSON Feed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpRequest
from django.urls import reverse

from articles.models import Author, Edition, Tag
from newsroom.public.feed_formats import Atom, Json
from newsroom.public.feeds import STORIES_IN_A_FEED, Latest
from newsroom.public.pages import absolute


@dataclass(frozen=True)
class Told:
    """A topic or an author, with the newest rows of its timeline."""

    subject: Any
    rows: list[Any]


class OfTimeline(Latest):
    """The newest stories of what has a timeline; without a live story it is not there at all."""

    model: type[Author | Tag]
    described_by: str  # the field

    def get_object(self, request: HttpRequest, slug: str = "") -> Any:
        timeline = self.model._meta.get_field("timeline")
        name = timeline.field.name
        subject = self.model.objects.filter(slug=slug).values("pk")[:1]
        newest = timeline.related_model.objects.live().filter(**{name: subject}).newest()
        whole = newest.select_related("edition__section", "edition__lead_picture")
        rows = list(whole.annotate(key=F("article__key"))[:STORIES_IN_A_FEED])
        if not rows:
            raise Http404
        return Told(getattr(rows[0], name), rows)

    def told(self, told: Any) -> list[tuple[Edition, UUID]]:
        return [(row.edition, row.key) for row in told.rows]

    def title(self, told: Any) -> str:
        return f"{settings.SITE_NAME}: {told.subject}"

    def description(self, told: Any) -> str:
        return getattr(told.subject, self.described_by) or settings.SITE_TAGLINE

    subtitle = description  # type: ignore[assignment]

    def link(self, told: Any) -> str:
        return absolute(told.subject.get_absolute_url())

    def feed_url(self, told: Any) -> str:
        return absolute(reverse(self.address, args=[told.subject.slug]))


class OfTopic(OfTimeline):
    """The newest stories of a topic, in RSS 2.0."""

    address = "public:topic-rss"
    model = Tag
    described_by = "description"


class OfTopicAtom(OfTopic):
    """The same in Atom."""

    feed_type = Atom
    address = "public:topic-atom"


class OfTopicJson(OfTopic):
    """The same in JSON Feed."""

    feed_type = Json
    address = "public:topic-json"


class OfAuthor(OfTimeline):
    """The newest stories that a name signs, in RSS 2.0."""

    address = "public:author-rss"
    model = Author
    described_by = "biography"


class OfAuthorAtom(OfAuthor):
    """The same in Atom."""

    feed_type = Atom
    address = "public:author-atom"


class OfAuthorJson(OfAuthor):
    """The same in JSON Feed."""

    feed_type = Json
    address = "public:author-json"
