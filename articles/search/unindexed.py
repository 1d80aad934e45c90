"""Words looked for where nothing is indexed: the working copies at the desk, drafts included.

A word is found inside others, by the same folding as in the readers' search: whatever its case,
its accents and the marks around it. “nachten” finds “Nächten”, “Merrowby's” finds “Merrowby’s”.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q

from articles.search.words import fold, written

MOST_WORDS = 8
# Latin with its marks, Greek and Cyrillic, Arabic, and more Latin (Vietnamese).
LETTERS = (range(0xC0, 0x250), range(0x370, 0x530), range(0x620, 0x64B), range(0x1E00, 0x1F00))
ALIKE: dict[str, str] = defaultdict(str)  # what may stand for a folded letter, or for two
for letter in (chr(code) for block in LETTERS for code in block):
    if (folded := fold(letter)) not in ("", letter):
        ALIKE[folded] += letter
ALIKE |= {pair: ALIKE[pair] + umlaut for pair, umlaut in (("ae", "äÄ"), ("oe", "öÖ"), ("ue", "üÜ"))}
PARTS = re.compile("|".join(key for key in ALIKE if len(key) > 1) + "|.")


@dataclass(frozen=True)
class Sought:
    """A word that somebody typed, folded."""

    text: str

    def within(self, column: str) -> Q:
        """That a column has it."""
        return Q(**{f"{column}__iregex": self.pattern})

    @property
    def pattern(self) -> str:
        """An expression that Python and PostgreSQL read alike."""
        return "".join(map(alike, PARTS.findall(self.text)))


def alike(part: str) -> str:
    """What may be written for a folded letter, or for two: “[aàáâ…]”, “(?:s[sś…]|[ßẞ])”."""
    if len(part) > 1:
        return f"(?:{''.join(map(alike, part))}|[{ALIKE[part]}])"
    return f"[{part}{ALIKE[part]}]" if part in ALIKE else part


def sought(typed: str) -> list[Sought]:
    """The words of what was typed, the first few."""
    words = filter(None, map(fold, written(typed)))
    return [Sought(word) for word in dict.fromkeys(words)][:MOST_WORDS]
