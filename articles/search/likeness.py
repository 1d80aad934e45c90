"""Which stories say something like another one: those with words of its headline around theirs."""

from collections.abc import Iterable
from datetime import datetime
from itertools import chain, combinations

from django.db.models import QuerySet

from articles.models import Edition
from articles.search.entries import ABOUT, KEY_BITS, found_by, place
from articles.search.expressions import Expression, Words, any_of, every
from articles.search.finding import LOWEST
from articles.search.index import Places
from articles.search.words import written

SHORTEST = 4  # letters of a stem that tells something
MOST_WORDS = 6  # of a headline, the longest: every two of them are looked for
LOOKED_AT = 40  # stories, the newest that have two of the words
SOME_MORE = 100  # asked for beyond these, for those that are not live


def maybe_alike(story: Edition, *, at: datetime) -> QuerySet[Edition]:
    """The newest live editions that have two words of a story's headline around theirs.

    How rare a word is says nothing here: it would depend on stories that no reader may know of.
    """
    longest = telling(story)
    if len(longest) < 2:
        return Edition.objects.none()
    pairs = [every(about(one), about(other)) for one, other in combinations(longest, 2)]
    places = Places(
        any_of(*pairs),
        below=place(at) + (1 << KEY_BITS),  # nothing is live that is published later
        above=LOWEST,
        limit=LOOKED_AT + SOME_MORE,
    )
    return Edition.objects.live(at).at_places(places)[:LOOKED_AT]


def alike(story: Edition, others: Iterable[Edition]) -> list[Edition]:
    """Those of some editions that have two words of a story's headline, the most alike first."""
    words = set(telling(story))
    shared = {each: words & around(each) for each in others}
    found = [each for each in shared if len(shared[each]) >= 2]
    return sorted(found, key=lambda each: -letters(words & stems(each, each.headline)))


def telling(story: Edition) -> list[str]:
    """The words of a headline that say what it is about, in the form they are found by."""
    known = {stem for stem in stems(story, story.headline) if len(stem) >= SHORTEST}
    return sorted(known, key=lambda word: (-len(word), word))[:MOST_WORDS]


def around(story: Edition) -> set[str]:
    """What stands in a story's headline, in its standfirst, and in the names of its topics."""
    texts = [story.headline, story.standfirst, *(tag["name"] for tag in story.tags)]
    return set(chain.from_iterable(stems(story, text) for text in texts))


def stems(story: Edition, text: str) -> set[str]:
    return set(found_by(written(text), story.language))


def letters(words: set[str]) -> int:
    """How long some words are in all: long ones say more than short ones."""
    return sum(map(len, words))


def about(word: str) -> Expression:
    return Words((ABOUT + word,))
