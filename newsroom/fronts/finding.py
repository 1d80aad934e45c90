"""What the rules of a front find: the newest stories that answer to them, or the most read.

A slot that its rule fills asks one question of the database, whatever the paper's size; slots with
the same rule ask it together. What was read most is asked first of the counts of reads.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from django.conf import settings
from django.db.models import Value

from articles.models import Edition, EditionTag, Section
from articles.querysets import TimelineQuerySet
from articles.states import Kind
from newsroom.fronts.arrangement import NEWS_KINDS, Rhythm, Rule, Slot
from newsroom.reads.ranking import Ranking

LEAST = 20  # stories looked at for a rule, so that a lead finds one with a picture among them
WITHIN = 500  # newest stories among which those of some kinds are looked for: a bound at any size
AT_ONCE = 400  # rules that are asked for in one question; SQLite takes 500
RANKED = (50, 250, 1000)  # how far a ranking is looked through for stories that answer to a rule
OPINION = (Kind.OPINION,)
TICK = timedelta(microseconds=1)


class ByRule:
    """What the rules of a front find; slots of one rule share what was found."""

    def __init__(self, slots: list[Slot], at: datetime, among: Any, ranking: Ranking) -> None:
        self.at = at
        self.among = among
        self.ranking = cache(ranking)
        self.found: dict[Rule, list[Edition]] = {}
        self.ended: set[Rule] = set()
        self.demand: Counter[Rule] = Counter()
        self.slots = slots
        for slot in slots:
            self.demand[slot.rule] += slot.count if slot.fills and not slot.repeats else 0

    def expected(self) -> list[Rule]:
        """The rules that will be asked for; a top without news takes opinion."""
        filling = [slot for slot in self.slots if slot.fills and not slot.repeats]
        tops = [slot for slot in filling if slot.is_of_the_top and slot.kinds == NEWS_KINDS]
        opinion = [replace(slot.rule, kinds=OPINION) for slot in tops]
        return list(dict.fromkeys([*(slot.rule for slot in filling), *opinion]))

    @cached_property
    def parts(self) -> Set[int]:
        """The sections that are part of others; all others show the stories of their parts too."""
        return set(Section.objects.exclude(parent=None).order_by().values_list("pk", flat=True))

    def take(self, slot: Slot, wanted: int, shown: Set[int]) -> list[Edition]:
        """So many stories for what pins leave free of a slot, those shown left out."""
        if wanted <= 0:
            return []
        read = self.most_read(slot, wanted, shown) if slot.most_read else []
        if not slot.fills or len(read) == wanted:
            return read
        shown = {*shown, *(story.article_id for story in read)}
        return read + self.newest(slot, wanted - len(read), shown)

    def most_read(self, slot: Slot, wanted: int, shown: Set[int]) -> list[Edition]:
        """The most read that answer to a slot's rule; a ranking is looked through by and by."""
        ranked = [key for key in self.ranking(slot.most_read, self.at) if key not in shown]
        found: list[Edition] = []
        for start, end in pairwise((0, *RANKED)):
            keys = ranked[start:end]
            if not keys or len(found) >= wanted:
                break
            rows = self.answering(slot.rule).filter(article__in=keys).cards()
            stories = {row.article_id: getattr(row, "edition", row) for row in rows}
            found += [stories[key] for key in keys if key in stories]
        return found[:wanted]

    def newest(self, slot: Slot, wanted: int, shown: Set[int]) -> list[Edition]:
        """So many of the newest that answer to a slot's rule."""
        if slot.repeats:
            return self.ask(slot.rule, shown, wanted)
        left = self.left(slot.rule, shown)
        if len(left) < wanted and slot.rule not in self.ended:
            limit = self.limit(slot.rule)
            self.found[slot.rule] = self.ask(slot.rule, shown, limit)
            if len(self.found[slot.rule]) < limit:
                self.ended.add(slot.rule)
            left = self.left(slot.rule, shown)
        if not self.found[slot.rule] and slot.is_of_the_top and slot.kinds == NEWS_KINDS:
            # A paper of opinion has a lead as well.
            return self.newest(replace(slot, kinds=OPINION), wanted, shown)
        if slot.rhythm == Rhythm.LEAD:
            left.sort(key=lambda story: not story.lead_picture)
        return left[:wanted]

    def limit(self, rule: Rule) -> int:
        """How many stories are looked at for a rule."""
        return max(LEAST, self.demand[rule])

    def left(self, rule: Rule, shown: Set[int]) -> list[Edition]:
        return [story for story in self.found.get(rule, ()) if story.article_id not in shown]

    def ask(self, rule: Rule, without: Set[int], limit: int) -> list[Edition]:
        """The newest stories that answer to a rule, some left out."""
        rows = self.newest_first(rule, without).cards()[:limit]
        return [getattr(row, "edition", row) for row in rows]

    def newest_first(self, rule: Rule, without: Set[int] = frozenset()) -> TimelineQuerySet:
        """What answers to a rule and is not left out, the newest first."""
        timeline = self.answering(replace(rule, kinds=())).exclude(article__in=without)
        if rule.kinds:
            newest = timeline.newest().values("pk")[:WITHIN]
            timeline = of_kinds(timeline.model.objects.filter(pk__in=newest), rule.kinds)
        return timeline.newest()

    def answering(self, rule: Rule) -> TimelineQuerySet:
        """All stories that answer to a rule: the editions, or their rows under a topic."""
        timeline = (EditionTag if rule.tag else Edition).objects.live(self.at)
        timeline = timeline.published_between(rule.since(self.at), self.at + TICK)
        timeline = timeline.filter(self.among).told_once(settings.LANGUAGE_CODE, self.at)
        if rule.tag:
            timeline = timeline.filter(tag=rule.tag)
        if rule.section:
            whose = "section" if rule.section in self.parts else "department"
            timeline = timeline.filter(**{f"{of_edition(timeline)}{whose}": rule.section})
        return of_kinds(timeline, rule.kinds) if rule.kinds else timeline


def foresee(each: Sequence[ByRule]) -> None:
    """Find for the rules of several arrangements what they will ask for: two questions for all.

    What pins show already is found too: whoever then has too few asks again, alone.
    """
    for rules in each:
        rules.parts, rules.ranking = each[0].parts, each[0].ranking
    asked = [(rules, rule) for rules in each for rule in rules.expected()][:AT_ONCE]
    if not asked:
        return
    named = [
        Edition.objects.filter(pk__in=rules.newest_first(rule).edition_keys()[: rules.limit(rule)])
        .order_by()
        .annotate(place=Value(place))
        .values_list("place", "pk")
        for place, (rules, rule) in enumerate(asked)
    ]
    pairs = list(named[0].union(*named[1:], all=True).order_by())
    rows = Edition.objects.filter(pk__in={key for _place, key in pairs}).cards()
    cards = {row.pk: row for row in rows}
    found = defaultdict(list)
    for place, key in pairs:
        found[place].append(cards[key])
    for place, (rules, rule) in enumerate(asked):
        newest = sorted(found[place], key=lambda row: (row.published_at, row.article_id))
        rules.found[rule] = newest[::-1]
        if len(newest) < rules.limit(rule):
            rules.ended.add(rule)


def of_kinds(timeline: TimelineQuerySet, kinds: Iterable[str]) -> TimelineQuerySet:
    return timeline.filter(**{f"{of_edition(timeline)}kind__in": kinds})


def of_edition(timeline: TimelineQuerySet) -> str:
    """How the rows of a timeline name what belongs to their edition."""
    return "" if timeline.model is Edition else "edition__"
