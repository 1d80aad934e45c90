"""A story's versions, and the rows that are certain only when the story has come to its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from articles.states import FAR_FUTURE, Change

if TYPE_CHECKING:
    from newsroom.demo.bulk.telling import Telling


@dataclass(slots=True)
class Version:
    """A revision, and what it says of itself as an edition."""

    content: dict[str, Any]
    words: int
    at: datetime
    key: int = 0
    digest: str = ""
    change: str = Change.FIRST
    note: str = ""
    live_from: datetime = FAR_FUTURE
    updated_at: datetime = FAR_FUTURE
    notes: list[dict[str, Any]] = field(default_factory=list)
    number: int = 1
    announced: int = 0


def keep(story: Telling) -> None:
    """Make the rows of a story that has been told."""
    keep_article(story)
    for place, version in enumerate(story.opened):
        last = place + 1 == len(story.opened)
        keep_edition(
            story,
            version,
            live_until=story.closed_at if last else story.opened[place + 1].live_from,
            ends_at=story.closed_at if last else FAR_FUTURE,
        )
    if story.path:
        story.chronicle.addresses.add(path=story.path, article_id=story.key)


def keep_article(story: Telling) -> None:
    story.chronicle.articles.add(
        key=UUID(int=story.rng.getrandbits(128), version=4),
        stage=story.stands_at,
        head_id=story.head.key,
        approved_id=story.approved.key if story.approved else None,
        sealed=story.sealed,
        first_published_at=story.public,
        created_at=story.begun,
        updated_at=story.head.at,
        created_by_id=story.writer.pk,
        **story.head.content,
    )
    for place, author in enumerate(story.authors, start=1):
        story.chronicle.bylines.add(
            article_id=story.key, author_id=author.pk, role="words", place=place
        )
    for tag in story.tags:
        story.chronicle.tagged.add(content_object_id=story.key, tag_id=tag.pk)


def keep_edition(
    story: Telling, version: Version, *, live_until: datetime, ends_at: datetime
) -> None:
    interval = {
        "published_at": story.public,
        "live_from": version.live_from,
        "live_until": live_until,
    }
    key = story.chronicle.editions.add(
        article_id=story.key,
        revision_id=version.key,
        department_id=story.section.parent_id or story.section.pk,
        path=story.path,
        change=str(version.change),
        change_asked=str(version.change),
        note=version.note,
        notes=version.notes,
        number=version.number,
        announced=version.announced,
        updated_at=version.updated_at,
        ends_at=ends_at,
        bylines=story.signed,
        tags=story.about,
        **interval,
        **version.content,
    )
    rows = {"edition_id": key, "article_id": story.key, **interval}
    for tag in story.tags:
        story.chronicle.edition_tags.add(tag_id=tag.pk, **rows)
    for author in story.authors:
        story.chronicle.edition_authors.add(author_id=author.pk, **rows)
    if picture := version.content["lead_picture_id"]:
        story.chronicle.edition_pictures.add(
            edition_id=key,
            picture_id=picture,
            shown_from=version.live_from,
            shown_until=story.closed_at,
        )
