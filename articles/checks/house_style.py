"""House style over words: rules that people write, run so that none can hang the desk."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import regex
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.checks import slow_rules
from articles.checks.draft import Draft
from articles.checks.findings import Finding

LONGEST_RUN = 0.1  # seconds for one rule over one story
LONGEST_OF_ALL = 0.6  # seconds for all rules over one story
MOST_HITS = 20  # of one rule in one story that are shown


def validate(rule: Any) -> None:
    """Refuse a rule that cannot be run, each sentence at its field."""
    try:
        pattern = compiled(rule.pattern, rule.is_regex, rule.matches_case)
    except regex.error as wrong:
        raise ValidationError(
            {"pattern": _("This is no regular expression: %(wrong)s") % {"wrong": wrong}}
        ) from None
    try:
        if pattern is None or pattern.search("", timeout=LONGEST_RUN):
            raise ValidationError({"pattern": _("This finds nothing at all, everywhere.")})
        if rule.is_regex and rule.replacement:
            regex.compile(rf"(?:{rule.pattern})?").match("").expand(rule.replacement)
    except (regex.error, IndexError) as wrong:
        raise ValidationError(
            {"replacement": _("This cannot be written instead: %(wrong)s") % {"wrong": wrong}}
        ) from None
    except TimeoutError:
        raise ValidationError({"pattern": _("This expression takes too long.")}) from None


def house_style(draft: Draft) -> Iterator[Finding]:
    """What the rules find, rule by rule; of one that takes too long it is said that it did."""
    ends = time.monotonic() + LONGEST_OF_ALL
    text, starts = joined(draft.places)
    for rule in draft.rules:
        if time.monotonic() > ends:
            yield unchecked(rule)
            continue
        try:
            found = hits(rule, text)
        except TimeoutError:
            slow_rules.remember(rule)
            yield unchecked(rule)
            continue
        except (regex.error, IndexError):
            yield unchecked(rule)
            continue
        for start, quote, replacement in found:
            field, block, _words = draft.places[bisect_right(starts, start) - 1]
            yield Finding(
                rule.advice,
                field=field,
                block=block,
                quote=quote,
                replacement=replacement,
                rule=rule.pk,
                level=rule.level,
            )


def unchecked(rule: Any) -> Finding:
    """What the writer reads of a rule that was not run to its end: it may have been broken."""
    return Finding(_("Rule “%(rule)s” could not be checked on this text.") % {"rule": rule.name})


def hits(rule: Any, text: str, most: int = MOST_HITS) -> list[tuple[int, str, str]]:
    """Where a rule finds something: (offset, the words, what to write instead).

    Raises TimeoutError if the rule's expression takes too long.
    """
    pattern = compiled(rule.pattern, rule.is_regex, rule.matches_case)
    if pattern is None:
        return []
    allowed = exempt(rule.exceptions, text)
    found = []
    for match in pattern.finditer(text, timeout=LONGEST_RUN):
        if not match[0].strip() or "\n" in match[0]:
            continue
        if any(start <= match.start() and match.end() <= end for start, end in allowed):
            continue
        found.append((match.start(), match[0], instead(rule, match)))
        if len(found) == most:
            break
    return found


def instead(rule: Any, match: Any) -> str:
    """The replacement, with a capital where the words had one."""
    if not rule.replacement:
        return ""
    words = match.expand(rule.replacement) if rule.is_regex else rule.replacement
    if not rule.matches_case and match[0][:1].isupper() and words[:1].islower():
        words = words[:1].upper() + words[1:]
    return words


def exempt(exceptions: str, text: str) -> list[tuple[int, int]]:
    pattern = compiled("|".join(exceptions.splitlines()), False, False)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


@lru_cache(maxsize=500)
def compiled(words: str, is_regex: bool, matches_case: bool) -> Any:
    """A rule's pattern; none if it has no words. Raises regex.error."""
    flags = regex.MULTILINE | (0 if matches_case else regex.IGNORECASE)
    if is_regex:
        return regex.compile(words, flags)
    phrases = sorted((" ".join(word.split()) for word in words.split("|")), key=len, reverse=True)
    alternatives = "|".join(regex.escape(phrase) for phrase in phrases if phrase)
    return regex.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", flags) if alternatives else None


def joined(places: Sequence[tuple[str, str, str]]) -> tuple[str, list[int]]:
    """All the words as one text, and where each place begins in it."""
    starts, position = [], 0
    for _field, _block, words in places:
        starts.append(position)
        position += len(words) + 1
    return "\n".join(words for _field, _block, words in places), starts
