"""How words are spelt in stories, so that a slip of the hand can be told from what was meant.

For each word its spelling is kept, and each with one letter left out: whoever left out, added,
changed or swapped a letter comes by one of these to the word.
"""

from collections.abc import Iterable, Iterator

from django.db.models import F

from articles.models import Spelling
from articles.search.words import fold, is_unspaced

SHORTEST, LONGEST = 4, 24  # letters of a word that is kept
AT_ONCE = 400  # spellings that are asked about, or kept, in one statement


def learn(written: Iterable[str], known: set[str] | None = None) -> None:
    """Keep the words that are new; `known`, if given, remembers what was learnt before."""
    fresh = set(written) - known if known is not None else set(written)
    words = {fold(word) for word in fresh if not is_unspaced(word)}
    wanted = sorted(word for word in words if is_kept(word))
    there: set[str] = set()
    for some in portions(wanted):
        same = Spelling.objects.filter(spelling__in=some, word=F("spelling"))
        there |= set(same.values_list("word", flat=True))
    rows = [
        Spelling(spelling=spelling, word=word)
        for word in wanted
        if word not in there
        for spelling in sorted({word, *shortened(word)})
    ]
    Spelling.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    if known is not None:
        known |= fresh


def is_kept(word: str) -> bool:
    return SHORTEST <= len(word) <= LONGEST and word.isalpha()


def like(word: str) -> list[str]:
    """The words that stories may spell so, the likeliest first: at most two letters differ."""
    if not is_kept(word):
        return []
    once = {word, *shortened(word)}
    twice = {short for each in once for short in shortened(each)} if len(word) > SHORTEST else set()
    found: set[str] = set()
    for some in portions(sorted(once | twice)):
        found |= set(Spelling.objects.filter(spelling__in=some).values_list("word", flat=True))
    furthest = 1 if len(word) <= 5 else 2
    told = {each: distance(word, each) for each in found if each != word}
    near = [each for each, steps in told.items() if steps <= furthest]
    return sorted(near, key=lambda each: (told[each], each[0] != word[0], each))


def shortened(word: str) -> set[str]:
    """The word with any one letter left out."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def distance(one: str, other: str) -> int:
    """How many letters to add, leave out, change or swap with the next, from one to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        earlier, before, row = before, row, [at]
        for place, wanted in enumerate(other, start=1):
            steps = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == wanted:
                steps = min(steps, earlier[place - 2] + 1)
            row.append(steps)
    return row[-1]


def portions(words: list[str]) -> Iterator[list[str]]:
    return (words[at : at + AT_ONCE] for at in range(0, len(words), AT_ONCE))
