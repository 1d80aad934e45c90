"""The words of a comment: made tidy, told apart from one another, and shown without any HTML."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from articles.unseen import without_control

# What would turn the reading direction of all that follows, or be seen by nobody.
INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
LINK = re.compile(r"https?://[^\s<>\"'“”‘’«»]+", re.IGNORECASE)
AFTER_A_LINK = ".,;:!?…"
SHOWN_LENGTH = 60  # characters of an address
MOST_MARKS = 4  # combining marks on one letter: more of them climb over the lines above


class Piece(NamedTuple):
    """Some words of a line; `href` where they are an address."""

    text: str
    href: str = ""


def tidy(text: str) -> str:
    """A comment as it is kept: NFC, no invisible characters, no more than one empty line."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = INVISIBLE.sub("", without_control(text))
    text = re.sub(rf"([\u0300-\u036f]{{{MOST_MARKS}}})[\u0300-\u036f]+", r"\1", text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def tidy_name(name: str) -> str:
    return " ".join(tidy(name).split())


def same_words(text: str) -> str:
    """A digest that a text shares with all that differ in spacing, capitals and marks only."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    return sha256(" ".join(words).encode()).hexdigest()


def links(text: str) -> list[str]:
    return LINK.findall(text)


def paragraphs(text: str) -> list[list[list[Piece]]]:
    """A text as paragraphs of lines of pieces, for a template that escapes each."""
    return [
        [list(pieces(line)) for line in paragraph.split("\n")]
        for paragraph in text.split("\n\n")
        if paragraph.strip()
    ]


def pieces(line: str) -> list[Piece]:
    """A line cut at the addresses in it; the marks that end a sentence belong to none."""
    found = [
        (match.start(), match.start() + len(trimmed(match[0]))) for match in LINK.finditer(line)
    ]
    cut: list[Piece] = []
    edges = [(0, 0), *found, (len(line), len(line))]
    for (_start, end), (start, stop) in pairwise(edges):
        if end < start:
            cut.append(Piece(line[end:start]))
        if start < stop:
            address = line[start:stop]
            cut.append(Piece(short(address), address))
    return cut


def trimmed(address: str) -> str:
    """An address without the marks that follow it in a sentence, nor a bracket opened before it."""
    address = address.rstrip(AFTER_A_LINK)
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(AFTER_A_LINK)
    return address


def short(address: str) -> str:
    """How an address is shown: without its scheme, and not too long."""
    shown = re.sub(r"^https?://", "", address, flags=re.IGNORECASE).rstrip("/")
    return shown if len(shown) <= SHOWN_LENGTH else shown[: SHOWN_LENGTH - 1] + "…"
