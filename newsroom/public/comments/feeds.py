"""Feeds of comments, of the whole paper and of one story, in RSS 2.0, Atom and JSON Feed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.models import Edition
from newsroom.comments.models import Comment
from newsroom.comments.opening import live_edition
from newsroom.comments.querysets import CommentQuerySet
from newsroom.comments.words import paragraphs
from newsroom.public.comments.discussion import discussion_of
from newsroom.public.feed_formats import Atom, Json, Rss
from newsroom.public.pages import absolute

COMMENTS_IN_A_FEED = 30


@dataclass(frozen=True)
class Said:
    """A comment as a feed holds it, with its story as readers have it."""

    comment: Comment
    story: Edition


class LatestComments(Feed):
    """The newest comments of the whole paper, in RSS 2.0."""

    feed_type: type = Rss
    address = "public:comments-rss"
    item_guid_is_permalink = False
    language = settings.LANGUAGE_CODE

    def get_object(self, request: HttpRequest) -> Edition | None:
        return None

    def comments(self, story: Edition | None) -> CommentQuerySet:
        return Comment.objects.public()

    def title(self, story: Edition | None) -> str:
        return f"{settings.SITE_NAME}: {_('Comments')}"

    def description(self, story: Edition | None) -> str:
        return _("What readers say below our stories.")

    subtitle = description

    def link(self, story: Edition | None) -> str:
        return absolute(reverse("public:front"))

    def feed_url(self, story: Edition | None) -> str:
        return absolute(reverse(self.address))

    def feed_guid(self, story: Edition | None) -> str:
        return self.link(story)

    def items(self, story: Edition | None) -> Iterable[Said]:
        found = self.comments(story).newest().select_related("article", "parent")
        newest = list(found[:COMMENTS_IN_A_FEED])
        live = Edition.objects.live().filter(article__in={each.article_id for each in newest})
        stories = {each.article_id: each for each in live.defer("body", "notes")}
        return [
            Said(each, stories[each.article_id]) for each in newest if each.article_id in stories
        ]

    def item_title(self, item: Said) -> str:
        words = {"name": item.comment.name, "story": item.story.headline}
        return _("%(name)s on “%(story)s”") % words

    def item_description(self, item: Said) -> str:
        return item.comment.text

    def item_extra_kwargs(self, item: Said) -> dict[str, Any]:
        words = {"paragraphs": paragraphs(item.comment.text)}
        return {"text": render_to_string("public/comments/_words.html", words)}

    def item_link(self, item: Said) -> str:
        return absolute(item.comment.get_absolute_url())

    def item_guid(self, item: Said) -> str:
        return item.comment.key.urn

    def item_author_name(self, item: Said) -> str:
        return item.comment.name

    def item_pubdate(self, item: Said) -> datetime:
        return item.comment.published_at

    def item_updateddate(self, item: Said) -> datetime:
        return item.comment.edited_at or item.comment.published_at

    def item_categories(self, item: Said) -> list[str]:
        return [item.story.headline]


class LatestCommentsAtom(LatestComments):
    """The same in Atom."""

    feed_type = Atom
    address = "public:comments-atom"


class LatestCommentsJson(LatestComments):
    """The same in JSON Feed."""

    feed_type = Json
    address = "public:comments-json"


class OfStory(LatestComments):
    """A live story's newest comments, in RSS 2.0."""

    address = "public:story-comments-rss"

    def get_object(self, request: HttpRequest, key: UUID | None = None) -> Edition:
        story = live_edition(key)
        if story is None or discussion_of(story) is None:
            raise Http404
        return story

    def comments(self, story: Edition | None) -> CommentQuerySet:
        return super().comments(story).on(story.article) if story else super().comments(story)

    def title(self, story: Edition | None) -> str:
        return f"{super().title(story)}: {story.headline}" if story else super().title(story)

    def link(self, story: Edition | None) -> str:
        return absolute(story.path) if story else super().link(story)

    def feed_url(self, story: Edition | None) -> str:
        return absolute(reverse(self.address, args=[story.article.key])) if story else ""


class OfStoryAtom(OfStory):
    """The same in Atom."""

    feed_type = Atom
    address = "public:story-comments-atom"


class OfStoryJson(OfStory):
    """The same in JSON Feed."""

    feed_type = Json
    address = "public:story-comments-json"
