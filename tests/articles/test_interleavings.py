"""Every way in which the steps of several people at one story can fall between each other.

Each session does up to its number of steps out of seven: open, autosave, save, submit, approve,
publish, restore. The walk is a tree: after each step every session may take every step next, and
what was done is rolled back on the way up. Not walked twice: a step that was refused (it is seen
to change nothing), the same sessions under other names, and a newsroom that looks just as one
did before (the same graph of versions, the same pages open, the same public words, the same steps
left). Walked are three sessions of two steps that all write in the same paragraph. No step waits
for another: time is a parameter.
"""

import re
import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from articles import autosaving, markup, restoring, workflow
from articles.joining import Undecided, join
from articles.merging import BOTH
from articles.models import Article, Autosave, Edition, Revision

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
STEPS = ("open", "autosave", "save", "submit", "approve", "publish", "restore")
KEYS = [uuid.UUID(int=number) for number in range(1, 4)]
WORD = re.compile(r"word\d+of\d+")
BODY = "".join(f'<p id="paragra{n}">Paragraph {n} stands here.</p>' for n in range(3))


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


class Walk:
    """A story, the people at it, and whether they write in the same paragraph."""

    def __init__(self, article, people, *, together):
        self.article, self.people, self.together = article, people, together
        self.first = article.head
        self.seen, self.nodes, self.merges = set(), 0, 0

    def start(self):
        return World(tuple(Page() for _person in self.people))

    def everything(self, world, most):
        """Take every step that is possible from here, and all that follow."""
        for who, step in self.possible(world, most):
            with transaction.atomic():
                after = self.take(world, who, step)
                if after and self.is_new(after):
                    self.nodes += 1
                    self.everything(after, most)
                transaction.set_rollback(True)

    def possible(self, world, most):
        for who, page in enumerate(world.pages):
            if page.steps < most:
                yield from ((who, step) for step in (STEPS if page.base else STEPS[:1]))
            if not page.steps:
                return  # whoever comes next is like everybody who has not come yet

    def take(self, world, who, step):
        """The world after a step that was really taken; None if it was refused."""
        page, before = world.pages[who], self.picture()
        self.story = Article.objects.get(pk=self.article.pk)
        base = Revision.objects.filter(pk=page.base).first()
        try:
            after, turned = getattr(self, step)(world, who, page, base)
        except ValidationError:
            assert self.picture() == before, f"{step} was refused and changed something"
            return None
        pages = list(after.pages)
        pages[who] = replace(turned, steps=page.steps + 1)
        after = replace(after, pages=tuple(pages), clock=world.clock + timedelta(minutes=1))
        self.holds(after)
        return after

    def open(self, world, who, page, base):
        return world, replace(page, base=self.story.head_id, asked=())

    def word(self, who, page):
        return f"word{page.saves + 1}of{who}"

    def written(self, who, page, base):
        place = 0 if self.together else who
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
                bylines=[],
                tags=[],
                onto=onto,
                choices=dict.fromkeys(places, BOTH),
                now=world.clock,
            )
        except Undecided as asked:
            mine = "".join(str(clash.mine) for clash in asked.clashes)
            assert self.word(who, page) in mine, "the words of a save that waits are answered"
            places = tuple(clash.place for clash in asked.clashes)
            return world, replace(page, asked=(asked.theirs.pk, places))
        autosaving.forget(self.people[who], key=str(KEYS[who]))
        self.merges += bool(made.merged_id)
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

    def picture(self):
        """All that is kept of the story."""
        story = Article.objects.values_list("stage", "head", "approved__digest", "body")
        versions = Revision.objects.filter(article=self.article).order_by("number")
        editions = Edition.objects.filter(article=self.article).order_by("live_from")
        slots = Autosave.objects.filter(article=self.article).order_by("key")
        return (
            story.get(pk=self.article.pk),
            tuple(versions.values_list("pk", "parent", "merged", "author", "body")),
            tuple(editions.values_list("body", flat=True)),
            tuple((slot.key, slot.typed("body")) for slot in slots),
        )

    def holds(self, world):
        """The promises, after every step."""
        (_stage, head, _approved, body), versions, editions, slots = self.picture()
        assert world.owed <= set(WORD.findall(body)), "an accepted word is gone"
        assert set(editions) <= world.approved, "unapproved words are public"
        typed = {key: page.typed for key, page in zip(KEYS, world.pages, strict=False)}
        assert dict(slots) == {key: text for key, text in typed.items() if text}
        parents = {pk: {one for one in (up, merged) if one} for pk, up, merged, *_ in versions}
        assert [pk for pk, ups in parents.items() if not ups] == [self.first.pk]
        reached, ahead = set(), {head}
        while ahead:
            reached |= ahead
            ahead = set().union(*(parents[pk] for pk in ahead)) - reached
        assert reached == set(parents), "a version hangs outside the story's one graph"

    def is_new(self, world):
        """Whether no walk has been here before, whatever the numbers of the rows are."""
        story, versions, editions, _slots = self.picture()
        number = {row[0]: place for place, row in enumerate(versions)} | {None: None}
        graph = tuple(
            (number[up], number[merged], author, markup.text(body))
            for _pk, up, merged, author, body in versions
        )
        pages = tuple(
            (
                page.steps,
                number[page.base],
                page.saves,
                page.typed,
                len(page.asked) and number[page.asked[0]],
            )
            for page in world.pages
        )
        look = (story[0], number[story[1]], story[2], graph, editions, pages, world.owed)
        fresh = look not in self.seen
        self.seen.add(look)
        return fresh


def with_word(body, place, word):
    """A body with one word more at the end of one paragraph."""
    whole = [block.whole for block in markup.blocks(body)]
    whole[place] = whole[place].replace("</p>", f" {word}</p>")
    return "".join(whole)


@pytest.fixture
def walk(story, person):
    """People at a story: `walk(2, together=True)`; any of them may do anything."""

    def begin(sessions, *, together):
        people = [person("Publisher", name=f"Session {n}") for n in range(sessions)]
        return Walk(story(body=BODY, now=START, authors=[]), people, together=together)

    return begin


@pytest.mark.parametrize(
    ("sessions", "most", "together", "walked"),
    [(3, 2, True, 304)],
)
def test_no_interleaving_loses_a_word(sessions, most, together, walked, walk):
    walked_here = walk(sessions, together=together)
    walked_here.everything(walked_here.start(), most)
    assert walked_here.nodes == walked
