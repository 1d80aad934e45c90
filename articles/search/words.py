"""How a text becomes the words it is found by: folded, stemmed, and pairs where none are spaced.

Both databases are given the same words, so that a search finds the same in either. “Élections”,
“elections” and “election” are one word; of a script that puts no spaces between words each two
neighbouring characters are one, so that whatever stands in a text can be found.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex
import snowballstemmer

from articles.states import LANGUAGES

UNSPACED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\u30fc\u3005"
)
ONE = regex.compile(f"[{UNSPACED}]")
OF = r"(?:['’][sS]\b)?"  # “council’s” is a word, and means the council
# A run of a script without spaces, or a word with the marks on its letters.
ANY_WORD = regex.compile(
    rf"(?:[{UNSPACED}]\p{{M}}*)+|(?:[[\p{{L}}\p{{N}}]--[{UNSPACED}]]\p{{M}}*)+{OF}", regex.V1
)
# In plain Latin text a word is found much more quickly.
LATIN_WORD = re.compile(rf"[^\W_]+{OF}")
NOT_LATIN = re.compile("[\u0300-\u1fff\u2c00-\U0010ffff]")
VOICED = "\u3099\u309a"  # these marks make another letter in Japanese
LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ð": "d", "þ": "th"}
    | {"\u0640": "", "ى": "ي", "ة": "ه"}
)
POSSESSIVE = frozenset({"'s", "'S", "’s", "’S"})
LONGEST_WORD = 40  # characters; what is longer is cut
ALGORITHMS = {"ar": "arabic", "da": "danish", "de": "german", "el": "greek", "en": "english"}
ALGORITHMS |= {"es": "spanish", "fi": "finnish", "fr": "french", "hu": "hungarian", "it": "italian"}
ALGORITHMS |= {"nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese"}
ALGORITHMS |= {"ro": "romanian", "ru": "russian", "sv": "swedish", "tr": "turkish"}
ARABIC = "ar"  # its words lose an ending at a time
SHORTEST_ROOT = 3  # letters
SPOKEN = tuple(code for code, _name in LANGUAGES)


@dataclass(frozen=True)
class Spot:
    """A word where it stands in a text."""

    start: int
    end: int
    text: str

    @property
    def is_unspaced(self) -> bool:
        return is_unspaced(self.text)


def spots(text: str) -> Iterator[Spot]:
    """The words of a text, each with its place."""
    found = word_in(text).finditer(text)
    return (Spot(match.start(), match.end(), match[0]) for match in found)


def written(text: str) -> list[str]:
    """The words of a text as they stand there."""
    return word_in(text).findall(text)


def word_in(text: str) -> re.Pattern | regex.Pattern:
    """What a word looks like in a text."""
    return ANY_WORD if NOT_LATIN.search(text) else LATIN_WORD


def is_unspaced(word: str) -> bool:
    """Whether a word is a run of a script that puts no spaces between its words."""
    return ONE.match(word) is not None


class Forms(dict[str, tuple[str, ...]]):
    """What each word of a language's texts is found by, as far as it was asked before."""

    MOST = 300_000

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def __missing__(self, word: str) -> tuple[str, ...]:
        if len(self) >= self.MOST:
            self.clear()
        found = self[word] = forms(word, self.language)
        return found


def forms(word: str, language: str) -> tuple[str, ...]:
    """What a word of a text is found by: its stem, or each pair of its characters."""
    folded = fold(word)
    if not is_unspaced(word):
        return (stem(folded, language),) if folded else ()
    # The last is a character by itself: so every character begins one of them.
    return tuple(folded[at : at + 2] for at in range(len(folded)))


def fold(word: str) -> str:
    """A word without case, accents and other marks: “Élysée” is “elysee”, “Straße” “strasse”."""
    if word[-2:] in POSSESSIVE:
        word = word[:-2]
    if word.isascii():
        return word.lower()[:LONGEST_WORD]
    apart = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(
        letter for letter in apart if letter in VOICED or unicodedata.category(letter)[0] != "M"
    )
    whole = unicodedata.normalize("NFKC", bare).translate(LETTERS)
    return "".join(filter(str.isalnum, whole))[:LONGEST_WORD]


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """A folded word without its endings; another one may not be made of nothing."""
    stemmer = stemmers().get(language)
    if stemmer is None:
        return word
    if language == ARABIC and (bare := stemmer.stemWord(word)) != word:
        return stem(bare, language) if len(bare) >= SHORTEST_ROOT else bare or word
    return stemmer.stemWord(word) or word


@lru_cache(maxsize=1)
def stemmers() -> dict[str, snowballstemmer.basestemmer.BaseStemmer]:
    known = ((code, ALGORITHMS.get(code.partition("-")[0])) for code in SPOKEN)
    return {code: snowballstemmer.stemmer(name) for code, name in known if name}


FORMS = {language: Forms(language) for language in SPOKEN}
