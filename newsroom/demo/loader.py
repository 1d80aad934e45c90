"""Loads the demo paper: every story walks the real workflow, at times that lie in the past."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles import translating
from articles.models import Article, Tag
from newsroom.demo import comments, fronts, paper, readers
from newsroom.demo.house import House
from newsroom.demo.staff import hire
from newsroom.demo.telling import Telling


@transaction.atomic
def load(*, password: str, now: datetime | None = None) -> list[Article]:
    """Fill the newsroom with the demo paper; stories that are there already are left alone."""
    now = now or timezone.now()
    staff = hire(password)
    told = paper.stories(now)
    kept = set(Article.objects.values_list("slug", flat=True))
    house = House(staff, now, told)
    stories = [Telling(house, story).tell() for story in told if story.slug not in kept]
    put_together(staff["editor"], told)
    fronts.arrange(staff, stories, now)
    comments.tell(staff, stories, now)
    readers.read(stories, now)
    readers.report(staff, stories, now)
    return stories


def put_together(editor: Any, told: list[paper.Story]) -> None:
    """Link translations, and let stories lead the topics that the paper says."""
    slugs = [story.slug for story in told]
    stories = {story.slug: story for story in Article.objects.filter(slug__in=slugs)}
    for story in told:
        twins = Article.objects.versions_of(stories[story.slug])
        if story.translates and not twins.exists():
            translating.link(stories[story.translates], stories[story.slug], by=editor)
    for words in paper.listed("tags"):
        if lead := words.get("lead"):
            Tag.objects.filter(name=words["name"], lead=None).update(lead=stories[lead])
