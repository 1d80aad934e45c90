"""Feeds of a topic and of an author, in RSS 2.0, Atom and JSON Feed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.http import Http404, HttpRequest
from django.urls import reverse

from articles.models import Author, Edition, EditionAuthor, EditionTag, Tag
from articles.querysets import TimelineQuerySet
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

    def timeline(self, slug: str) -> TimelineQuerySet:
        raise NotImplementedError

    def subject(self, row: Any) -> Any:
        raise NotImplementedError

    def get_object(self, request: HttpRequest, slug: str = "") -> Any:
        whole = ("edition__section", "edition__lead_picture")
        newest = self.timeline(slug).newest().select_related(*whole)
        rows = list(newest.annotate(key=F("article__key"))[:STORIES_IN_A_FEED])
        if not rows:
            raise Http404
        return Told(self.subject(rows[0]), rows)

    def told(self, told: Any) -> list[tuple[Edition, UUID]]:
        return [(row.edition, row.key) for row in told.rows]

    def title(self, told: Any) -> str:
        return f"{settings.SITE_NAME}: {told.subject}"

    def link(self, told: Any) -> str:
        return absolute(told.subject.get_absolute_url())

    def feed_url(self, told: Any) -> str:
        return absolute(reverse(self.address, args=[told.subject.slug]))


class OfTopic(OfTimeline):
    """The newest stories of a topic, in RSS 2.0."""

    address = "public:topic-rss"

    def timeline(self, slug: str) -> TimelineQuerySet:
        return EditionTag.objects.live().filter(tag=Tag.objects.filter(slug=slug).values("pk")[:1])

    def subject(self, row: Any) -> Tag:
        return row.tag

    def description(self, told: Any) -> str:
        return told.subject.description or settings.SITE_TAGLINE

    subtitle = description  # type: ignore[assignment]


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

    def timeline(self, slug: str) -> TimelineQuerySet:
        author = Author.objects.filter(slug=slug).values("pk")[:1]
        return EditionAuthor.objects.live().filter(author=author)

    def subject(self, row: Any) -> Author:
        return row.author

    def description(self, told: Any) -> str:
        return told.subject.biography or settings.SITE_TAGLINE

    subtitle = description  # type: ignore[assignment]


class OfAuthorAtom(OfAuthor):
    """The same in Atom."""

    feed_type = Atom
    address = "public:author-atom"


class OfAuthorJson(OfAuthor):
    """The same in JSON Feed."""

    feed_type = Json
    address = "public:author-json"
