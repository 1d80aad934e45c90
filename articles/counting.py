"""How many words a save changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from articles import markup

WORDED = ("headline", "standfirst", "lead_caption")
MOST_LINES = 2_000  # of one version, that are still compared in their order
MOST_PAIRS = 1_000_000  # of words of one passage


def words_changed(before: Mapping[str, object] | None, after: Mapping[str, object]) -> int:
    """The words that were added, removed or replaced between two contents; all, if none before."""
    return count(lines(before) if before else [], lines(after))


def lines(content: Mapping[str, object]) -> list[str]:
    """What a content says, passage by passage."""
    told = [str(content[name]) for name in WORDED]
    return [line for line in (*told, *markup.text(str(content["body"])).splitlines()) if line]


def count(old: Sequence[str], new: Sequence[str]) -> int:
    """Passages that are equal are left out; what stands between them is counted word by word."""
    if max(len(old), len(new)) > MOST_LINES:
        return between(words(old), words(new))
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(
        between(words(old[start:end]), words(new[start_new:end_new]))
        for op, start, end, start_new, end_new in codes
        if op != "equal"
    )


def words(passages: Sequence[str]) -> list[str]:
    return [word for passage in passages for word in passage.split()]


def between(old: Sequence[str], new: Sequence[str]) -> int:
    """A replaced word counts once; of what is too long, only the words are counted, not order."""
    if len(old) * len(new) > MOST_PAIRS:
        mine, theirs = Counter(old), Counter(new)
        return max((mine - theirs).total(), (theirs - mine).total())
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(
        max(end - start, end_new - start_new)
        for op, start, end, start_new, end_new in codes
        if op != "equal"
    )
