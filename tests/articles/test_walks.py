"""Ten thousand random walks through the newsroom, against a small model of its rules."""

import random
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from zlib import crc32

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from articles import workflow
from articles.models import Article, Edition
from articles.states import FAR_FUTURE, Stage, Standing

WALKS, CHUNKS = 10_000, 20
START = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
NEXT_DAY = "the next day"

WRITES = {"save", "submit", "spike", "unspike"}
EDITS = WRITES | {"approve", "send-back"}
PUBLISHES = EDITS | {"publish", "plan", "reschedule", "cancel", "withdraw", "kill"}
MAY = {
    "reader": set(),
    "writer": WRITES,
    "editor": EDITS,
    "other_editor": EDITS,
    "publisher": PUBLISHES,
}
ACTIONS = sorted(PUBLISHES)
# Steps on the way to the public are tried more often, or few walks would get there.
LIKELY = ["submit", "approve", "publish", "plan", "submit", "approve", "save"]


@dataclass(frozen=True)
class Story:
    """The rules, as one would tell them to a new colleague."""

    stage: str = Stage.WRITING
    words: int = 1
    hands: frozenset = frozenset({"writer"})  # who changed the words since the last approval
    approved: int = 0
    editions: tuple = ()  # (from, asked to end, words), in order; each ends where the next begins
    sealed: bool = False
    waits: bool = False  # for the time of a plan, and nothing happened to it since
    clock: datetime = START

    def live(self, at):
        begun = [edition for edition in self.editions if edition[0] <= at]
        return begun[-1][2] if begun and at < begun[-1][1] else None

    @property
    def plans(self):
        return [edition for edition in self.editions if edition[0] > self.clock]

    @property
    def standing(self):
        if self.sealed:
            return Standing.KILLED
        if self.live(self.clock):
            return Standing.LIVE
        if self.plans:
            return Standing.PLANNED
        return Standing.WITHDRAWN if self.editions else Standing.NOTHING

    def after(self, person, action):
        """The story after somebody did something; None where that is refused."""
        if action not in MAY[person] or self.sealed:
            return None
        told = getattr(self, action.replace("-", "_"))(person)
        waits = action in {"publish", "plan"} or (action == "reschedule" and self.waits)
        return told and replace(told, waits=waits)

    def save(self, person):
        if self.stage == Stage.SPIKED:
            return None
        stage = Stage.REVIEW if self.stage == Stage.READY else self.stage
        return replace(self, words=self.words + 1, hands=self.hands | {person}, stage=stage)

    def submit(self, person):
        return self.go({Stage.WRITING}, Stage.REVIEW)

    def approve(self, person):
        if person in self.hands or self.stage != Stage.REVIEW:
            return None
        return replace(self, stage=Stage.READY, approved=self.words, hands=frozenset())

    def send_back(self, person):
        return self.go({Stage.REVIEW, Stage.READY}, Stage.WRITING)

    def spike(self, person):
        if self.standing in {Standing.LIVE, Standing.PLANNED}:
            return None
        return self.go({Stage.WRITING, Stage.REVIEW, Stage.READY}, Stage.SPIKED)

    def unspike(self, person):
        return self.go({Stage.SPIKED}, Stage.WRITING)

    def publish(self, person):
        return self.open(self.clock)

    def plan(self, person):
        return self.open(self.clock + 3 * DAY)

    def open(self, start):
        if self.stage != Stage.READY or start in {edition[0] for edition in self.editions}:
            return None
        editions = tuple(sorted([*self.editions, (start, FAR_FUTURE, self.approved)]))
        return replace(self, stage=Stage.WRITING, editions=editions)

    def reschedule(self, person):
        if not self.plans:
            return None
        moved, start = self.plans[0], self.clock + 2 * DAY
        others = [edition for edition in self.editions if edition != moved]
        if start in {edition[0] for edition in others}:
            return None
        return replace(self, editions=tuple(sorted([*others, (start, FAR_FUTURE, moved[2])])))

    def cancel(self, person):
        if not self.plans:
            return None
        begun = tuple(edition for edition in self.editions if edition not in self.plans)
        is_ready = self.waits and self.words not in {words for _from, _end, words in begun}
        return replace(self, editions=begun, stage=Stage.READY if is_ready else self.stage)

    def withdraw(self, person):
        return self.closed() if self.standing == Standing.LIVE else None

    def kill(self, person):
        return replace(self.closed(), sealed=True) if self.editions else None

    def closed(self):
        ended = ((start, min(end, self.clock), words) for start, end, words in self.editions)
        return replace(self, editions=tuple(e for e in ended if e[0] < self.clock))

    def go(self, stages, to):
        return replace(self, stage=to) if self.stage in stages else None


DETAILS = {
    "plan": lambda clock: {"at": clock + 3 * DAY},
    "reschedule": lambda clock: {"at": clock + 2 * DAY},
}


def act(article, person, action, model):
    """Do it for real; say whether the house let it happen."""
    try:
        with transaction.atomic():
            if action == "save":
                article.headline = f"Words {model.words + 1}"
                workflow.revise(article, by=person, parent=article.head, now=model.clock)
            else:
                name = "publish" if action == "plan" else action
                details = {"note": "Because", "change": "update", "now": model.clock}
                details |= DETAILS.get(action, lambda clock: {})(model.clock)
                workflow.move(article, name, by=person, **details)
    except (PermissionDenied, ValidationError):
        return False
    return True


def agrees(pk, model):
    """Whether the database and the model tell the same story, today and in the days to come."""
    kept = Article.objects.with_standing(model.clock).get(pk=pk)
    assert (kept.stage, kept.standing) == (model.stage, model.standing)
    for days in (0, 1, 2, 3):
        at = model.clock + days * DAY
        live = Edition.objects.live(at).values_list("headline", flat=True)
        words = model.live(at)
        assert list(live) == ([f"Words {words}"] if words else [])


@dataclass
class Place:
    """Where walks come by: what is refused there, whether one ends, and how others go on."""

    refused: set = field(default_factory=set)
    ends: bool = False
    onwards: dict = field(default_factory=dict)


@cache
def places():
    """Where each part of the walks begins; walks that begin alike share their way."""
    parts = [Place() for _chunk in range(CHUNKS)]
    for walk in range(WALKS):
        dice = random.Random(walk)
        model, way, refused = Story(), [], []
        for _step in range(dice.randint(2, 7)):
            if dice.random() < 0.1:
                model, way = replace(model, clock=model.clock + DAY), [*way, NEXT_DAY]
                continue
            action = dice.choice(ACTIONS if dice.random() < 0.4 else LIKELY)
            step = dice.choice(sorted(MAY)), action
            expected = model.after(*step)
            if expected:
                model, way = expected, [*way, step]
            else:
                refused.append((len(way), step))
        place = parts[crc32(repr(way[:2]).encode()) % CHUNKS]
        for length in range(len(way) + 1):
            place.refused |= {step for at, step in refused if at == length}
            if length < len(way):
                place = place.onwards.setdefault(way[length], Place())
        place.ends = True
    return parts


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_random_walk_leaves_the_rules(
    chunk, story, reader, writer, editor, other_editor, publisher
):
    people = dict(zip(MAY, (reader, writer, editor, other_editor, publisher), strict=True))
    pk = story(headline="Words 1", now=START).pk
    seen: set = set()

    def lets(step, model):
        name, action = step
        return act(Article.objects.get(pk=pk), people[name], action, model)

    def go_on(place, model, *trail):
        for step in sorted(place.refused):
            if (step, model) not in seen:  # this very refusal
                assert not lets(step, model), (*trail, step)
                seen.add((step, model))
        if place.ends:
            agrees(pk, model)
        for step, following in place.onwards.items():
            with transaction.atomic():
                if step == NEXT_DAY:
                    after = replace(model, clock=model.clock + DAY)
                else:
                    after = model.after(*step)
                    assert lets(step, model), (*trail, step)
                go_on(following, after, *trail, step)
                transaction.set_rollback(True)

    go_on(places()[chunk], Story())
