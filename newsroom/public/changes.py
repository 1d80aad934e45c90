"""What became of a story since its publication, as readers may know it (decision 10)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles import markup
from articles.comparison import FIELDS, Comparison, changed_blocks, compare
from articles.comparison.words import CHANGED, DELETED, INSERTED, SAME, fate
from articles.models import Edition
from articles.numbers import whole_number

# What a reader sees of a story besides its text.
SHOWN = frozenset(
    {"headline", "standfirst", "lead_picture", "lead_caption", "section", "kind", "bylines", "tags"}
)
COMPARED_ON_ONE_PAGE = 12  # editions; the words of earlier ones are on pages of their own


@dataclass(frozen=True)
class PastEdition:
    """An edition of a story, and the one that it took the place of."""

    edition: Edition
    before: Edition | None  # where readers may see that
    compared: Comparison | None = None

    @property
    def number(self) -> int:
        return self.edition.number


@dataclass(frozen=True)
class History:
    """The editions of a live story that readers may see, oldest first; the last is the present."""

    editions: list[PastEdition]

    @property
    def number(self) -> int:
        """The present edition's number."""
        return self.editions[-1].number

    @property
    def has_returned(self) -> bool:
        """Whether earlier editions were taken off the site, and stay off it."""
        return self.editions[0].number > 1

    def numbered(self, number: int | None) -> PastEdition | None:
        return next((past for past in self.editions if past.number == number), None)

    def before_the_present(self, words: str) -> PastEdition | None:
        """The earlier edition that an address names by its number, or by a time when it was live.

        None for the present edition, and for whatever makes no sense.
        """
        found = self.numbered(whole_number(words))
        if found is None:
            at = moment_in(words)
            begun = [past for past in self.editions if at and past.edition.live_from <= at]
            found = begun[-1] if begun else None
        return found if found and found.number != self.number else None


def earlier(edition: Edition, words: str) -> PastEdition | None:
    """The edition before a live one that an address names; nothing is asked where it names none."""
    return brief_history(edition).before_the_present(words) if words else None


def brief_history(edition: Edition) -> History:
    """A live edition and those before it: when each began, without words."""
    return history_of(
        edition, Edition.objects.only("article", "number", "live_from", "live_until", "ends_at")
    )


def whole_history(edition: Edition) -> History:
    """The same with all that they said."""
    return history_of(edition, Edition.objects.select_related("section", "lead_picture"))


def history_of(edition: Edition, editions: Any) -> History:
    """The editions since the story was last taken off the site."""
    begun = editions.begun(edition.live_from).filter(article=edition.article_id)
    shown: list[PastEdition] = []
    for each in begun.order_by("live_from"):
        if shown and not shown[-1].edition.gave_way_to(each):
            shown = []
        shown.append(PastEdition(each, shown[-1].edition if shown else None))
    return History(shown)


def with_comparison(past: PastEdition) -> PastEdition:
    """An edition with what it changed, as far as readers could see it."""
    if past.before is None:
        return past
    whole = compare(past.before, past.edition)
    named = zip([*FIELDS, "bylines", "tags"], whole.fields, strict=True)
    fields = [passage for name, passage in named if name in SHOWN]
    return PastEdition(past.edition, past.before, Comparison(fields, whole.blocks))


def newest_compared(history: History) -> list[PastEdition]:
    """All editions, newest first, those that fit on one page with what they changed."""
    newest = history.editions[::-1]
    compared = [with_comparison(past) for past in newest[:COMPARED_ON_ONE_PAGE]]
    return compared + newest[COMPARED_ON_ONE_PAGE:]


def new_blocks(old: str, new: str) -> Mapping[str, str]:
    """What became of the blocks of a body that an older one did not have so, by their ids."""
    passages = [each for each in changed_blocks(old, new, {}) if each.op != DELETED]
    told = {}
    for block, passage in zip(markup.blocks(new), passages, strict=True):
        if passage.op == INSERTED:
            told[block.id] = INSERTED
        elif passage.op == CHANGED or fate(passage.pieces) != SAME:
            told[block.id] = CHANGED
    return told


def edition_meant(words: str) -> str:
    """An edition's number, or a time that has passed, in one spelling; empty for all else."""
    at = moment_in(words)
    if at:
        return at.isoformat() if at < timezone.now() else ""
    number = whole_number(words)
    return str(number or "")


def moment_in(words: str) -> datetime | None:
    """The time that an address names, in UTC; on the site's clock where it names no zone."""
    try:
        at = parse_datetime(words)
        at = timezone.make_aware(at) if at and timezone.is_naive(at) else at
        return at and at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
