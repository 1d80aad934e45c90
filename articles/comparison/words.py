"""Two runs of words told as one: kept, deleted, inserted."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import groupby
from typing import NamedTuple

SAME, INSERTED, DELETED, CHANGED, MOVED = "same", "inserted", "deleted", "changed", "moved"
LONGEST = 4_000  # words of one passage that are still compared one by one

MARKS = frozenset(["strong", "em", "s", "sub", "sup", "code", "small"])
NOTE_BEGINS, NOTE_ENDS = "[", "]"  # around a footnote, which stands where its number will be
BREAKS = frozenset(["li", "tr", "p", "br"])
BULLET = "•"
WORD = re.compile(  # a sign of a script without spaces, a word, or a mark; and the space after it
    r"([\u2e80-\u9fff\uac00-\ud7af]|[^\W\u2e80-\u9fff\uac00-\ud7af]+(?:['’.,-]\w+)*|[^\w\s])(\s*)"
)


class Word(NamedTuple):
    """A word or sign as it is compared: bold is not plain, and a link is its address too."""

    text: str
    marks: tuple[str, ...] = ()
    href: str = ""


class Piece(NamedTuple):
    """Neighbouring words that share a fate."""

    op: str
    text: str
    marks: tuple[str, ...] = ()
    href: str = ""


class Run(NamedTuple):
    """Words, and the white space after each: which is shown, but not compared."""

    words: list[Word]
    spaces: list[str]


def of_html(html: str) -> Run:
    """The words of clean HTML."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.run


def of_text(text: str) -> Run:
    """The words of plain text."""
    found = WORD.findall(text)
    return Run([Word(word) for word, space in found], [space for word, space in found])


def of_names(names: Sequence[str]) -> Run:
    """Names that change as wholes: a section, a byline, a tag."""
    spaces = [", "] * (len(names) - 1) + [""] * bool(names)
    return Run([Word(name) for name in names], spaces)


def differ(old: Run, new: Run) -> list[Piece]:
    """Both versions as one run of pieces."""
    if old.words == new.words:
        return list(pieces(SAME, *new))
    found: list[Piece] = []
    gap_old = gap_new = ""  # white space that follows the shared words in one version only
    for op, start, end, start_new, end_new in opcodes(old.words, new.words):
        spaces = new.spaces[start_new:end_new]
        if op == "equal":
            is_last = end == len(old.words) and end_new == len(new.words)
            if old.spaces[end - 1] != spaces[-1] and not is_last:
                gap_old, gap_new, spaces[-1] = old.spaces[end - 1], spaces[-1], ""
            found += pieces(SAME, new.words[start_new:end_new], spaces)
            continue
        found += pieces(DELETED, old.words[start:end], old.spaces[start:end], gap_old)
        found += pieces(INSERTED, new.words[start_new:end_new], spaces, gap_new)
        gap_old = gap_new = ""
    return found


def fate(told: list[Piece]) -> str:
    """What became of a passage as a whole."""
    ops = {piece.op for piece in told}
    if not ops or ops == {SAME}:
        return SAME
    return ops.pop() if len(ops) == 1 else CHANGED


def opcodes(old: list[Word], new: list[Word]) -> Iterator[tuple[str, int, int, int, int]]:
    """How one becomes the other, without islands of a single sign between two changes."""
    if max(len(old), len(new)) > LONGEST:
        yield "replace", 0, len(old), 0, len(new)
        return
    codes = SequenceMatcher(None, old, new).get_opcodes()
    pending: tuple[int, int, int, int] | None = None
    for place, (op, start, end, start_new, end_new) in enumerate(codes):
        lonely = 0 < place < len(codes) - 1 and end - start == 1 and len(old[start].text) < 3
        if op == "equal" and not lonely:
            if pending:
                yield "replace", *pending
                pending = None
            yield op, start, end, start_new, end_new
        elif pending:
            pending = pending[0], end, pending[2], end_new
        else:
            pending = start, end, start_new, end_new
    if pending:
        yield "replace", *pending


def pieces(op: str, words: list[Word], spaces: list[str], gap: str = "") -> Iterator[Piece]:
    """Words joined as far as they look alike, after a gap that belongs to them."""
    spaced = zip(words, spaces, strict=True)
    for (marks, href), run in groupby(spaced, lambda pair: pair[0][1:]):
        yield Piece(op, gap + "".join(word.text + space for word, space in run), marks, href)
        gap = ""


class Reader(HTMLParser):
    """Reads clean HTML into words that know whether they are bold, or a link."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.run = Run([], [])
        self.marks: list[str] = []
        self.href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in MARKS:
            self.marks.append(tag)
            if tag == "small":
                self.bracket(NOTE_BEGINS)
        elif tag == "a":
            self.href = dict(attrs).get("href") or ""
        elif tag in BREAKS:
            self.space("\n")
        elif tag in {"td", "th"}:
            self.space(" ")
        if tag == "li":
            self.run.words.append(Word(BULLET))
            self.run.spaces.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS and tag in self.marks:
            if tag == "small":
                self.bracket(NOTE_ENDS)
            self.marks.remove(tag)
        elif tag == "a":
            self.href = ""

    def handle_data(self, data: str) -> None:
        if data[:1].isspace() and self.run.spaces and not self.run.spaces[-1]:
            self.run.spaces[-1] = " "
        marks = tuple(sorted(self.marks))
        for word, space in WORD.findall(data):
            self.run.words.append(Word(word, marks, self.href))
            self.run.spaces.append(" " if space else "")

    def bracket(self, sign: str) -> None:
        if sign == NOTE_BEGINS and self.run.spaces and not self.run.spaces[-1]:
            self.run.spaces[-1] = " "
        self.run.words.append(Word(sign, tuple(sorted(self.marks))))
        self.run.spaces.append("")

    def space(self, mark: str) -> None:
        """Begin a new line or cell, unless one has just begun."""
        if self.run.words and self.run.words[-1].text != BULLET:
            self.run.spaces[-1] = mark
