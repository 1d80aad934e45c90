"""Numbers as they are sent, in addresses and forms, where anything may stand in their place."""

from typing import Any

DIGITS = 18  # fewer than the largest number that databases count has


def whole_number(sent: Any, *, most: int | None = None) -> int | None:
    """A whole number of ASCII digits; None where there is none, or it is greater than may be."""
    words = str(sent)
    if not (words.isascii() and words.isdigit() and len(words) <= DIGITS):
        return None
    number = int(words)
    return None if most is not None and number > most else number
