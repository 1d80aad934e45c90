"""What to read after a story, and how old it is."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import translating

NOW = timezone.now().replace(microsecond=0)


def days_ago(number):
    return NOW - timedelta(days=number)


def test_the_previous_and_next_story_of_the_topic_stand_below(anyone, live_story, path_of):
    names = ["Oldest", "Before", "Middle", "After", "Newest"]
    stories = {
        name: live_story(headline=name, tags=["Harbour"], now=days_ago(9 - number))
        for number, name in enumerate(names)
    }
    text = anyone.get(path_of(stories["Middle"])).text
    beside = text[text.index('class="beside"') : text.index('class="more"')]
    assert beside.index("Previous story") < beside.index("Before") < beside.index("Next story")
    assert beside.index("Next story") < beside.index("After")
    assert "Oldest" not in beside
    assert "Newest" not in beside


def test_stories_that_share_more_topics_come_first_and_then_the_section(
    anyone, live_story, path_of
):
    article = live_story(tags=["Coast", "Harbour"], now=days_ago(9))
    for number, (headline, tags) in enumerate(
        [
            ("Just after", ["Coast"]),
            ("Shares two", ["Coast", "Harbour"]),
            ("Shares one", ["Harbour"]),
            ("Shares none", []),
        ]
    ):
        live_story(headline=headline, tags=tags, now=days_ago(8 - number))
    text = anyone.get(path_of(article)).text
    more = text[text.index('class="more"') :]
    assert "Related stories" in more
    assert more.index("Shares two") < more.index("Shares one") < more.index("Shares none")


def test_where_no_topic_is_shared_stories_that_say_something_like_it_are_related(
    anyone, live_story, path_of, sport
):
    article = live_story(headline="Ferry strike stops harbour trade", now=days_ago(9))
    live_story(headline="Garden show opens", now=days_ago(1))
    live_story(headline="Harbour trade grows", section=sport, now=days_ago(400))
    live_story(headline="Ferries: the harbour trade before", section=sport, now=days_ago(500))
    text = anyone.get(path_of(article)).text
    more = text[text.index('class="more"') :]
    assert "Related stories" in more
    assert more.index("Ferries: the") < more.index("Harbour trade grows") < more.index("Garden")


def test_where_nothing_is_alike_the_section_goes_on(anyone, live_story, path_of):
    article = live_story(headline="Ferry strike")
    live_story(headline="Garden show opens")
    text = anyone.get(path_of(article)).text
    more = text[text.index('class="more"') :]
    assert "Related stories" not in more
    assert "More from" in more
    assert "Garden show opens" in more


def test_a_translation_is_not_offered_as_another_story(anyone, live_story, path_of, editor):
    english = live_story(headline="The wall", tags=["Harbour"])
    german = live_story(headline="Die Mauer", language="de", tags=["Harbour"])
    translating.link(english, german, by=editor)
    other = live_story(headline="Ferry strike", tags=["Harbour"])
    text = anyone.get(path_of(english)).text
    assert "Die Mauer" not in text[text.index('class="beside"') :]
    assert "Ferry strike" in text
    text = anyone.get(path_of(other)).text
    assert "The wall" in text
    assert "Die Mauer" not in text


@pytest.mark.parametrize("moves", [["submit", "approve"], ["submit"]])
def test_a_story_that_is_not_live_is_nobodys_neighbour(anyone, story, live_story, path_of, moves):
    article = live_story(tags=["Harbour"])
    story(*moves, headline="Zebra", tags=["Harbour"])
    assert "Zebra" not in anyone.get(path_of(article)).text


def test_a_story_says_its_age_from_the_day_after_two_years(anyone, live_story, path_of):
    article = live_story()
    first = timezone.localtime(NOW).replace(hour=12)
    anniversary = first.replace(year=first.year + 2, day=min(first.day, 28))
    beyond = anniversary + timedelta(days=4)
    with time_machine.travel(anniversary - timedelta(days=1), tick=False):
        assert "years old" not in anyone.get(path_of(article)).text
    with time_machine.travel(beyond, tick=False):
        assert "This story is more than 2 years old." in anyone.get(path_of(article)).text
