"""Every check by its name, how strict it is unless a section says otherwise, and running them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.checks import house_style, wording
from articles.checks.draft import Draft
from articles.checks.findings import ADVICE, MUST, OFF, Finding

LEVELS = {OFF: _("Off"), ADVICE: _("Advice"), MUST: _("Must")}
MOST_FINDINGS = 200  # of one story that are shown


@dataclass(frozen=True)
class Check:
    """A thing to look for."""

    label: Any
    level: str
    find: Callable[[Draft], Iterable[Finding]]


CHECKS = {
    "byline": Check(_("No byline"), ADVICE, wording.no_byline),
    "headings": Check(_("Heading levels skipped"), ADVICE, wording.heading_levels),
    "link-words": Check(_("Links that say “here”"), ADVICE, wording.link_words),
    "bare-links": Check(_("Addresses in the text"), ADVICE, wording.bare_links),
    "broken-links": Check(_("Broken links within the paper"), ADVICE, wording.broken_links),
    "sentences": Check(_("Overlong sentences"), ADVICE, wording.long_sentences),
    "paragraphs": Check(_("Overlong paragraphs"), ADVICE, wording.long_paragraphs),
    "capitals": Check(_("Headline in capitals"), ADVICE, wording.shouting),
    "lengths": Check(_("Headline and search texts too long"), ADVICE, wording.lengths),
    "notes": Check(_("Unresolved notes"), ADVICE, wording.open_notes),
}


def check(draft: Draft, levels: Mapping[str, str] | None = None) -> list[Finding]:
    """What there is to say about a draft: first what must be put right, then advice."""
    levels = levels or {}
    found = [replace(finding, check="pictures", level=MUST) for finding in wording.pictures(draft)]
    for name, each in CHECKS.items():
        level = levels.get(name, each.level)
        if level in (MUST, ADVICE):
            found += (replace(finding, check=name, level=level) for finding in each.find(draft))
    found += (replace(one, check="house-style") for one in house_style.house_style(draft))
    return sorted(found, key=lambda finding: not finding.is_must)[:MOST_FINDINGS]
