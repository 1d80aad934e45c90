"""Signs that nobody sees, and that do harm where they are kept."""

import re

# What no XML and not every database can hold.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# What turns the direction of all that follows it, wherever a line is shown.
TURNS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def without_control(text: str) -> str:
    """A text as every database keeps it and every feed can say it."""
    return CONTROL.sub("", text)


def line(text: str) -> str:
    """A text of one line as it may be stored: nothing in it that is not seen."""
    return TURNS.sub("", without_control(text))
