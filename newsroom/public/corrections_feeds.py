"""Feeds of corrections, in RSS 2.0, Atom and JSON Feed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.html import linebreaks
from django.utils.translation import gettext as _

from newsroom.public.cards import names
from newsroom.public.corrections import CORRECTIONS_A_PAGE, Correction, told, with_stories
from newsroom.public.feed_formats import Atom, Json, Rss
from newsroom.public.pages import absolute


class CorrectionsFeed(Feed):
    """The newest corrections, in RSS 2.0."""

    feed_type: type = Rss
    address = "public:corrections-rss"
    item_guid_is_permalink = False
    language = settings.LANGUAGE_CODE

    def title(self) -> str:
        return f"{settings.SITE_NAME}: {_('Corrections')}"

    def description(self) -> str:
        return _("What we had wrong, and what is right.")

    subtitle = description

    def link(self) -> str:
        return absolute(reverse("public:corrections"))

    def feed_url(self) -> str:
        return absolute(reverse(self.address))

    def feed_guid(self) -> str:
        return self.link()

    def items(self) -> Iterable[Correction]:
        return with_stories(told()[:CORRECTIONS_A_PAGE])

    def item_title(self, item: Correction) -> str:
        return f"{item.edition.get_change_display()}: {item.story.headline}"

    def item_description(self, item: Correction) -> str:
        return item.edition.note

    def item_extra_kwargs(self, item: Correction) -> dict[str, Any]:
        return {"text": linebreaks(item.edition.note, autoescape=True)}

    def item_link(self, item: Correction) -> str:
        return absolute(item.story.path)

    def item_guid(self, item: Correction) -> str:
        return item.guid

    def item_author_name(self, item: Correction) -> str:
        return names(item.story)

    def item_pubdate(self, item: Correction) -> datetime:
        return item.edition.live_from

    item_updateddate = item_pubdate

    def item_categories(self, item: Correction) -> list[str]:
        return [str(item.edition.get_change_display())]


class CorrectionsAtom(CorrectionsFeed):
    """The same in Atom."""

    feed_type = Atom
    address = "public:corrections-atom"


class CorrectionsJson(CorrectionsFeed):
    """The same in JSON Feed."""

    feed_type = Json
    address = "public:corrections-json"
