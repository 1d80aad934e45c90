"""The front page that nobody arranged."""

import pytest

from articles.models import Section
from articles.states import Kind
from newsroom.public.fronts import the_front
from tests.fronts.conftest import ago


@pytest.fixture
def front(db):
    return lambda: the_front(list(Section.objects.all()))


def river(front, name):
    return next(river for river in front.rivers if river.name == name)


def test_the_lead_is_the_newest_story_with_a_picture(live_story, picture, front):
    live_story(headline="Older", lead_picture=picture(), now=ago(3))
    live_story(headline="Pictured", lead_picture=picture(), now=ago(2))
    live_story(headline="Newest", now=ago(1))
    assert front().lead.headline == "Pictured"
    assert [story.headline for story in front().seconds] == ["Newest", "Older"]


def test_without_pictures_the_newest_story_leads(live_story, front):
    live_story(headline="Older", now=ago(2))
    live_story(headline="Newest", now=ago(1))
    assert front().lead.headline == "Newest"


def test_no_story_stands_on_the_front_page_twice(live_story, sport, front):
    for hour in range(20):
        live_story(now=ago(hour))
    for hour in range(6):
        live_story(section=sport, now=ago(30 + hour))
    page = front()
    rows = [story for river in page.rivers for story in river.stories]
    above = [page.lead, *page.seconds, *page.thirds]
    assert [len(page.seconds), len(page.thirds)] == [3, 2]
    assert len(above + rows) == len(page.shown) == 6 + 3 + 4 + 4


def test_a_section_without_stories_has_no_river(live_story, sport, front):
    for hour in range(16):
        live_story(now=ago(hour))
    assert [river.name for river in front().rivers] == ["latest", "news"]


def test_opinion_does_not_stand_among_the_news(live_story, front):
    live_story(headline="I think", kind=Kind.OPINION, now=ago(1))
    live_story(headline="It is so", now=ago(2))
    page = front()
    assert page.lead.headline == "It is so"
    assert [story.headline for story in page.rivers[0].stories] == ["I think"]


def test_opinion_is_carried_by_its_authors(live_story, sport, front):
    for hour in range(13):
        live_story(now=ago(hour))
    live_story(section=sport, kind=Kind.OPINION, headline="I think", now=ago(20))
    row = river(front(), "sport")
    assert row.rhythm == "opinion"
    assert [voice.author.name for voice in row.voices] == ["Wim Writer"]
