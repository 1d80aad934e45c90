"""The story as a page to read, for those who may not write in it."""

from __future__ import annotations

from typing import Any

from articles import markup
from articles.forms.lead import Picture
from articles.models import Article


def reading_context(story: Article) -> dict[str, Any]:
    """The text as readers would see it, with its pictures, and the facts beside it."""
    blocks = markup.blocks(story.body)
    pictures = Picture.objects.with_keys(markup.picture_keys(story.body))
    return {
        "blocks": [
            (block, [pictures[key] for key in block.picture_keys if key in pictures])
            for block in blocks
        ],
        "bylines": story.bylines.select_related("author"),
        "tags": story.tag_copies(),
        "words": markup.word_count(story.body),
    }
