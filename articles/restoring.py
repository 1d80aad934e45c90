"""An older version brought back, whole or a block of it: always as a new version on top."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from articles import markup, workflow
from articles.markup import Block
from articles.models import Article, Author, Revision, Tag


def restore(
    article: Article,
    version: Revision,
    *,
    by: Any,
    parent: Revision | None,
    now: datetime | None = None,
) -> Revision:
    """Bring a whole version back, with its bylines and tags; raises what a save raises."""
    for name, value in version.content().items():
        setattr(article, name, value)
    authors = Author.objects.in_bulk([byline["author"] for byline in version.bylines])
    tags = Tag.objects.in_bulk([tag["tag"] for tag in version.tags])
    return workflow.revise(
        article,
        by=by,
        parent=parent,
        bylines=[
            (authors[byline["author"]], byline["role"])
            for byline in version.bylines
            if byline["author"] in authors
        ],
        tags=list(tags.values()),
        reason=_("Restored version %(number)d") % {"number": version.number},
        now=now,
    )


def restore_block(
    article: Article,
    version: Revision,
    block: str,
    *,
    by: Any,
    parent: Revision | None,
    now: datetime | None = None,
) -> Revision:
    """Bring one block of a version back to its place; raises what a save raises."""
    article.body = with_block(article.body, version.body, block)
    reason = _("Restored a paragraph of version %(number)d") % {"number": version.number}
    return workflow.revise(article, by=by, parent=parent, reason=reason, now=now)


def with_block(body: str, older: str, name: str) -> str:
    """A body with one block as an older body has it: at its id, else beside its neighbours.

    Raises LookupError if the older body has no such block.
    """
    blocks, source = markup.blocks(body), markup.blocks(older)
    place = next((at for at, block in enumerate(source) if block.id == name), None)
    if place is None:
        raise LookupError(name)
    standing = [block.id for block in blocks]
    whole = [block.whole for block in blocks]
    if name in standing:
        whole[standing.index(name)] = source[place].whole
    else:
        whole.insert(home(standing, source, place), source[place].whole)
    return "".join(whole)


def home(standing: Sequence[str], source: Sequence[Block], place: int) -> int:
    """Where a lost block belongs: after the nearest block before it that stands, or before one."""
    for earlier in reversed(source[:place]):
        if earlier.id in standing:
            return standing.index(earlier.id) + 1
    for later in source[place + 1 :]:
        if later.id in standing:
            return standing.index(later.id)
    return len(standing) if place else 0
