"""What a reader may have meant: only words that live stories spell so."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby, islice

from django.core.exceptions import ValidationError

from articles import markup
from articles.models import Edition
from articles.search import spelling
from articles.search.finding import Search, newest
from articles.search.query import Query, Term, Word, parse
from articles.search.words import fold, spots, written

MOST_TRIED = 150  # words that are spelt nearly so
READ = 20  # stories in which a word is looked for
COUNTED = 50  # stories by which the likelier of two words is told
LONGEST_BODY = 60_000  # characters


def meant(search: Search, *, at: datetime) -> str:
    """The search as it may have been meant, which finds something; “” where we know of none."""
    typed, instead = search.query.typed, {}
    for term in search.query.wanted:
        for word in term.words:
            if not word.is_unspaced and not finds(word, at=at):
                known = next(spelt_like(word.text, at=at), "")
                if not known:
                    return ""
                instead[word.text] = known
    if not instead:
        return ""
    corrected = with_words(typed, instead)
    try:
        query = parse(corrected)
    except ValidationError:  # the words that were meant are longer
        return ""
    return corrected if newest(replace(search, query=query), at=at, limit=1) else ""


def with_words(typed: str, instead: dict[str, str]) -> str:
    """What was typed with other words in the place of some."""
    for spot in reversed(list(spots(typed))):
        word = instead.get(fold(spot.text), spot.text)
        typed = typed[: spot.start] + word + typed[spot.end :]
    return typed


def spelt_like(word: str, *, at: datetime) -> Iterator[str]:
    """Words of live stories that are spelt nearly so, the likeliest first."""
    near = islice(spelling.like(word), MOST_TRIED)
    for _steps, alike in groupby(near, key=lambda each: spelling.distance(word, each)):
        counted = {each: len(stories_with(each, at=at, limit=COUNTED)) for each in alike}
        for each in sorted(counted, key=lambda each: (-counted[each], each[0] != word[0], each)):
            spelt = as_spelt(each, at=at) if counted[each] else ""
            if spelt:
                yield spelt


def as_spelt(word: str, *, at: datetime) -> str:
    """A word as live stories write it; “” if they have its stem only: then who has the word?"""
    stories = Edition.objects.live(at).filter(pk__in=stories_with(word, at=at, limit=READ))
    spelt = Counter(
        each.lower()
        for story in stories
        for text in (story.headline, story.standfirst, markup.text(story.body[:LONGEST_BODY]))
        for each in written(text)
        if fold(each) == word
    )
    return min(spelt, key=lambda each: (-spelt[each], each), default="")


def finds(word: Word, *, at: datetime) -> bool:
    return bool(stories_with(word.text, at=at, limit=1))


def stories_with(word: str, *, at: datetime, limit: int) -> list[int]:
    query = Query(word, (Term((Word(word, is_unspaced=False),)),))
    return newest(Search(query), at=at, limit=limit)
