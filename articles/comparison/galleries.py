"""What became of the pictures of a gallery: each a picture and its fate."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from articles.comparison.words import DELETED, INSERTED, MOVED, SAME


def fates(
    old: Sequence[str], new: Sequence[str], pictures: Mapping[str, Any]
) -> list[tuple[str, Any]]:
    """The pictures of both versions by their keys, in the order of the newer, those gone between.

    A picture that only stands elsewhere has moved; one that left the library is left out.
    """
    told = _told(old, new)
    return [(fate, pictures[key]) for fate, key in told if key in pictures]


def _told(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for op, start, end, start_new, end_new in codes:
        if op == "equal":
            yield from ((SAME, key) for key in new[start_new:end_new])
            continue
        yield from ((DELETED, key) for key in old[start:end] if key not in new)
        for key in new[start_new:end_new]:
            yield (MOVED if key in old else INSERTED), key
