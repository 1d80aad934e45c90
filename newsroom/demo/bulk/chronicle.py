"""The stories of a large newsroom, in the order in which they were published."""

from datetime import datetime, timedelta
from random import Random

from articles import editions
from articles.models import (
    Address,
    Article,
    Byline,
    Edition,
    EditionAuthor,
    EditionPicture,
    EditionTag,
    Move,
    Revision,
    TaggedArticle,
)
from newsroom.demo.bulk.house import House
from newsroom.demo.bulk.prose import Prose
from newsroom.demo.bulk.rows import Table
from newsroom.demo.bulk.telling import Telling
from newsroom.demo.bulk.versions import keep

YEARS = timedelta(days=3652)
AHEAD = timedelta(days=700)
MINUTE = timedelta(minutes=1)
RECENT = 0.95  # of all stories; among those that follow some are still at the desk
AT_THE_DESK = {(): 5, ("submit",): 3, ("submit", "approve"): 2}
DRAFT, SPIKED, KILLED, WITHDRAWN = 0.006, 0.01, 0.012, 0.037  # cumulated shares of all stories
STILL_AT_THE_DESK, PLANNED = 0.3, 0.4  # cumulated shares of the recent


class Chronicle:
    """Tells stories into the next rows of the tables."""

    def __init__(self, rng: Random, house: House, *, stories: int, until: datetime) -> None:
        self.rng, self.house, self.prose = rng, house, Prose(rng)
        self.stories, self.until = stories, until
        self.paths = set(Address.objects.values_list("path", flat=True))
        self.articles, self.revisions = Table(Article), Table(Revision)
        self.editions, self.addresses = Table(Edition), Table(Address)
        self.moves, self.bylines, self.tagged = Table(Move), Table(Byline), Table(TaggedArticle)
        self.edition_tags, self.edition_authors = Table(EditionTag), Table(EditionAuthor)
        self.edition_pictures = Table(EditionPicture)
        self.tables = [table for table in vars(self).values() if isinstance(table, Table)]

    def tell(self, number: int) -> None:
        """One story: what becomes of it is left to chance."""
        draw, at = self.rng.random(), self.publication(number)
        recent = number >= self.stories * RECENT
        if draw < SPIKED:
            story = Telling(self, begun=at)
            story.go(() if draw < DRAFT else ("spike",))
        elif recent and draw < STILL_AT_THE_DESK:
            story = Telling(self, begun=at)
            story.go(self.rng.choices([*AT_THE_DESK], [*AT_THE_DESK.values()])[0])
        elif recent and draw < PLANNED:
            planned = self.until + MINUTE * int(AHEAD / MINUTE * self.rng.random() + 1)
            story = Telling(self, begun=at, public=planned)
            story.publish_first(planned)
        else:
            story = Telling(self, begun=at - 3 * MINUTE * self.rng.randint(10, 200), public=at)
            story.publish_first(at)
            story.publish_again()
            story.end("kill" if draw < KILLED else "withdraw" if draw < WITHDRAWN else "")
        keep(story)

    def publication(self, number: int) -> datetime:
        """When a story is first published: between six and ten, later for a higher number."""
        days = YEARS.days * (number + self.rng.random()) / self.stories
        day, share = divmod(days, 1)
        start = self.until.replace(hour=6, minute=0, second=0, microsecond=0) - YEARS
        moment = start + timedelta(days=day, minutes=int(share * 16 * 60))
        return min(moment, self.until - 5 * MINUTE)

    def address(self, at: datetime, slug: str) -> tuple[str, str]:
        """An address that no other story has, and the slug in it."""
        wanted, count = slug, 1
        while (path := editions.path_for(at, wanted)) in self.paths:
            count += 1
            wanted = f"{slug}-{count}"
        self.paths.add(path)
        return path, wanted
