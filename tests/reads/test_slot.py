"""What was read most stands on a front, as far as it is live, and as long as it is."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Tag
from articles.states import Kind
from newsroom.fronts import launching
from newsroom.fronts.arrangement import Rhythm, Slot, composed, read, written
from newsroom.fronts.filling import fill
from newsroom.fronts.models import Front
from newsroom.public.page_cache.lifetimes import LONGEST
from newsroom.reads.ranking import MOST
from newsroom.reads.spans import STEP
from tests.fronts.conftest import lead, pin, row

HOUR = timedelta(hours=1)


def most_read(*pins, **words):
    return Slot(
        **{"name": "read", "most_read": 24, "fills": False, "repeats": True, "pins": pins} | words
    )


def shown(slot, at=None):
    (filled,) = fill([slot], at=at)
    return [story.headline for story in filled.stories]


@pytest.fixture
def three(live_story, read_by):
    """Three stories, read ever more."""
    stories = [live_story(headline=headline) for headline in ("Little", "Much", "Most")]
    for article, reads in zip(stories, (1, 20, 300), strict=True):
        read_by(article, reads)
    return stories


@pytest.fixture
def read_by(read):
    """`read` by another name, for here `read` reads slots."""
    return read


def test_the_most_read_stands_first(three):
    assert shown(most_read()) == ["Most", "Much", "Little"]
    assert shown(most_read(count=2)) == ["Most", "Much"]


def test_only_the_last_hours_count(three, read_by, live_story):
    read_by(live_story(headline="Old favourite"), 9000, ago=30 * HOUR)
    assert shown(most_read()) == ["Most", "Much", "Little"]
    assert shown(most_read(most_read=48))[0] == "Old favourite"


def test_a_story_withdrawn_vanishes_at_once(three, story, client):
    assert ">Most<" in client.get("/").text
    story.advance(three[2], ("withdraw", {"note": "Court order"}))
    assert shown(most_read()) == ["Much", "Little"]
    assert ">Most<" not in client.get("/").text


def test_what_was_never_live_stands_nowhere(three, story, read_by):
    read_by(story(headline="Draft"), 5000)
    assert shown(most_read(fills=True, count=3)) == ["Most", "Much", "Little"]


def test_a_slot_that_fills_up_takes_the_newest_where_too_little_was_read(live_story, read_by):
    for headline in ("Old", "Mid", "New"):
        article = live_story(headline=headline)
    assert shown(most_read(fills=True, count=2)) == ["New", "Mid"]
    assert shown(most_read(count=2)) == []
    read_by(article.__class__.objects.get(headline="Old"), 3)
    assert shown(most_read(fills=True, count=2)) == ["Old", "New"]


def test_sections_topics_kinds_and_ages_still_apply(live_story, read_by, news, sport):
    def told(headline, **words):
        article = live_story(headline=headline, **words)
        read_by(article, 10)

    told("Of sport", section=sport)
    told("Of the harbour", tags=["Harbour"])
    told("An opinion", kind=Kind.OPINION)
    told("Of old", now=timezone.now() - 100 * HOUR)
    tag = Tag.objects.get(name="Harbour")
    assert shown(most_read(section=sport.pk)) == ["Of sport"]
    assert shown(most_read(tag=tag.pk)) == ["Of the harbour"]
    assert shown(most_read(kinds=(Kind.OPINION,))) == ["An opinion"]
    assert "Of old" not in shown(most_read(max_age=24))


def test_a_pin_stands_before_what_was_read(three):
    assert shown(most_read(pin(three[0]))) == ["Little", "Most", "Much"]


def test_what_stands_above_is_left_out_unless_the_slot_repeats(three):
    slots = [lead(pin(three[2])), most_read(repeats=False)]
    assert [story.headline for story in fill(slots)[1].stories] == ["Much", "Little"]


def test_the_slot_survives_being_kept(three):
    slots = [most_read(rhythm=Rhythm.NUMBERED.value)]
    assert read(written(slots)) == slots


def test_a_slot_kept_before_there_were_counts_can_be_read():
    (row_,) = written([row("old")])
    del row_["most_read"]
    assert read([row_]) == [row("old")]


def test_a_composed_front_shows_it_once_something_was_read(client, live_story, read_by):
    article = live_story(headline="Harbour wall")
    assert 'id="river-most-read"' not in client.get("/").text
    read_by(article, 1)
    assert 'id="river-most-read"' in client.get("/").text


def test_no_page_is_kept_for_longer_than_the_counts_take_steps():
    assert timedelta(seconds=LONGEST) <= STEP


def test_a_slot_asks_two_questions_however_much_was_read(live_story, read_by):
    for _ in range(8):
        read_by(live_story(), 2)
    with CaptureQueriesContext(connection) as queries:
        shown(most_read(count=5))
    assert len(queries) == 2, [query["sql"] for query in queries]
    assert f"LIMIT {MOST}" in queries[0]["sql"]


MAY = timezone.make_aware(datetime(2026, 5, 4, 12))


@pytest.fixture
def past(live_story, read_by, publisher):
    """Two stories and a day in May on which the front showed which was read more."""
    first = live_story(headline="First", now=MAY - 3 * HOUR)
    second = live_story(headline="Second", now=MAY - 2 * HOUR)
    read_by(first, 10, at=MAY)
    read_by(second, 5, at=MAY)
    front = Front.objects.create()
    launching.prepare(front, [lead(), most_read()], by=publisher, seen=0, now=MAY)
    front.refresh_from_db()
    launching.launch(front, by=publisher, seen=front.version, now=MAY)
    return first, second


def test_a_past_front_does_not_shift_with_what_is_read_later(client, past, read_by):
    before = client.get("/front/2026/05/04/").text
    assert before.index("First", before.index("river-read")) < before.rindex("Second")
    read_by(past[1], 1000)
    assert client.get("/front/2026/05/04/").text == before


def test_a_front_of_the_morning_shows_what_was_read_on_the_day_before(client, past, read_by):
    with time_machine.travel(MAY + 24 * HOUR, tick=False):
        assert "river-read" in client.get("/front/2026/05/04/").text
    assert "river-read" not in client.get("/front/2026/05/04/1200/").text
    assert composed([])[-1].name == "most-read"
