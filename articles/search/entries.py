"""What of an edition can be found, and in which zone of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from articles import markup
from articles.models import Edition
from articles.search.words import FORMS, written

HEADLINE, ABOUT, OPENING = "h/", "a/", "o/"  # no word has a stroke in it
SECTION, TOPIC, AUTHOR = "s/", "t/", "b/"
GAP = "/"  # stands between texts that are no one's phrase
OPENING_WORDS = 60  # a news story says first what it is about
MOST_WORDS = 50_000
MOST_BYTES = 600_000  # of all words: PostgreSQL takes no more than a megabyte of one story

KEY_BITS = 24  # of a place; the seconds of any year of four digits take the other 39


@dataclass(frozen=True)
class Entry:
    """An edition as the index holds it."""

    place: int
    edition: int
    words: list[str]  # what it is found by
    written: frozenset[str]  # the words as they stand in it


def place(published_at: datetime, edition: int = 0) -> int:
    """Where an edition stands in the index: a later story has a higher place."""
    return (int(published_at.timestamp()) << KEY_BITS) + edition % (1 << KEY_BITS)


def entry(edition: Edition) -> Entry:
    """All that an edition is found by: its words, those of its zones, and what it belongs to."""
    headline, standfirst = written(edition.headline), written(edition.standfirst)
    said = dict.fromkeys(each["name"] for each in (*edition.tags, *edition.bylines))
    names = [written(name) for name in said]
    body, caption = written(markup.bare(edition.body)), written(edition.lead_caption)
    texts = [headline, standfirst, *names, caption, body]
    found = [found_by(words, edition.language) for words in texts]
    words = [
        *(HEADLINE + word for word in found[0]),
        *(ABOUT + word for words in found[:-2] for word in (*words, GAP)),
        *(OPENING + word for word in found[-1][:OPENING_WORDS]),
        *belongings(edition),
        *chain.from_iterable((GAP, *words) for words in found),
    ]
    return Entry(
        place=place(edition.published_at, edition.pk),
        edition=edition.pk,
        words=within_limits(words),
        written=frozenset(chain.from_iterable(texts)),
    )


def found_by(words: list[str], language: str) -> list[str]:
    known = FORMS[language]
    return [form for word in words for form in known[word]]


def belongings(edition: Edition) -> Iterator[str]:
    yield f"{SECTION}{edition.section_id}"
    yield from dict.fromkeys(f"{TOPIC}{tag['tag']}" for tag in edition.tags)
    yield from dict.fromkeys(f"{AUTHOR}{byline['author']}" for byline in edition.bylines)


def within_limits(words: list[str]) -> list[str]:
    """As many words as every database takes; only a book has more."""
    most = words[:MOST_WORDS]
    while len(" ".join(most).encode()) > MOST_BYTES:
        most = most[: len(most) * 3 // 4]
    return most
