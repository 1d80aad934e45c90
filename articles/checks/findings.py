"""What a check says: one sentence, and the place that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator

MUST, ADVICE, OFF = "must", "advice", "off"


@dataclass(frozen=True)
class Finding:
    """One remark on a draft."""

    sentence: Any
    field: str = "body"
    block: str = ""
    quote: str = ""
    replacement: str = ""
    rule: int | None = None  # of house style
    check: str = ""
    level: str = ADVICE

    def __str__(self) -> str:
        return f"{self.sentence} (“{self.shown}”)" if self.quote else str(self.sentence)

    @property
    def shown(self) -> str:
        """The words that are meant, cut where they are many."""
        return Truncator(self.quote).words(12)

    @property
    def is_must(self) -> bool:
        return self.level == MUST
