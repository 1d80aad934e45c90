"""A save that comes too late: its words are merged into those that stand, and none are lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from articles import workflow
from articles.comparison.blocks import ID
from articles.merging import Clash, Version, merge
from articles.models import Article, Author, Conflict, Revision, Tag


class Undecided(Conflict):
    """Two people changed the same places, and nobody has chosen yet."""

    def __init__(self, theirs: Revision, clashes: list[Clash]) -> None:
        super().__init__(theirs)
        self.clashes = clashes


@transaction.atomic
def join(
    article: Article,
    *,
    by: Any,
    base: Revision,
    bylines: Sequence[tuple[Author, str]],
    tags: Sequence[Tag],
    onto: int | None = None,
    choices: Mapping[str, str] | None = None,
    now: datetime | None = None,
) -> Revision:
    """Keep the words in memory, written on `base`: alone, or merged into what stands by now.

    What was written is kept first, as a version beside the head; then the merge, whose parent is
    the version that stood and which names the other. `choices` count for the version `onto` only.
    Raises Undecided, with nothing kept, where both changed the same place and nobody chose.
    """
    now = now or timezone.now()
    theirs = workflow.locked(article).head
    if theirs == base:
        return workflow.revise(article, by=by, parent=base, bylines=bylines, tags=tags, now=now)
    mine = article.keep_aside(by=by, parent=base, bylines=bylines, tags=tags, at=now)
    if made := _made_before(mine, onto):
        article.head = theirs
        return made
    if same_words(mine, theirs):
        _drop(mine)
        article.head = theirs
        return theirs
    standing = Version.of(theirs)
    decided = choices if onto == theirs.pk else None
    merged = merge(Version.of(base), Version.of(mine), standing, decided)
    if merged.clashes:
        raise Undecided(theirs, merged.clashes)
    if merged.version == standing and onto is None:  # theirs has all of it already
        _drop(mine)
        article.head = theirs
        return theirs
    for name, value in merged.version.content.items():
        setattr(article, name, value)
    authors = Author.objects.in_bulk([author for author, _role in merged.version.bylines])
    signed = [(authors[author], role) for author, role in merged.version.bylines]
    tagged = list(Tag.objects.filter(pk__in=merged.version.tags))
    return workflow.revise(
        article, by=by, parent=theirs, bylines=signed, tags=tagged, merged=mine, now=now
    )


def _made_before(mine: Revision, onto: int | None) -> Revision | None:
    """The merge that the same words were already part of: sent twice, they are merged once."""
    twins = Revision.objects.filter(
        article=mine.article_id, author=mine.author_id, parent=mine.parent_id
    )
    merges = Revision.objects.filter(merged__in=[twin for twin in twins if same_words(twin, mine)])
    made = (merges.filter(parent=onto) if onto else merges).first()
    if made and made.merged_id != mine.pk:
        _drop(mine)
    return made


def _drop(mine: Revision) -> None:
    """Take back a version that was put aside and says nothing new."""
    if not Revision.objects.filter(Q(merged=mine) | Q(parent=mine)).exists():
        mine.delete()


def same_words(one: Revision, other: Revision) -> bool:
    """Whether two versions say the same; a block that was posted without its id has a new one."""
    return _bare(Version.of(one)) == _bare(Version.of(other))


def _bare(version: Version) -> Version:
    return replace(
        version, content={**version.content, "body": ID.sub("", version.content["body"])}
    )
