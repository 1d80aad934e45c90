"""Who wrote each block of a story, and when: read from its versions, the oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.cache import caches

from articles import markup
from articles.markup import Block
from articles.models import Article

MOST = 400  # versions that are read; what is older counts as written in the oldest of them
DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Hand:
    """A version in which somebody wrote or changed a block."""

    number: int
    person: int
    at: datetime


@dataclass(frozen=True)
class Written:
    """A block as it stands, who first wrote it, and whose the words are that stand there now."""

    block: Block
    first: Hand
    last: Hand

    @property
    def is_rewritten(self) -> bool:
        return self.first != self.last


def authorship(article: Article) -> list[Written]:
    """The blocks of a story as they stand, each with its first and its last hand."""
    if article.head is None:
        return []
    address = f"authorship:{article.pk}:{article.head.number}:{article.head.digest}"
    kept = caches["desk"]
    hands = kept.get(address)
    if hands is None:
        hands = followed(saved(article))
        kept.set(address, hands, DAY)
    return [
        Written(block, *hands[block.id])
        for block in markup.blocks(article.head.body)
        if block.id in hands
    ]


def saved(article: Article) -> list[tuple[Hand, str]]:
    """The versions that lead to the words as they stand, the oldest first."""
    found = article.revisions.filter(number__lte=article.head.number).order_by("-number")
    rows = list(found.values_list("pk", "parent", "number", "author", "created_at", "body")[:MOST])
    line, wanted = [], article.head.pk
    for pk, parent, number, author, at, body in rows:
        if pk == wanted:
            line.append((Hand(number, author, at), body))
            wanted = parent
    return line[::-1]


def followed(versions: Iterable[tuple[Hand, str]]) -> dict[str, tuple[Hand, Hand]]:
    """Who first wrote each block of the last version and who last changed it, by its id."""
    hands: dict[str, tuple[Hand, Hand]] = {}
    stood: dict[str, str] = {}
    body_before = None
    for hand, body in versions:
        if body == body_before:
            continue
        blocks = {block.id: block.whole for block in markup.blocks(body)}
        for name, whole in blocks.items():
            if name not in hands:
                hands[name] = hand, hand
            elif stood.get(name) != whole:
                hands[name] = hands[name][0], hand
        stood, body_before = blocks, body
    return {name: hands[name] for name in stood}


def people(written: Sequence[Written]) -> dict[int, Any]:
    """Everybody whose hand was in it, by key; one query."""
    return get_user_model().objects.in_bulk(
        {hand.person for block in written for hand in (block.first, block.last)}
    )
