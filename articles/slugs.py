"""The last part of a story's address, made from its headline; the form's script does the same."""

from __future__ import annotations

import json
import unicodedata

from django.utils.text import slugify

LONGEST = 100  # characters
# What the alphabet without marks writes otherwise: everywhere, and as a language has it.
LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
LETTERS |= {"ı": "i", "ħ": "h", "ŋ": "ng", "–": "-", "—": "-"}
LETTERS_OF = {"de": {"ä": "ae", "ö": "oe", "ü": "ue"}}
FOR_SCRIPT = json.dumps({"": LETTERS} | LETTERS_OF)


def slug_from(headline: str, language: str = "") -> str:
    """A headline in a to z, digits and hyphens, cut after a word; empty if it has none of these."""
    table = str.maketrans(LETTERS | LETTERS_OF.get(language, {}))
    whole = unicodedata.normalize("NFC", headline).lower().translate(table)
    slug = slugify(whole)
    if len(slug) <= LONGEST:
        return slug
    words, _hyphen, _cut = slug[: LONGEST + 1].rpartition("-")
    return words or slug[:LONGEST]
