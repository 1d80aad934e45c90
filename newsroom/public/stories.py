"""A story's page: the same from the public's address and from the desk's preview."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from articles import markup
from articles.models import Edition
from articles.states import Change
from newsroom.pictures.models import Picture
from newsroom.public.changes import PastEdition, earlier, new_blocks
from newsroom.public.comments.discussion import Discussion
from newsroom.public.neighbours import neighbours_of
from newsroom.public.structured_data import structured_data
from newsroom.public.structured_pages import of_way
from newsroom.public.translations import for_anyone, translations_of

OLD = 2  # years, after which a story says how old it is


@dataclass(frozen=True)
class ShownBlock:
    """A block of a body with the pictures it names, if it names any."""

    block: markup.Block
    picture: Picture | None = None
    pictures: list[Picture] = field(default_factory=list)  # of a gallery


@dataclass(frozen=True)
class ShownText:
    """A body as readers see it: its footnotes stand after it, in the order of their numbers."""

    blocks: list[ShownBlock]
    footnotes: list[SafeString]

    @property
    def frames(self) -> list[str]:
        """The hosts whose players it may show, once a reader asks for one."""
        embeds = (shown.block.embed for shown in self.blocks)
        return sorted({embed.frame_origin for embed in embeds if embed and embed.player})


@dataclass(frozen=True)
class PublicNote:
    """What readers are told about a correction or clarification."""

    label: str | Promise
    text: str
    at: datetime | None


@dataclass(frozen=True)
class News:
    """What a story has that an earlier edition had not."""

    past: PastEdition
    blocks: Mapping[str, str]  # what became of each new block, by its id


def story_page(
    edition: Edition, *, since: str = "", discussion: Discussion | None = None
) -> dict[str, Any]:
    """All that the story's template shows, with marks at what is new since an edition or a time."""
    (text,) = shown_texts(edition.body)
    translations = translations_of(edition)
    return {
        "address": edition.path,
        "story": edition,
        "blocks": text.blocks,
        "footnotes": text.footnotes,
        "frames": text.frames,
        "notes": public_notes(edition),
        "news": news_since(earlier(edition, since), edition),
        "years": years_old(edition),
        "neighbours": neighbours_of(edition),
        "translations": translations,
        "for_anyone": for_anyone(edition, translations),
        "discussion": discussion,
        "structured_data": structured_data(edition, discussion),
        "way": of_way(edition.section, edition.headline, edition.path),
    }


def news_since(past: PastEdition | None, edition: Edition) -> News | None:
    return News(past, new_blocks(past.edition.body, edition.body)) if past else None


def years_old(edition: Edition) -> int:
    """How many whole years ago a story was published, where that is long; else 0.

    Counted in days of the site's zone: no page is kept beyond midnight, so none says it too late.
    """
    then, today = timezone.localdate(edition.published_at), timezone.localdate()
    years = today.year - then.year - ((today.month, today.day) <= (then.month, then.day))
    return years if years >= OLD else 0


def shown_texts(*bodies: str) -> list[ShownText]:
    """Some bodies, all their pictures in one query; a picture that is not there is left out."""
    texts = [markup.blocks(body) for body in bodies]
    keys = {key for blocks in texts for block in blocks for key in block.picture_keys}
    pictures = Picture.objects.with_keys(keys) if keys else {}
    return [shown_text(blocks, pictures) for blocks in texts]


def shown_text(blocks: list[markup.Block], pictures: Mapping[str, Picture]) -> ShownText:
    referring, footnotes = markup.with_footnotes(markup.with_levels(blocks))
    shown = []
    for block in referring:
        known = [pictures[key] for key in block.picture_keys if key in pictures]
        if block.kind == "gallery" and known:
            shown.append(ShownBlock(block, pictures=known))
        elif block.kind == "picture" and known:
            shown.append(ShownBlock(block, known[0]))
        elif not block.picture_keys:
            shown.append(ShownBlock(block))
    return ShownText(shown, footnotes)


def public_notes(edition: Edition) -> list[PublicNote]:
    """The corrections and clarifications so far, newest first."""
    return [
        PublicNote(Change(note["change"]).label, note["note"], parse_datetime(note["at"]))
        for note in reversed(edition.notes)
    ]
