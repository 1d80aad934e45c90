"""A story and the people at it: every step really taken, and what is owed after each."""

import re
import uuid
from collections import Counter
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from articles import autosaving, markup, restoring, workflow
from articles.joining import Undecided, join
from articles.merging import BOTH
from articles.models import Article, Autosave, Edition, Revision
from articles.states import Stage

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
KEYS = [uuid.UUID(int=number) for number in range(1, 4)]
WORD = re.compile(r"word\d+of\d+")
BODY = "".join(f'<p id="b-paragra{n}">Paragraph {n} stands here.</p>' for n in range(4))


@dataclass(frozen=True)
class Page:
    """What one person has before them."""

    steps: int = 0  # taken
    base: int | None = None  # the version that was opened
    saves: int = 0  # tried
    typed: str = ""  # kept by an autosave
    asked: tuple = ()  # (version, places) of a save that was asked about


@dataclass(frozen=True)
class World:
    """What the newsroom owes its people: the words that must stand, those that may be public."""

    pages: tuple
    owed: frozenset = frozenset()
    approved: frozenset = frozenset()
    clock: datetime = START + timedelta(hours=1)


@dataclass(frozen=True)
class Picture:
    """All that is kept of a story."""

    stage: str
    head: int
    approved: int | None
    body: str
    versions: dict
    editions: tuple
    slots: dict


class Walk:
    """A story and the people at it, and how often what was done there."""

    def __init__(self, article, people, steps):
        self.article, self.people, self.steps = article, people, steps
        self.first = article.head
        self.bylines = [(line.author, line.role) for line in article.bylines.all()]
        self.seen, self.happened = {}, Counter()

    def everything(self, most):
        world = World(tuple(Page() for _person in self.people))
        self.follow(world, self.picture(), most)

    def follow(self, world, before, most):
        """Take every step that is possible from here, and all that follow."""
        self.happened["newsroom"] += 1
        for who, page in enumerate(world.pages):
            for step in self.steps if page.base else self.steps[:1]:
                if page.steps == most:
                    break
                with transaction.atomic():
                    after, picture = self.take(world, who, step, before)
                    if after and self.is_new(after, picture):
                        self.follow(after, picture, most)
                    transaction.set_rollback(True)

    def every_order(self, days):
        """Take the steps of everybody's day in each order that there is."""
        world = World(tuple(Page() for _person in self.people))
        self.follow_days(days, world, self.picture())

    def follow_days(self, days, world, before):
        """Let each go on with their day, and all that follows; a refused step is left out."""
        self.happened["newsroom"] += 1
        for who, page in enumerate(world.pages):
            if page.steps == len(days[who]):
                continue
            with transaction.atomic():
                after, picture = self.take(world, who, days[who][page.steps], before)
                after = after or turned(world, who, replace(page, steps=page.steps + 1))
                look = self.look(after, picture), taken(after)
                if look not in self.seen:
                    self.seen[look] = True
                    self.follow_days(days, after, picture)
                transaction.set_rollback(True)

    def wander(self, most, chance):
        """Take possible steps by chance until everybody has taken theirs."""
        world, picture = World(tuple(Page() for _person in self.people)), self.picture()
        with transaction.atomic():
            while waiting := [who for who, page in enumerate(world.pages) if page.steps < most]:
                who = chance.choice(waiting)
                step = chance.choice(self.steps if world.pages[who].base else self.steps[:1])
                after, picture = self.take(world, who, step, picture)
                world = after or world
            transaction.set_rollback(True)

    def take(self, world, who, step, before):
        """The world after a step that was really taken, and all that is kept; None if refused."""
        self.happened["step"] += 1
        page = world.pages[who]
        self.story = Article.objects.get(pk=self.article.pk)
        base = before.versions[page.base] if page.base else None
        try:
            after, page = getattr(self, step)(world, who, page, base)
        except (ValidationError, PermissionDenied):
            assert self.picture() == before, f"{step} was refused and changed something"
            self.happened[f"{step} refused"] += 1
            return None, before
        picture = self.picture()
        self.happened[step] += 1
        if before.stage == Stage.READY and step in ("save", "restore"):
            self.happened["approval lost"] += picture.stage != Stage.READY
        after = turned(after, who, replace(page, steps=page.steps + 1))
        self.holds(after, picture)
        return after, picture

    def open(self, world, who, page, base):
        return world, replace(page, base=self.story.head_id, asked=())

    def word(self, who, page):
        return f"word{page.saves + 1}of{who}"

    def written(self, who, page, base):
        place = 0 if page.saves % 2 else who + 1  # the one that all share, or their own
        return with_word(base.body, place, self.word(who, page))

    def autosave(self, world, who, page, base):
        typed = self.written(who, page, base)
        words = {"body": [typed]}
        autosaving.keep(self.people[who], words, key=KEYS[who], article=self.story, parent=base.pk)
        return world, replace(page, typed=typed)

    def save(self, world, who, page, base):
        self.story.body = self.written(who, page, base)
        onto, places = page.asked or (None, ())
        try:
            made = join(
                self.story,
                by=self.people[who],
                base=base,
                bylines=self.bylines,
                tags=[],
                onto=onto,
                choices=dict.fromkeys(places, BOTH),
                now=world.clock,
            )
        except Undecided as asked:
            mine = "".join(str(clash.mine) for clash in asked.clashes)
            assert self.word(who, page) in mine, "the words of a save that waits are answered"
            places = tuple(clash.place for clash in asked.clashes)
            self.happened["asked"] += 1
            return world, replace(page, asked=(asked.theirs.pk, places))
        autosaving.forget(self.people[who], key=str(KEYS[who]))
        if made.parent_id != base.pk and made.merged_id:
            self.happened["merge"] += 1
        assert made.pk == base.pk or base.pk in self.parents(made), "a save forgot its parent"
        after = replace(world, owed=world.owed | {self.word(who, page)})
        return after, replace(page, base=made.pk, saves=page.saves + 1, typed="", asked=())

    def move(self, name, world, who, page, base):
        self.story.head = base  # what this person has read
        by = self.people[who]
        made = workflow.move(self.story, name, by=by, change="update", now=world.clock)
        return replace(page, base=made.revision_id)

    def submit(self, world, *at):
        return world, self.move("submit", world, *at)

    def approve(self, world, *at):
        page = self.move("approve", world, *at)
        text = Revision.objects.get(pk=page.base).body
        return replace(world, approved=world.approved | {text}), page

    def publish(self, world, *at):
        return world, self.move("publish", world, *at)

    def restore(self, world, who, page, base):
        made = restoring.restore(
            self.story, self.first, by=self.people[who], parent=base, now=world.clock
        )
        assert made.parent_id == base.pk or made == base
        return replace(world, owed=frozenset()), replace(page, base=made.pk, asked=())

    def refused(self):
        return sum(count for name, count in self.happened.items() if name.endswith(" refused"))

    def parents(self, made):
        """Those that a version names, and those of the version that was merged into it."""
        merged = made.merged
        return {made.parent_id, merged and merged.parent_id}

    def picture(self):
        """All that is kept of the story."""
        story = Article.objects.values_list("stage", "head", "approved", "body")
        editions = Edition.objects.filter(article=self.article).order_by("live_from")
        slots = Autosave.objects.filter(article=self.article).order_by("key")
        return Picture(
            *story.get(pk=self.article.pk),
            versions=Revision.objects.in_bulk(),
            editions=tuple(editions.values_list("body", flat=True)),
            slots={slot.key: slot.typed("body") for slot in slots},
        )

    def holds(self, world, now):
        """The promises, after every step."""
        assert world.owed <= set(WORD.findall(now.body)), "an accepted word is gone"
        assert set(now.editions) <= world.approved, "unapproved words are public"
        typed = {key: page.typed for key, page in zip(KEYS, world.pages, strict=False)}
        assert now.slots == {key: text for key, text in typed.items() if text}
        parents = {
            pk: {one for one in (version.parent_id, version.merged_id) if one}
            for pk, version in now.versions.items()
        }
        assert [pk for pk, ups in parents.items() if not ups] == [self.first.pk]
        reached, ahead = set(), {now.head}
        while ahead:
            reached |= ahead
            ahead = set().union(*(parents[pk] for pk in ahead)) - reached
        assert reached == set(parents), "a version hangs outside the story's one graph"

    def is_new(self, world, now):
        """Whether nothing that looked like this, with as many steps left, has been gone on from."""
        before = self.seen.setdefault(self.look(world, now), [])
        if any(all(a <= b for a, b in zip(one, taken(world), strict=True)) for one in before):
            return False
        before.append(taken(world))
        return True

    def look(self, world, now):
        """How a newsroom looks, whatever the numbers of its rows."""
        name = {None: None}
        for pk, version in sorted(now.versions.items()):
            ups = name[version.parent_id], name[version.merged_id]
            name[pk] = hash((*ups, version.author_id, version.body))
        pages = tuple(
            (name[page.base], page.saves, page.typed, page.asked and name[page.asked[0]])
            for page in world.pages
        )
        return (
            *(now.stage, name[now.head], name[now.approved], frozenset(name.values())),
            *(now.editions, pages, world.owed, world.approved),
        )


def taken(world):
    """How many steps each has taken."""
    return tuple(page.steps for page in world.pages)


def turned(world, who, page):
    """The world a minute later, with another page before one person."""
    pages = (*world.pages[:who], page, *world.pages[who + 1 :])
    return replace(world, pages=pages, clock=world.clock + timedelta(minutes=1))


def with_word(body, place, word):
    """A body with one word more at the end of one paragraph."""
    whole = [block.whole for block in markup.blocks(body)]
    whole[place] = whole[place].replace("</p>", f" {word}</p>")
    return "".join(whole)
