"""Feeds of the newest stories, whole if the paper wants it, in RSS 2.0, Atom and JSON Feed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import F
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse

from articles import markup
from articles.models import Edition, Section
from articles.querysets import EditionQuerySet
from newsroom.public.cards import names
from newsroom.public.feed_formats import Atom, Json, Rss
from newsroom.public.pages import absolute
from newsroom.public.stories import ShownText, public_notes, shown_texts

STORIES_IN_A_FEED = 30


@dataclass(frozen=True)
class Entry:
    """A story as a feed holds it."""

    story: Edition
    key: UUID
    text: str


class Latest(Feed):
    """The newest stories of the whole paper, in RSS 2.0."""

    feed_type: type = Rss
    address = "public:latest-rss"
    item_guid_is_permalink = False
    language = settings.LANGUAGE_CODE

    def get_object(self, request: HttpRequest) -> Section | None:
        return None

    def stories(self, section: Section | None) -> EditionQuerySet:
        return Edition.objects.live()

    def title(self, section: Section | None) -> str:
        return settings.SITE_NAME

    def description(self, section: Section | None) -> str:
        return settings.SITE_TAGLINE

    subtitle = description

    def link(self, section: Section | None) -> str:
        return absolute(reverse("public:front"))

    def feed_url(self, section: Section | None) -> str:
        return absolute(reverse(self.address))

    def feed_guid(self, section: Section | None) -> str:
        return self.link(section)

    def told(self, section: Section | None) -> list[tuple[Edition, UUID]]:
        """The stories that it holds, with the keys by which readers know them again."""
        newest = self.stories(section).newest().select_related("section", "lead_picture")
        stories = newest.annotate(key=F("article__key"))[:STORIES_IN_A_FEED]
        return [(story, story.key) for story in stories]

    def items(self, section: Section | None) -> Iterable[Entry]:
        told = self.told(section)
        if not settings.FEEDS_WHOLE:
            return [Entry(story, key, "") for story, key in told]
        texts = shown_texts(*(story.body for story, _key in told))
        return [
            Entry(story, key, written(story, text))
            for (story, key), text in zip(told, texts, strict=True)
        ]

    def item_title(self, entry: Entry) -> str:
        return entry.story.headline

    def item_description(self, entry: Entry) -> str:
        return entry.story.standfirst

    def item_extra_kwargs(self, entry: Entry) -> dict[str, Any]:
        return {"text": entry.text, "language": entry.story.language}

    def item_link(self, entry: Entry) -> str:
        return absolute(entry.story.path)

    def item_guid(self, entry: Entry) -> str:
        return entry.key.urn

    def item_author_name(self, entry: Entry) -> str:
        return names(entry.story)

    def item_pubdate(self, entry: Entry) -> datetime:
        return entry.story.published_at

    def item_updateddate(self, entry: Entry) -> datetime:
        return entry.story.updated_at

    def item_categories(self, entry: Entry) -> list[str]:
        return [entry.story.section.name, *(tag["name"] for tag in entry.story.tags)]


def written(story: Edition, text: ShownText) -> str:
    """A story's pictures, words and notes, as feed readers show them."""
    context = {"story": story, "text": text, "notes": public_notes(story)}
    text_here = render_to_string("public/feed_text.html", context)
    return markup.abroad(text_here, absolute(story.path))


class LatestAtom(Latest):
    """The same in Atom."""

    feed_type = Atom
    address = "public:latest-atom"


class LatestJson(Latest):
    """The same in JSON Feed."""

    feed_type = Json
    address = "public:latest-json"
