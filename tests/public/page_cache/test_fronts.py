"""A kept page ends with the front that it shows."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsroom.fronts import launching
from newsroom.fronts.models import Front
from newsroom.public.page_cache import lifetimes
from tests.fronts.conftest import lead, pin, row

NOW = timezone.now().replace(minute=10, second=0, microsecond=0) + timedelta(hours=1)
SOON = NOW + timedelta(minutes=2)


@pytest.fixture
def launch(publisher):
    """Launch the paper's front."""

    def give(*slots, **details):
        front, _ = Front.objects.get_or_create(section=None)
        launching.prepare(front, slots, by=publisher, seen=front.version)
        return launching.launch(front, by=publisher, seen=front.version, **details)

    return give


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as travelled:
        yield travelled


def test_a_page_ends_on_the_instant_of_a_planned_launch(process, clock, launch, live_story):
    story = live_story(now=NOW - timedelta(hours=2))
    launch(lead(pin(story, headline="Then")), at=SOON)
    assert "Then" not in process.get("/").text
    clock.move_to(SOON - timedelta(milliseconds=1))
    assert process.get("/").outcome == "hit"
    clock.move_to(SOON)
    assert "Then" in process.get("/").text


@pytest.mark.parametrize(("word", "before"), [("since", False), ("until", True)])
def test_a_page_ends_on_the_instant_at_which_a_pin_begins_or_ends(
    process, clock, launch, live_story, word, before
):
    story = live_story(now=NOW - timedelta(hours=2))
    launch(row("a", pin(story, headline="Timed", **{word: SOON})))
    assert ("Timed" in process.get("/").text) is before
    clock.move_to(SOON)
    assert ("Timed" in process.get("/").text) is not before


def test_a_page_ends_on_the_hour_where_stories_grow_too_old(process, clock, launch, live_story):
    story = live_story(now=NOW - timedelta(minutes=30))
    launch(row("a", max_age=1))
    due = NOW.replace(minute=0) + timedelta(hours=1)
    clock.move_to(due - timedelta(seconds=lifetimes.LONGEST - 1))
    assert story.headline in process.get("/").text
    clock.move_to(due)
    assert story.headline not in process.get("/").text


def test_a_launch_shows_at_once_and_preparing_forgets_nothing(process, launch, live_story, editor):
    story = live_story()
    process.get("/")
    launch(lead(pin(story, headline="Launched")))
    assert "Launched" in process.get("/").text
    front = Front.objects.get()
    launching.prepare(front, [lead()], by=editor, seen=front.version)
    assert process.get("/").outcome == "hit"
