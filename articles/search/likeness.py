"""Which stories say something like another one: those with words of its headline around theirs."""

from datetime import datetime
from itertools import combinations

from articles.models import Edition
from articles.search.entries import ABOUT, found_by
from articles.search.expressions import Expression, Words, any_of, every
from articles.search.finding import Search, walk
from articles.search.words import written

SHORTEST = 4  # letters of a stem that tells something
MOST_WORDS = 6  # of a headline, the longest: every two of them are looked for
LOOKED_AT = 40  # stories, the newest that have two of the words


def alike(story: Edition, *, at: datetime, limit: int) -> list[Edition]:
    """Live stories that are most like another, as cards, the most alike first.

    Two words of its headline stand in their headline, standfirst, topics or authors. How rare a
    word is says nothing here: it would depend on stories that no reader may know of.
    """
    words = telling(story)
    longest = sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS]
    if len(longest) < 2:
        return []
    pairs = [every(about(one), about(other)) for one, other in combinations(longest, 2)]
    cards = Edition.objects.live(at).told_once(story.language, at).cards()
    others = cards.exclude(article=story.article_id)

    def ask(places: list[int]) -> list[Edition]:
        return list(others.at_places(places))

    newest = walk(Search(), any_of(*pairs), ask, at=at, limit=LOOKED_AT)
    return sorted(newest, key=lambda each: -letters(words & telling(each)))[:limit]


def telling(story: Edition) -> set[str]:
    """The words of a headline that say what it is about, in the form they are found by."""
    stems = found_by(written(story.headline), story.language)
    return {stem for stem in stems if len(stem) >= SHORTEST}


def letters(words: set[str]) -> int:
    """How long some words are in all: long ones say more than short ones."""
    return sum(map(len, words))


def about(word: str) -> Expression:
    return Words((ABOUT + word,))
