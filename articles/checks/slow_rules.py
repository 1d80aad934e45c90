"""Rules of house style that lately ran out of their time, remembered for the list of rules."""

from __future__ import annotations

from typing import Any

from django.core.cache import caches

REMEMBERED = 30 * 24 * 3600  # seconds


def remember(rule: Any) -> None:
    """A rule took too long over a story; one that is not kept is not remembered."""
    if rule.pk:
        caches["desk"].set(f"slow-rule:{rule.pk}", rule.pattern, REMEMBERED)


def is_slow(rule: Any) -> bool:
    """Whether a rule took too long as it is now written."""
    return bool(caches["desk"].get(f"slow-rule:{rule.pk}") == rule.pattern)
