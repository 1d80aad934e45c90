"""Checks on a story's words, while one writes and again at the gate."""

from articles.checks.draft import Draft
from articles.checks.findings import ADVICE, MUST, OFF, Finding
from articles.checks.limits import LIMITS
from articles.checks.reading import count_hits, draft_of, draft_posted, musts
from articles.checks.table import CHECKS, LEVELS, check

__all__ = [
    "ADVICE",
    "CHECKS",
    "LEVELS",
    "LIMITS",
    "MUST",
    "OFF",
    "Draft",
    "Finding",
    "check",
    "count_hits",
    "draft_of",
    "draft_posted",
    "musts",
]
