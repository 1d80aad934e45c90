"""What a reader typed into the search box: words, “phrases”, and -what must not be there."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.search.expressions import Expression, Words, any_of
from articles.search.words import SPOKEN, Spot, fold, spots, stem

LONGEST = 200  # characters
MOST_TERMS = 16
SHORTEST_BEGINNING = 3  # letters
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
TERM = re.compile(r'(?P<minus>-*)(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<plain>[^\s"]+))')


@dataclass(frozen=True)
class Word:
    """A word of a search, folded."""

    text: str
    is_unspaced: bool

    def forms(self, language: str, *, is_last: bool) -> tuple[str, ...]:
        """What it is in a text in a language; pairs of characters, if its script has no spaces."""
        if not self.is_unspaced:
            return (stem(self.text, language),)
        pairs = tuple(self.text[at : at + 2] for at in range(len(self.text)))
        return pairs[:-1] if is_last and len(pairs) > 1 else pairs

    @property
    def in_any_language(self) -> set[str]:
        return {stem(self.text, language) for language in SPOKEN}


@dataclass(frozen=True)
class Term:
    """A word, or several that stand side by side: a phrase, and “well-known” too."""

    words: tuple[Word, ...]
    is_phrase: bool = False

    def expression(self, zone: str = "", *, as_beginning: bool = False) -> Expression:
        """The term in any of our languages, in the whole story or in a zone of it."""
        whole = dict.fromkeys(self.forms(language) for language in SPOKEN)
        last = self.words[-1]
        is_single = len(self.words) == 1 and last.is_unspaced and len(last.text) == 1
        parts = [zoned(zone, forms, is_beginning=is_single) for forms in whole]
        if as_beginning and not last.is_unspaced:
            parts += [
                zoned(zone, (*forms[:-1], last.text), is_beginning=True)
                for forms in dict.fromkeys((*forms[:-1], "") for forms in whole)
            ]
        return any_of(*parts)

    def forms(self, language: str) -> tuple[str, ...]:
        last = len(self.words) - 1
        several = (word.forms(language, is_last=at == last) for at, word in enumerate(self.words))
        return tuple(form for forms in several for form in forms)


@dataclass(frozen=True)
class Query:
    """All that a search asks of the words of a story."""

    typed: str = ""
    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    @property
    def may_be_unfinished(self) -> bool:
        """Whether the last word may be the beginning of another."""
        last = self.wanted[-1] if self.wanted else None
        if last is None or last.is_phrase or last.words[-1].is_unspaced:
            return False
        return len(last.words[-1].text) >= SHORTEST_BEGINNING


def parse(typed: str) -> Query:
    """What a search asks for; raises ValidationError, in a sentence, where that cannot be told."""
    if len(typed) > LONGEST:
        raise ValidationError(
            _("Search for less at once: at most %(most)d characters.") % {"most": LONGEST}
        )
    wanted, unwanted = [], []
    for match in TERM.finditer(typed.translate(QUOTES)):
        found = spots(match["phrase"] if match["plain"] is None else match["plain"])
        words = tuple(word for word in map(word_of, found) if word.text)
        if words:
            term = Term(words, is_phrase=match["plain"] is None)
            (unwanted if match["minus"] else wanted).append(term)
    if len(wanted) + len(unwanted) > MOST_TERMS:
        raise ValidationError(
            _("Search for less at once: at most %(most)d words.") % {"most": MOST_TERMS}
        )
    if unwanted and not wanted:
        raise ValidationError(_("Say what to look for too, not only what to leave out."))
    if typed.strip() and not wanted:
        raise ValidationError(_("There is no word in this search: type one that you look for."))
    return Query(" ".join(typed.split()), tuple(wanted), tuple(unwanted))


def word_of(spot: Spot) -> Word:
    return Word(fold(spot.text), spot.is_unspaced)


def zoned(zone: str, forms: tuple[str, ...], *, is_beginning: bool) -> Words:
    return Words(tuple(f"{zone}{form}" for form in forms), is_beginning=is_beginning)
