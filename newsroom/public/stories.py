"""A story's page: the same from the public's address and from the desk's preview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise

from articles import markup
from articles.models import Edition
from articles.states import Change
from newsroom.pictures.models import Picture
from newsroom.public.structured_data import structured_data

MORE_STORIES = 4


@dataclass(frozen=True)
class ShownBlock:
    """A block of a body with the picture it names, if it names one."""

    block: markup.Block
    picture: Picture | None = None


@dataclass(frozen=True)
class PublicNote:
    """What readers are told about a correction or clarification."""

    label: str | Promise
    text: str
    at: datetime | None


def story_page(edition: Edition) -> dict[str, Any]:
    """All that the story's template shows."""
    (blocks,) = shown_blocks(edition.body)
    return {
        "address": edition.path,
        "story": edition,
        "blocks": blocks,
        "notes": public_notes(edition),
        "more": more_from_section(edition),
        "structured_data": structured_data(edition),
    }


def shown_blocks(*bodies: str) -> list[list[ShownBlock]]:
    """The blocks of some bodies, all pictures in one query; one that is not there is left out."""
    texts = [markup.blocks(body) for body in bodies]
    keys = [block.picture for blocks in texts for block in blocks if block.picture]
    pictures = Picture.objects.with_keys(keys) if keys else {}
    return [
        [
            ShownBlock(block, pictures.get(block.picture))
            for block in blocks
            if block.kind != "picture" or block.picture in pictures
        ]
        for blocks in texts
    ]


def public_notes(edition: Edition) -> list[PublicNote]:
    """The corrections and clarifications so far, newest first."""
    return [
        PublicNote(Change(note["change"]).label, note["note"], parse_datetime(note["at"]))
        for note in reversed(edition.notes)
    ]


def more_from_section(edition: Edition) -> Sequence[Edition]:
    """The section's newest stories, this one left out."""
    if not edition.section:
        return []
    newest = edition.section.editions.live().newest().cards()[: MORE_STORIES + 1]
    others = [story for story in newest if story.article_id != edition.article_id]
    return others[:MORE_STORIES]
