"""The checks themselves: each takes a draft and yields what it finds."""

from __future__ import annotations

from collections.abc import Iterator

import regex
from django.utils.translation import gettext as _

from articles.checks.draft import Draft, Passage
from articles.checks.findings import Finding
from articles.checks.limits import LIMITS

SENTENCE_END = regex.compile(r"(?<=[.!?…][”’\"')\]]?)\s+(?=[“‘\"'(\[]?[\p{Lu}\p{N}])")
BARE = regex.compile(r"(?:https?://|www\.)\S+", regex.IGNORECASE)
EMPTY_LINK_WORDS = frozenset(
    {
        "click here",
        "here",
        "this link",
        "link",
        "read more",
        "more",
        "this",
        "this page",
        "this article",
        "see here",
        "find out more",
        "learn more",
    }
)
PROSE = frozenset({"p", "ul", "ol", "blockquote"})
SHORTEST_SHOUT = 6  # letters; “NATO” is a name


def no_byline(draft: Draft) -> Iterator[Finding]:
    if not draft.is_signed:
        yield Finding(_("Nobody signs this story."), field="bylines")


def pictures(draft: Draft) -> Iterator[Finding]:
    for sentence in draft.lead_wants:
        yield Finding(str(sentence), field="lead_picture")
    for block in draft.blocks:
        for key in block.picture_keys:
            for sentence in draft.pictures_want.get(key, ()):
                yield Finding(str(sentence), block=block.id)


def heading_levels(draft: Draft) -> Iterator[Finding]:
    """A small heading needs a large one above it."""
    has_large = False
    for passage in draft.passages:
        has_large = has_large or passage.kind == "h2"
        if passage.kind == "h3" and not has_large:
            yield Finding(
                _("A heading of the second rank stands before any of the first."),
                block=passage.block,
                quote=passage.text,
            )


def link_words(draft: Draft) -> Iterator[Finding]:
    for passage, words, _address in links(draft):
        if words.casefold().strip(" .,:;!?…»›→>") in EMPTY_LINK_WORDS:
            yield Finding(
                _("“%(words)s” does not say where the link leads.") % {"words": words},
                block=passage.block,
                quote=words,
            )


def bare_links(draft: Draft) -> Iterator[Finding]:
    for passage in draft.passages:
        for found in BARE.finditer(passage.text):
            yield Finding(
                _("An address stands in the text: link words instead."),
                block=passage.block,
                quote=found[0].rstrip(".,;:!?)]”’"),
            )


def broken_links(draft: Draft) -> Iterator[Finding]:
    for passage, words, address in links(draft):
        if address in draft.dead_links:
            yield Finding(
                _("This link leads to nothing that readers can see: %(address)s")
                % {"address": address},
                block=passage.block,
                quote=words,
            )


def long_sentences(draft: Draft) -> Iterator[Finding]:
    for passage in draft.passages:
        if passage.kind not in PROSE:
            continue
        for line in (*passage.own.splitlines(), *passage.notes):
            for sentence in SENTENCE_END.split(line):
                words = len(sentence.split())
                if words > LIMITS["sentence"]:
                    yield Finding(
                        _("A sentence of %(words)d words.") % {"words": words},
                        block=passage.block,
                        quote=sentence,
                    )


def long_paragraphs(draft: Draft) -> Iterator[Finding]:
    for passage in draft.passages:
        words = len(passage.own.split())
        if passage.kind == "p" and words > LIMITS["paragraph"]:
            yield Finding(
                _("A paragraph of %(words)d words.") % {"words": words}, block=passage.block
            )


def shouting(draft: Draft) -> Iterator[Finding]:
    letters = [letter for letter in draft.headline if letter.isalpha()]
    if len(letters) >= SHORTEST_SHOUT and draft.headline.isupper():
        yield Finding(_("The headline is all in capitals."), field="headline")


def lengths(draft: Draft) -> Iterator[Finding]:
    sentences = {
        "headline": _("The headline has %(long)d characters; the house’s limit is %(most)d."),
        "search_title": _("The search title has %(long)d characters; the limit is %(most)d."),
        "search_description": _(
            "The search description has %(long)d characters; the limit is %(most)d."
        ),
    }
    for name, sentence in sentences.items():
        long, most = len(getattr(draft, name)), LIMITS[name]
        if long > most:
            yield Finding(sentence % {"long": long, "most": most}, field=name)


def open_notes(draft: Draft) -> Iterator[Finding]:
    for note in draft.notes:
        yield Finding(
            _("A note is not resolved: “%(note)s”") % {"note": note},
            block=note.block,
            quote=note.quote,
        )


def links(draft: Draft) -> Iterator[tuple[Passage, str, str]]:
    for passage in draft.passages:
        for words, address in passage.links:
            yield passage, words, address
