"""How one story of the demo is told: by the real moves, by people who may make them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from articles import markup, workflow
from articles.models import Article, Revision
from newsroom.demo import paper
from newsroom.demo.house import House

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


class Telling:
    """One story on its way: written, read by a second person, published, amended."""

    def __init__(self, house: House, story: paper.Story) -> None:
        self.house, self.story = house, story
        staff = house.staff
        self.writer = staff[story.filed]
        self.second = staff["publisher" if story.filed == "editor" else "editor"]
        self.publisher = staff["publisher"]
        self.bylines = [(house.authors[slug], role) for slug, role in story.bylines]
        self.tags = [house.tags[name] for name in story.tags]
        self.body = markup.clean(house.resolved(story.body))
        self.article = Article(
            headline=story.headline,
            slug=story.slug,
            standfirst=story.standfirst,
            section=house.sections[story.section],
            kind=story.kind,
            language=story.language,
            lead_picture=house.pictures.get(story.picture),
            lead_caption=story.caption,
        )

    def tell(self) -> Article:
        """Take the story to where its file says that it stands."""
        self.ENDINGS[self.story.standing](self)
        return self.article

    def live(self) -> None:
        at = self.house.moment(self.story.published)
        self.prepare(at)
        self.move("publish", by=self.publisher, now=at)
        for later in self.story.later:
            self.amend(later)
        if end := self.story.end:
            at = self.house.moment(end["at"])
            self.move(end["move"], by=self.publisher, now=at, note=end["note"])

    def planned(self) -> None:
        now = self.house.moment(self.story.written) + 6 * HOUR
        self.prepare(now)
        at = self.house.moment(self.story.published)
        self.move("publish", by=self.publisher, now=now, at=at)

    def draft(self) -> datetime:
        now = self.house.moment(self.story.written)
        self.revise(now, body=self.body)
        return now

    def review(self) -> datetime:
        now = self.draft() + 30 * MINUTE
        self.move("submit", by=self.writer, now=now)
        return now

    def returned(self) -> None:
        now = self.review() + 20 * MINUTE
        self.move("send-back", by=self.second, now=now, note=self.story.note)

    def ready(self) -> None:
        now = self.review() + 40 * MINUTE
        self.move("approve", by=self.second, now=now)

    def spiked(self) -> None:
        now = self.draft() + HOUR
        self.move("spike", by=self.second, now=now, note=self.story.note)

    ENDINGS: dict[str, Callable[["Telling"], Any]] = {
        "live": live,
        "planned": planned,
        "draft": draft,
        "review": review,
        "returned": returned,
        "ready": ready,
        "spiked": spiked,
    }

    def prepare(self, at: datetime) -> None:
        """Write the story in two sittings and have it approved in time for a moment."""
        blocks = markup.blocks(self.body)
        if len(blocks) > 3:
            rest = self.body.index(f'id="{blocks[len(blocks) * 2 // 3].id}"')
            self.revise(at - 5 * HOUR, body=self.body[: self.body.rindex("<", 0, rest)])
        if self.story.returned:
            self.move("submit", by=self.writer, now=at - 4 * HOUR)
            note = self.story.returned
            self.move("send-back", by=self.second, now=at - 3.5 * HOUR, note=note)
        self.revise(at - 3 * HOUR, body=self.body)
        self.move("submit", by=self.writer, now=at - 2.5 * HOUR)
        self.move("approve", by=self.second, now=at - HOUR)

    def amend(self, later: paper.Later) -> None:
        at = self.house.moment(later.at)
        self.revise(
            at - 50 * MINUTE,
            reason=later.reason,
            body=paper.amended(self.article.body, later.replace),
            headline=later.headline or self.article.headline,
            standfirst=later.standfirst or self.article.standfirst,
        )
        if later.private:
            return
        self.move("submit", by=self.writer, now=at - 40 * MINUTE)
        self.move("approve", by=self.second, now=at - 25 * MINUTE)
        change, note = later.change, later.note
        self.move("publish", by=self.publisher, now=at, change=change, public_note=note)

    def revise(self, now: datetime, *, reason: str = "", **words: str) -> Revision:
        for name, value in words.items():
            setattr(self.article, name, value)
        return workflow.revise(
            self.article,
            by=self.writer,
            parent=self.article.head,
            bylines=self.bylines,
            tags=self.tags,
            reason=reason,
            now=now,
        )

    def move(self, name: str, **words: Any) -> None:
        workflow.move(self.article, name, **words)
