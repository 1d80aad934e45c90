"""RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 (jsonfeed.org), with a story's whole text."""

import json
from typing import IO, Any

from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from articles.unseen import without_control

CONTENT = {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}


class WritableFeed(SyndicationFeed):
    """A feed that no character in a story can break: what XML cannot hold is left out."""

    def add_item(self, title: str, link: str, description: str, **item: Any) -> None:
        item["author_name"] = writable(item["author_name"])
        item["categories"] = [writable(name) for name in item["categories"]]
        item["text"] = writable(item["text"])
        super().add_item(writable(title), link, writable(description), **item)


class Rss(WritableFeed, Rss201rev2Feed):
    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | CONTENT

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["text"]:
            handler.addQuickElement("content:encoded", item["text"])


class Atom(WritableFeed, Atom1Feed):
    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["text"]:
            handler.addQuickElement("content", item["text"], {"type": "html"})


class Json(WritableFeed):
    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: IO[str], encoding: str) -> None:
        """Write the feed; Django's responses take its text."""
        whole = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "items": [self.entry(item) for item in self.items],
        }
        outfile.write(json.dumps(whole, ensure_ascii=False))

    def entry(self, item: dict[str, Any]) -> dict[str, Any]:
        named = {"authors": [{"name": item["author_name"]}]} if item["author_name"] else {}
        told = item.get("language", self.feed["language"])
        spoken = {"language": told} if told != self.feed["language"] else {}
        # One of content_html and content_text has to be there (jsonfeed.org).
        text = item["text"].strip()
        content = {"content_html": text} if text else {"content_text": item["description"]}
        return {
            "id": item["unique_id"],
            "url": item["link"],
            "title": item["title"],
            "summary": item["description"],
            "date_published": item["pubdate"].isoformat(),
            "date_modified": (item["updateddate"] or item["pubdate"]).isoformat(),
            "tags": list(item["categories"]),
            **content,
            **named,
            **spoken,
        }


def writable(text: str) -> str:
    """A text without the characters that XML 1.0 has no way to write."""
    return without_control(text)
