"""What to read after a story: what is like it, and what came before and after it in a topic."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from articles import search
from articles.models import Edition, EditionTag
from articles.querysets import TimelineQuerySet

MORE_STORIES = 4
TOPICS_ASKED = 3  # the first topics of a story say best what it is about


@dataclass(frozen=True)
class Neighbours:
    """Other live stories, and the topic in which two of them stand beside this one."""

    related: list[Edition] = field(default_factory=list)
    are_alike: bool = False  # whether any of the related stories is there for what it is about
    topic: dict[str, str] | None = None
    previous: Edition | None = None
    following: Edition | None = None


def neighbours_of(story: Edition, at: datetime | None = None) -> Neighbours:
    """All of it in one question to the timelines and the index, however many stories there are.

    Where too few share its topics, those follow that say something like it.
    """
    at = at or timezone.now()
    if not story.section:
        return Neighbours()
    first, *others = [some.order_by().values_list("pk") for some in candidates(story, at)]
    found = Edition.objects.filter(pk__in=first.union(*others, all=True) if others else first)
    cards = found.live(at).told_once(story.language, at).cards()
    stories = sorted(cards, key=place, reverse=True)
    stories = [each for each in stories if each.article_id != story.article_id]
    topic, previous, following = beside(story, stories)
    rest = [each for each in stories if each not in (previous, following)]
    sharing = sorted(rest, key=lambda each: -shared(each, story))
    like_it = [each for each in sharing if shared(each, story)][:MORE_STORIES]
    if len(like_it) < MORE_STORIES:
        like_it += search.alike(story, [each for each in sharing if each not in like_it])
    of_section = (each for each in sharing if each.section_id == story.section_id)
    more = [each for each in of_section if each not in like_it]
    return Neighbours(
        related=[*like_it, *more][:MORE_STORIES],
        are_alike=bool(like_it),
        topic=topic,
        previous=previous,
        following=following,
    )


def candidates(story: Edition, at: datetime) -> Iterator[QuerySet[Edition]]:
    """The editions among which the neighbours are: some rows of each timeline, by its index."""
    enough = MORE_STORIES + 3  # this story and those beside it may be among them
    newest = story.section.editions.live(at).newest()[:enough]
    for some in (newest, search.maybe_alike(story, at=at)):
        yield Edition.objects.filter(pk__in=some.values("pk"))
    for tag in topics(story)[:TOPICS_ASKED]:
        timeline = EditionTag.objects.live(at).filter(tag=tag["tag"])
        yield of(timeline.newest()[:enough])
        if story.article_id:  # one that was never saved has no place in a timeline yet
            older, newer = timeline.older_than(*place(story)), timeline.newer_than(*place(story))
            yield of(older.newest()[:1])
            yield of(newer.order_by("published_at", "article_id")[:1])


def beside(
    story: Edition, stories: list[Edition]
) -> tuple[dict[str, str] | None, Edition | None, Edition | None]:
    """The first topic that has a previous or a next story, and the two; the newest come first."""
    for topic in topics(story)[:TOPICS_ASKED] if story.article_id else []:
        others = [each for each in stories if topic["tag"] in tag_keys(each)]
        previous = next((each for each in others if place(each) < place(story)), None)
        following = next((each for each in reversed(others) if place(each) > place(story)), None)
        if previous or following:
            return topic, previous, following
    return None, None, None


def of(rows: TimelineQuerySet) -> QuerySet[Edition]:
    """The editions that some rows of a topic's timeline are about."""
    return Edition.objects.filter(pk__in=rows.values("edition"))


def topics(story: Edition) -> list[dict[str, str]]:
    """A story's topics; one that a preview has invented is in no timeline."""
    return [tag for tag in story.tags if tag["tag"]]


def tag_keys(story: Edition) -> set[str]:
    return {tag["tag"] for tag in story.tags}


def shared(story: Edition, other: Edition) -> int:
    """How many topics two stories have in common."""
    return len(tag_keys(story) & tag_keys(other))


def place(story: Edition) -> tuple[object, ...]:
    """Where a story stands among all, as its timelines have it."""
    return story.published_at, story.article_id
