"""The people, sections and topics that a large newsroom's stories belong to."""

from bisect import bisect
from itertools import accumulate, product
from random import Random
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.text import slugify

from articles.models import Author, Section, Tag
from articles.querysets import tag_key
from newsroom.demo.bulk.grammar import patterns
from newsroom.demo.house import found_sections, hang_pictures
from newsroom.demo.staff import hire

AUTHORS, TAGS = 60, 400
DESK = {"Writer": 16, "Editor": 5, "Publisher": 3}
NO_PASSWORD = "!nobody-signs-in-with-this-account"  # noqa: S105  (what unusable passwords look like)


class House:
    """Who writes, reads and publishes, and what about: drawn from as in life, unevenly."""

    def __init__(self, rng: Random, *, password: str | None) -> None:
        self.rng = rng
        self.staff = {role: colleagues(role, count) for role, count in DESK.items()}
        if password:
            hire(password)
        self.sections: list[Section] = [
            section for section in found_sections().values() if section.parent_id is None
        ]
        self.pictures = list(hang_pictures(self.staff["Editor"][0]).values())
        self.authors = authors(rng, self.staff["Writer"])
        self.tags = tags()
        self.tag_weights = list(accumulate(1 / (rank + 2.7) for rank in range(len(self.tags))))
        self.author_weights = list(accumulate(1 / (rank + 9) for rank in range(AUTHORS)))

    def section(self) -> Section:
        return self.rng.choices(self.sections, weights=[34, 16, 14, 12, 16, 8])[0]

    def colleague(self, role: str) -> Any:
        return self.rng.choice(self.staff[role])

    def signatures(self) -> list[Author]:
        """Who signs a story: mostly one, sometimes two or three."""
        count = 1 + (self.rng.random() < 0.12) + (self.rng.random() < 0.03)
        return self.draw(self.authors, self.author_weights, count)

    def topics(self) -> list[Tag]:
        """What a story is about: one to six tags, a few of them on half of all stories."""
        return self.draw(self.tags, self.tag_weights, min(6, 1 + int(self.rng.expovariate(0.4))))

    def draw(self, among: list[Any], weights: list[float], count: int) -> list[Any]:
        """So many of a list, by cumulated weights, each once."""
        drawn = (bisect(weights, self.rng.random() * weights[-1]) for _ in range(count))
        return [among[place] for place in dict.fromkeys(drawn)]


def colleagues(role: str, count: int) -> list[Any]:
    """People of a role, who are there for their names in the log and cannot sign in."""
    people, group = get_user_model().objects, Group.objects.get(name=role)
    found = []
    for number in range(1, count + 1):
        email = f"{slugify(role)}-{number}@desk.example"
        name = f"{role} {number}"
        person, _ = people.get_or_create(
            email=email, defaults={"name": name, "is_staff": True, "password": NO_PASSWORD}
        )
        person.groups.add(group)
        found.append(person)
    return found


def authors(rng: Random, writers: list[Any]) -> list[Author]:
    """Sixty names; the first of them have a desk, the rest send their stories in."""
    words = patterns()["words"]
    lasts = rng.sample(words["last"], AUTHORS)
    names = [f"{first} {last}" for first, last in zip(words["first"], lasts, strict=False)]
    found = []
    for place, name in enumerate(names):
        user = writers[place] if place < len(writers) else None
        if user and Author.objects.filter(user=user).exists():
            user = None
        author, _ = Author.objects.get_or_create(
            slug=slugify(name),
            defaults={
                "name": name,
                "user": user,
                "biography": f"{name} reports from {words['place'][place % 30]} and thereabouts.",
            },
        )
        found.append(author)
    return found


def tags() -> list[Tag]:
    """Four hundred topics, the commonest first: subjects, places, and subjects in places."""
    topics, words = patterns()["tags"]["topics"], patterns()["words"]
    places = [place[0].upper() + place[1:] for place in words["place"]]
    compounds = (f"{topic} in {place}" for place, topic in product(words["place"], topics))
    names = list(dict.fromkeys([*topics, *places, *compounds]))[:TAGS]
    known = Tag.objects.known(names)
    missing = [name for name in names if tag_key(name) not in known]
    Tag.objects.bulk_create(Tag(name=name, slug=slugify(name)) for name in missing)
    known |= Tag.objects.known(missing)
    return [known[tag_key(name)] for name in names]
