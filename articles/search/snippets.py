"""Where the words of a search stand in a story: as pieces of text, some of which match."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from articles import markup
from articles.models import Edition
from articles.search.finding import Search
from articles.search.words import FORMS, Spot, fold, is_unspaced, word_in

LONGEST_BODY = 60_000  # characters that are looked through
WIDTH = 240  # characters of an excerpt
LEAD_IN = 70  # of them before the first match
MOST_MATCHES = 200  # of which the excerpt is chosen
SENTENCE_ENDS = (". ", "! ", "? ", ".” ", "?” ", "!” ", "。", "؟ ", "\n")


@dataclass(frozen=True)
class Piece:
    """A run of text that matches what was looked for, or does not."""

    text: str
    is_match: bool = False


@dataclass(frozen=True)
class Marks:
    """Tells where a search's words stand in a text of a language."""

    search: Search

    def headline(self, edition: Edition) -> list[Piece]:
        return pieces(edition.headline, self.places(edition.headline, edition.language))

    def excerpt(self, edition: Edition) -> list[Piece]:
        """The part of a story that says most of what was looked for; else its standfirst."""
        text = markup.text(edition.body[:LONGEST_BODY])
        found = self.places(text, edition.language)
        told = self.places(edition.standfirst, edition.language)
        if not found or (told and kinds(edition.standfirst, told) >= kinds(text, found)):
            return pieces(edition.standfirst, told)
        start, end = window(text, found)
        inside = [(at - start, to - start) for at, to in found if start <= at and to <= end]
        shown = pieces(text[start:end].replace("\n", " "), inside)
        before = [Piece("… ")] if start else []
        return [*before, *shown, *([Piece(" …")] if end < len(text) else [])]

    def places(self, text: str, language: str) -> list[tuple[int, int]]:
        """From where to where the words of the search stand, in their order."""
        known, wanted, beginning = FORMS[language], self.wanted, self.beginning
        found: list[tuple[int, int]] = []
        for match in word_in(text).finditer(text):
            word = match[0]
            if not word.isascii() and is_unspaced(word):
                found += self.inside_run(Spot(match.start(), match.end(), word))
            elif not wanted.isdisjoint(known[word]) or (
                beginning and fold(word).startswith(beginning)
            ):
                found.append(match.span())
        return found

    def inside_run(self, spot: Spot) -> list[tuple[int, int]]:
        """Where what was looked for stands in a run without spaces."""
        run = fold(spot.text)
        if len(run) != len(spot.text):  # of some letters nothing is left: the whole run, then
            return [(spot.start, spot.end)] if any(each in run for each in self.runs) else []
        found = []
        at = 0
        while at < len(run):
            here = max((len(each) for each in self.runs if run.startswith(each, at)), default=0)
            if here:
                found.append((spot.start + at, spot.start + at + here))
            at += here or 1
        return found

    @cached_property
    def wanted(self) -> frozenset[str]:
        """The forms of the words in each of our languages."""
        return frozenset(
            form
            for term in self.search.query.wanted
            for word in term.words
            if not word.is_unspaced
            for form in word.in_any_language
        )

    @cached_property
    def runs(self) -> list[str]:
        words = (word for term in self.search.query.wanted for word in term.words)
        return [word.text for word in words if word.is_unspaced]

    @cached_property
    def beginning(self) -> str:
        return self.search.query.wanted[-1].words[-1].text if self.search.is_unfinished else ""


def pieces(text: str, found: list[tuple[int, int]]) -> list[Piece]:
    """A text cut where matches begin and end; matches with a space between them are one."""
    cut: list[Piece] = []
    at = 0
    for start, end in merged(text, found):
        if start > at:
            cut.append(Piece(text[at:start]))
        cut.append(Piece(text[start:end], is_match=True))
        at = end
    return [*cut, Piece(text[at:])] if at < len(text) else cut


def merged(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    whole: list[tuple[int, int]] = []
    for start, end in found:
        if whole and text[whole[-1][1] : start] in {"", " "}:
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def kinds(text: str, found: list[tuple[int, int]]) -> int:
    """How many different words match."""
    return len({fold(text[start:end]) for start, end in found})


def window(text: str, found: list[tuple[int, int]]) -> tuple[int, int]:
    """The part of a text with most different matches, from a sentence's beginning if that is near.

    Of parts that are alike the first: a news story says first what it is about.
    """
    starts = [start for start, _end in found[:MOST_MATCHES]]
    words = [fold(text[start:end]) for start, end in found[:MOST_MATCHES]]
    best, most = 0, 0
    for place, start in enumerate(starts):
        many = len(set(words[place : bisect_left(starts, start + WIDTH - LEAD_IN)]))
        if many > most:
            best, most = start, many
    start = beginning(text, best)
    end = len(text) if start + WIDTH >= len(text) else text.rfind(" ", best, start + WIDTH)
    return start, end if end > best else start + WIDTH


def beginning(text: str, match: int) -> int:
    """Where to begin so that a match has something before it: a sentence, or else a word."""
    earliest = max(0, match - LEAD_IN)
    if not earliest:
        return 0
    sentences = [text.rfind(end, earliest, match) + len(end) for end in SENTENCE_ENDS]
    words = text.find(" ", earliest, match) + 1
    return max((at for at in sentences if at > earliest), default=words or match)
