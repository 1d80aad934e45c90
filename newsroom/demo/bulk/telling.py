"""One story of a large newsroom: the rows that the workflow would have left, had it run."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify

from articles import editions
from articles.models.revision import digest_of
from articles.states import FAR_FUTURE, NOTED_CHANGES, TRANSITIONS, Change, Kind, Stage
from newsroom.demo.bulk.grammar import Facts, patterns
from newsroom.demo.bulk.versions import Version

if TYPE_CHECKING:
    from newsroom.demo.bulk.chronicle import Chronicle

MINUTE = timedelta(minutes=1)
DAYS = 1440
EDITIONS = {1: 78, 2: 15, 3: 5, 4: 2}
CHANGES = {Change.MINOR: 35, Change.UPDATE: 45, Change.CLARIFICATION: 8, Change.CORRECTION: 12}
KINDS = {Kind.NEWS: 70, Kind.FEATURE: 14, Kind.ANALYSIS: 9, Kind.INTERVIEW: 7}
KIND_OF_SECTION = {"opinion": Kind.OPINION, "culture": Kind.REVIEW}
ILLUSTRATED, BEING_CHANGED = 0.35, 0.04


class Telling:
    """A story while its rows are made."""

    def __init__(
        self, chronicle: Chronicle, *, begun: datetime, public: datetime | None = None
    ) -> None:
        self.chronicle, self.rng, house = chronicle, chronicle.rng, chronicle.house
        self.key, self.public = chronicle.articles.next, public
        self.section, self.facts = house.section(), Facts(self.rng)
        self.authors, topics = house.signatures(), house.topics()
        self.signed = [
            {"author": author.pk, "name": author.name, "slug": author.slug, "role": "words"}
            for author in self.authors
        ]
        self.tags = sorted(topics, key=lambda tag: tag.name)
        self.about = [{"tag": tag.pk, "name": tag.name, "slug": tag.slug} for tag in self.tags]
        self.writer = self.authors[0].user or house.colleague("Writer")
        self.editor, self.publisher = house.colleague("Editor"), house.colleague("Publisher")
        self.stands_at, self.sealed, self.begun = str(Stage.WRITING), False, begun
        self.approved: Version | None = None
        self.closed_at = FAR_FUTURE
        self.versions: list[Version] = []
        self.opened: list[Version] = []
        self.write_first()

    @property
    def head(self) -> Version:
        return self.versions[-1]

    def write_first(self) -> None:
        prose, rng, slug = self.chronicle.prose, self.rng, self.section.slug
        headline, lead = prose.headline(slug, self.facts)
        body, words = prose.body(slug, lead, self.facts)
        self.path, slug = "", slugify(headline)[:90].rstrip("-")
        if self.public:
            self.path, slug = self.chronicle.address(self.public, slug)
        pictures = self.chronicle.house.pictures
        content = {
            "headline": headline,
            "slug": slug,
            "standfirst": prose.standfirst(self.facts),
            "body": body,
            "lead_picture_id": rng.choice(pictures).pk if rng.random() < ILLUSTRATED else None,
            "lead_caption": "",
            "section_id": self.section.pk,
            "language": "en",
            "kind": str(self.kind()),
            "search_title": "",
            "search_description": "",
        }
        self.save(Version(content, words, self.begun))

    def kind(self) -> str:
        usual = KIND_OF_SECTION.get(self.section.slug)
        if usual and (usual == Kind.OPINION or self.rng.random() < 0.4):
            return usual
        return self.rng.choices([*KINDS], [*KINDS.values()])[0]

    def save(self, version: Version) -> None:
        """Keep a version as the next revision."""
        parent = self.versions[-1].key if self.versions else None
        version.digest = digest_of(version.content, self.signed, self.about)
        self.versions.append(version)
        version.key = self.chronicle.revisions.add(
            article_id=self.key,
            number=len(self.versions),
            parent_id=parent,
            author_id=self.writer.pk,
            created_at=version.at,
            digest=version.digest,
            words=version.words,
            bylines=self.signed,
            tags=self.about,
            **version.content,
        )

    def write_more(self, at: datetime) -> None:
        """A next version: the same words, and a paragraph more."""
        html, words = self.chronicle.prose.block(self.section.slug, 0)
        content = {**self.head.content, "body": self.head.content["body"] + html}
        self.save(Version(content, self.head.words + words, at))

    def go(self, moves: tuple[str, ...]) -> None:
        """Take a story so far, and no further."""
        for count, name in enumerate(moves, start=1):
            note = "Overtaken by events" if TRANSITIONS[name].note else ""
            self.move(name, at=self.head.at + 20 * MINUTE * count, note=note)

    def publish_first(self, public: datetime) -> None:
        """Bring the first version before the public, at once or as planned."""
        self.publish(at=public, now=min(self.head.at + 25 * MINUTE, public))

    def publish_again(self) -> None:
        """Follow a published story up, as some are."""
        changes = self.rng.choices([*EDITIONS], [*EDITIONS.values()])[0] - 1
        for _ in range(changes):
            at = self.next_moment()
            if at >= self.chronicle.until:
                return
            self.write_more(at - 10 * MINUTE)
            self.head.change = self.rng.choices([*CHANGES], [*CHANGES.values()])[0]
            if self.head.change in NOTED_CHANGES:
                self.head.note = self.chronicle.prose.note()
            self.publish(at=at, now=at)

    def next_moment(self) -> datetime:
        wait = 15 + int(self.rng.expovariate(1 / DAYS))
        return self.opened[-1].live_from + MINUTE * wait

    def publish(self, *, at: datetime, now: datetime) -> None:
        self.move("submit", at=max(self.head.at, now - 9 * MINUTE))
        self.move("approve", at=max(self.head.at, now - 4 * MINUTE))
        version: Any = self.head  # answers what is asked of an edition
        before: Any = self.opened[-1] if self.opened else None
        version.live_from = at
        version.updated_at = editions.updated(version, before)
        version.notes = editions.notes(version, before)
        version.number = len(self.opened) + 1
        version.announced = before.announced + (version.change != Change.MINOR) if before else 0
        edition = self.chronicle.editions.next + len(self.opened)
        self.opened.append(version)
        self.move("publish", at=now, edition_id=edition, takes_effect=at)

    def end(self, name: str) -> None:
        """Take the story off the site, if it is to go; or leave a next version unfinished."""
        at = self.next_moment()
        if at >= self.chronicle.until:
            return
        if name:
            self.closed_at, self.sealed = at, TRANSITIONS[name].seals
            reasons = patterns()["general"]["reasons"]
            self.move(name, at=at, note=self.rng.choice(reasons))
        elif self.rng.random() < BEING_CHANGED:
            self.write_more(at)

    def move(self, name: str, *, at: datetime, note: str = "", **edition: Any) -> None:
        transition = TRANSITIONS[name]
        came_from, self.stands_at = self.stands_at, str(transition.to or self.stands_at)
        if transition.second_person:
            self.approved = self.head
        people = {"submit": self.writer, "publish": self.publisher}
        people |= dict.fromkeys(["withdraw", "kill"], self.publisher)
        self.chronicle.moves.add(
            article_id=self.key,
            transition=name,
            by_id=people.get(name, self.editor).pk,
            at=at,
            note=note,
            revision_id=self.head.key,
            digest=self.head.digest,
            from_stage=came_from,
            to_stage=self.stands_at,
            **edition,
        )
