"""Which block of one version is which block of the other."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from articles.markup import Block

LARGEST_GAP = 2_500  # pairs of unrelated blocks that are still tried for likeness
ALIKE = 0.5  # share of words that makes two blocks versions of one
FIGURES = frozenset({"picture", "gallery", "embed"})
ID = re.compile(r' id="b-[a-z0-9]{8}"')


def aligned(
    old: Sequence[Block], new: Sequence[Block]
) -> Iterator[tuple[Block | None, Block | None, bool]]:
    """Blocks of two versions in pairs, in reading order: (before, after, whether it moved).

    A block is known by its id, else by its very words, else by likeness to one in its place.
    """
    names = [block.id for block in old]
    homes = dict(zip(names, old, strict=True))
    new_names = names_of(new, old)
    shared = homes.keys() & set(new_names)
    matcher = SequenceMatcher(None, names, new_names, autojunk=False)
    for op, start, end, start_new, end_new in matcher.get_opcodes():
        if op == "equal":
            for before, after in zip(old[start:end], new[start_new:end_new], strict=True):
                yield before, after, False
            continue
        gone = [block for block in old[start:end] if block.id not in shared]
        for name, after in zip(new_names[start_new:end_new], new[start_new:end_new], strict=True):
            if name in shared:
                yield homes[name], after, True
                continue
            place = likest(after, gone, rivals=end_new - start_new)
            if place is None:
                yield None, after, False
                continue
            for before in gone[:place]:
                yield before, None, False
            yield gone[place], after, False
            gone = gone[place + 1 :]
        for before in gone:
            yield before, None, False


def names_of(new: Sequence[Block], old: Sequence[Block]) -> list[str]:
    """The ids of the new blocks; one that only lost its id keeps that of its twin."""
    known = {block.id for block in old}
    kept = {block.id for block in new}
    twins = {bare(block): block.id for block in reversed(old) if block.id not in kept}
    return [block.id if block.id in known else twins.pop(bare(block), block.id) for block in new]


def likest(block: Block, candidates: Sequence[Block], *, rivals: int) -> int | None:
    """The place of the first candidate with enough words in common to be an older version."""
    if len(candidates) * rivals > LARGEST_GAP:
        return None
    mine = Counter(bare(block).split())
    for place, candidate in enumerate(candidates):
        if candidate.kind != block.kind and FIGURES & {candidate.kind, block.kind}:
            continue
        theirs = Counter(bare(candidate).split())
        if 2 * (mine & theirs).total() > ALIKE * (mine.total() + theirs.total()):
            return place
    return None


def bare(block: Block) -> str:
    """A block's content without its id; a figure is what it shows, whatever its caption."""
    if block.embed:
        return f"{block.embed.provider} {block.embed.ref}"
    if block.picture_keys:
        return " ".join((block.kind, *block.picture_keys))
    return ID.sub("", block.html)
