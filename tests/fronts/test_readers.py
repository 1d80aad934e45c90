"""Arranged fronts before readers: the paper's and a section's."""

import pytest

from articles.models import Section, Tag
from newsroom.fronts.arrangement import Rhythm
from newsroom.fronts.models import Front
from newsroom.public.fronts import the_front
from tests.fronts.conftest import ago, lead, pin, row, top


@pytest.fixture
def front(db):
    return lambda: the_front(list(Section.objects.all()))


def test_readers_get_the_words_and_the_order_that_the_desk_gave(anyone, live_story, launch):
    old, new = live_story(headline="Plain words", now=ago(2)), live_story(now=ago(1))
    launch(
        lead(pin(old, headline="Loud words", standfirst="Said loudly.")),
        row("more", pin(new), title="And also", rhythm=Rhythm.LINES),
    )
    text = anyone.get("/").text
    assert text.index("Loud words") < text.index("And also") < text.index(new.headline)
    assert "Said loudly." in text
    assert "Plain words" not in text


def test_a_row_is_headed_by_what_it_is_about(live_story, launch, front, sport):
    for _ in range(3):
        live_story(tags=["Harbour"], section=sport)
    tag = Tag.objects.get()
    launch(
        row("a", section=sport.pk, count=1),
        row("b", tag=tag.pk, count=1),
        row("c", title="Ours", section=sport.pk, count=1),
    )
    rivers = front().rivers
    assert [river.title for river in rivers] == ["Sport", "Harbour", "Ours"]
    assert [river.about for river in rivers] == [sport, tag, sport]


def test_the_first_beside_the_lead_leads_where_the_lead_has_nothing(live_story, launch, front):
    live_story(headline="Only")
    launch(lead(fills=False), top())
    assert front().lead.headline == "Only"


def test_a_rhythm_that_needs_pictures_gives_way_where_there_are_none(
    live_story,
    picture,
    launch,
    front,
):
    live_story(), live_story()
    launch(row("a", rhythm=Rhythm.PAIR))
    assert front().rivers[0].rhythm == "columns"
    live_story(lead_picture=picture()), live_story(lead_picture=picture())
    assert front().rivers[0].rhythm == "pair"


def test_a_section_page_begins_with_its_front_and_repeats_nothing_of_it_below(
    anyone,
    live_story,
    launch,
    news,
):
    stories = [live_story(headline=f"Story {letter}", now=ago(9)) for letter in "ABC"]
    front = Front.objects.create(section=news)
    launch(lead(pin(stories[0], headline="Arranged")), front=front)
    text = anyone.get("/news/").text
    assert text.index("Arranged") < text.index("More stories") < text.index("Story B")
    assert "Story A" not in text


def test_older_pages_of_a_section_leave_its_front_out(anyone, live_story, launch, news):
    stories = [live_story(now=ago(hour)) for hour in range(22)]
    launch(lead(pin(stories[0], headline="Arranged")), front=Front.objects.create(section=news))
    older = anyone.get("/news/").context["listing"].older
    text = anyone.get(f"/news/{older}").text
    assert "Arranged" not in text
    assert stories[-1].headline in text


def test_a_top_alone_makes_a_front(live_story, launch, front):
    live_story()
    launch(top())
    assert not front().is_empty
