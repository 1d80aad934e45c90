"""Loads the demo paper: every story walks the real workflow, at times that lie in the past."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.models import Article
from newsroom.demo import fronts, paper
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
    fronts.arrange(staff, stories, now)
    return stories
