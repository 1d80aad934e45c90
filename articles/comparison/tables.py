"""Two versions of a table told as one: row by row, cell by cell, and word by word within a cell."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain
from typing import NamedTuple, TypeVar

from lxml import html

from articles.comparison import words
from articles.comparison.words import SAME, Piece, Run, Word

ALIKE = 0.5  # share of words that makes two rows, or two cells, versions of one
NOTHING = Run([], [])
Part = TypeVar("Part")


class Cell(NamedTuple):
    """A cell as it is read."""

    is_head: bool
    run: Run


class ToldCell(NamedTuple):
    """A cell in both versions at once."""

    is_head: bool
    pieces: list[Piece]


def told_table(old: str, new: str) -> list[list[ToldCell]]:
    """The rows of two tables, those that are gone between the others; either may be no table."""
    return [
        [told_cell(before, after) for before, after in paired(gone or [], come or [], said)]
        for gone, come in paired(rows(old), rows(new), said_in_row)
    ]


def told_cell(before: Cell | None, after: Cell | None) -> ToldCell:
    is_head = any(cell.is_head for cell in (before, after) if cell)
    runs = (cell.run if cell else NOTHING for cell in (before, after))
    return ToldCell(is_head, words.differ(*runs))


def in_one(table: list[list[ToldCell]]) -> list[Piece]:
    """All words of a table that was told, where its cells cannot be shown as such."""
    told: list[Piece] = []
    for row in table:
        told += [Piece(SAME, "\n")] if told else []
        for place, cell in enumerate(row):
            told += [Piece(SAME, " "), *cell.pieces] if place else cell.pieces
    return told


def rows(table: str) -> list[list[Cell]]:
    """The rows of a clean table."""
    if not table:
        return []
    root = html.fragment_fromstring(table)
    return [
        [Cell(cell.tag == "th", words.of_html(inner(cell))) for cell in row.iter("th", "td")]
        for row in root.iter("tr")
    ]


def inner(cell: html.HtmlElement) -> str:
    return html.tostring(cell, encoding="unicode", with_tail=False)


def said(cell: Cell) -> tuple[Word, ...]:
    return tuple(cell.run.words)


def said_in_row(row: list[Cell]) -> tuple[Word, ...]:
    return tuple(chain.from_iterable([*cell.run.words, Word("")] for cell in row))


def paired(
    old: Sequence[Part], new: Sequence[Part], read: Callable[[Part], tuple[Word, ...]]
) -> Iterator[tuple[Part | None, Part | None]]:
    """Rows, or the cells of one, with what they were before: by their words, else their places."""
    known, fresh = [read(part) for part in old], [read(part) for part in new]
    codes = SequenceMatcher(None, known, fresh, autojunk=False).get_opcodes()
    for _op, start, end, start_new, end_new in codes:
        if end - start == end_new - start_new:
            yield from zip(old[start:end], new[start_new:end_new], strict=True)
            continue
        for at in range(start_new, end_new):
            like = [place for place in range(start, end) if alike(known[place], fresh[at])]
            if not like:
                yield None, new[at]
                continue
            yield from ((part, None) for part in old[start : like[0]])
            yield old[like[0]], new[at]
            start = like[0] + 1
        yield from ((part, None) for part in old[start:end])


def alike(old: tuple[Word, ...], new: tuple[Word, ...]) -> bool:
    shared = (Counter(old) & Counter(new)).total()
    return 2 * shared > ALIKE * (len(old) + len(new))
