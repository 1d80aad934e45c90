"""What stands in the slots of a front."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import translating
from articles.models import Tag
from articles.states import Kind
from newsroom.fronts.arrangement import composed, read, written
from newsroom.fronts.filling import fill, fill_each
from tests.fronts.conftest import NOW, ago, lead, pin, row, top


def shown(*slots, at=None):
    return {
        filled.slot.name: [story.headline for story in filled.stories]
        for filled in fill(slots, at=at)
    }


@pytest.fixture
def three(live_story):
    """Three stories, named from the oldest to the newest."""
    return [
        live_story(headline=headline, now=ago(hours))
        for headline, hours in (("Old", 3), ("Mid", 2), ("New", 1))
    ]


def test_what_is_pinned_stands_first_and_a_rule_fills_the_rest(three):
    assert shown(row("top", pin(three[0]), count=2)) == {"top": ["Old", "New"]}


def test_a_slot_of_pins_alone_is_not_filled(three):
    assert shown(row("top", pin(three[0]), fills=False)) == {"top": ["Old"]}


def test_a_story_pinned_below_is_not_filled_in_above(three):
    found = shown(lead(), row("below", pin(three[2]), count=1))
    assert found == {"lead": ["Mid"], "below": ["New"]}


def test_a_story_that_stands_above_is_not_repeated_below(three):
    assert shown(lead(), row("a", count=1), row("b")) == {
        "lead": ["New"],
        "a": ["Mid"],
        "b": ["Old"],
    }


def test_a_story_pinned_twice_stands_where_it_comes_first(three):
    found = shown(row("a", pin(three[0]), count=1), row("b", pin(three[0]), fills=False))
    assert found == {"a": ["Old"], "b": []}


def test_a_story_pinned_twice_in_one_slot_stands_there_once(three):
    pins = pin(three[0]), pin(three[0], headline="Again")
    assert shown(row("a", *pins, fills=False, repeats=True)) == {"a": ["Old"]}


def test_a_slot_that_repeats_shows_what_stands_elsewhere_too(three):
    found = shown(lead(pin(three[0])), row("again", pin(three[0]), count=2, repeats=True))
    assert found == {"lead": ["Old"], "again": ["Old", "New"]}


def test_more_pins_than_room_show_as_far_as_there_is_room(three):
    found = shown(row("a", pin(three[0]), pin(three[2]), count=1), row("b", count=2))
    assert found == {"a": ["Old"], "b": ["New", "Mid"]}


def test_a_pin_begins_and_ends_on_the_instant(three):
    hour, tick = timedelta(hours=1), timedelta(microseconds=1)
    slots = row("a", pin(three[0], since=NOW, until=NOW + hour), fills=False)
    moments = [NOW - tick, NOW, NOW + hour - tick, NOW + hour]
    assert [shown(slots, at=at)["a"] for at in moments] == [[], ["Old"], ["Old"], []]


def test_a_pin_gives_a_story_other_words_and_another_picture_in_that_slot_only(live_story, picture):
    story, other = live_story(headline="Plain", lead_picture=picture()), picture(alt="A gull")
    pinned = pin(story, headline="Loud", standfirst="Said louder.", picture=other.pk)
    first, second = fill([lead(pinned), row("again", repeats=True)])
    assert [first.stories[0].headline, first.stories[0].lead_picture] == ["Loud", other]
    assert [second.stories[0].headline, second.stories[0].lead_picture] == [
        "Plain",
        story.lead_picture,
    ]


def test_a_picture_whose_lease_has_ended_gives_way_to_the_storys_own(live_story, picture):
    story, leased = live_story(lead_picture=picture()), picture(lease_until=ago(1))
    (filled,) = fill([lead(pin(story, picture=leased.pk))])
    assert filled.stories[0].lead_picture == story.lead_picture


def test_a_rule_takes_a_section_a_topic_and_kinds(live_story, sport):
    live_story(headline="Sport", section=sport, tags=["Harbour"], now=ago(3))
    live_story(headline="I think", kind=Kind.OPINION, now=ago(2))
    live_story(headline="News", tags=["Harbour"], now=ago(1))
    tag = Tag.objects.get().pk
    rules = {
        "section": {"section": sport.pk},
        "topic": {"tag": tag},
        "kind": {"kinds": (Kind.OPINION,)},
        "topic in a section": {"tag": tag, "section": sport.pk},
        "kind in a topic": {"tag": tag, "kinds": (Kind.OPINION,)},
    }
    assert shown(*(row(name, repeats=True, **rule) for name, rule in rules.items())) == {
        "section": ["Sport"],
        "topic": ["News", "Sport"],
        "kind": ["I think"],
        "topic in a section": ["Sport"],
        "kind in a topic": [],
    }


def test_of_a_story_in_several_languages_a_rule_takes_that_of_the_paper(live_story, editor):
    english = live_story(headline="The wall", tags=["Harbour"], now=ago(2))
    german = live_story(headline="Die Mauer", language="de", tags=["Harbour"], now=ago(1))
    harbour = Tag.objects.get(name="Harbour").pk
    slots = row("all"), row("topic", tag=harbour, repeats=True), row("pinned", pin(german))
    assert shown(*slots[:2])["all"] == ["Die Mauer", "The wall"]
    translating.link(english, german, by=editor)
    assert shown(*slots[:2]) == {"all": ["The wall"], "topic": ["The wall"]}
    assert shown(*slots)["pinned"] == ["Die Mauer"]


def test_what_is_too_old_falls_out_on_the_hour(live_story):
    published = NOW.replace(minute=20, second=0)
    live_story(headline="Once", now=published)
    due = NOW.replace(minute=0, second=0) + timedelta(hours=7)
    slot = row("a", max_age=6)
    assert shown(slot, at=due - timedelta(seconds=1)) == {"a": ["Once"]}
    assert shown(slot, at=due) == {"a": []}


def test_the_lead_is_the_newest_story_with_a_picture(live_story, picture, three):
    live_story(headline="Pictured", lead_picture=picture(), now=ago(4))
    assert shown(lead(), row("a")) == {"lead": ["Pictured"], "a": ["New", "Mid", "Old"]}


def test_a_paper_of_opinion_has_a_lead_as_well(live_story, news):
    live_story(headline="I think", kind=Kind.OPINION)
    assert shown(*composed([news]))["lead"] == ["I think"]


def test_a_paid_post_never_leads_by_itself(live_story, news):
    live_story(headline="Paid", kind=Kind.SPONSORED, now=ago(1))
    live_story(headline="News", now=ago(2))
    found = shown(*composed([news]))
    assert found["lead"] == ["News"]
    assert found["news"] == ["Paid"]


def test_slots_are_kept_whole(three, news):
    pinned = pin(three[0], headline="Loud", picture=7, since=ago(1), until=NOW)
    slots = [lead(pinned), top(kinds=("news",)), *composed([news])]
    assert read(written(slots)) == slots


# Its cost


def asked(slots):
    with CaptureQueriesContext(connection) as queries:
        fill(slots)
    return len(queries)


def test_slots_of_one_rule_ask_together(three, news):
    assert asked([lead(), top(count=1), row("a", count=1)]) == 1
    # and one of what was read most, one of which sections are part of others
    assert asked(composed([news])) == 4


def test_pins_cost_one_question_and_their_pictures_another(three, picture):
    pins = [pin(story, picture=picture().pk) for story in three]
    assert asked([row("a", *pins, fills=False)]) == 2
    assert asked([row("a", *pins[:2], fills=False), row("b", pins[2], fills=False)]) == 2


def test_a_front_asks_no_more_when_there_are_more_stories(live_story, news, sport):
    slots = composed([news, sport])
    live_story(section=sport), live_story()
    before = asked(slots)
    for _ in range(12):
        live_story(section=sport), live_story()
    assert asked(slots) <= before


def test_several_fronts_at_once_are_filled_as_each_would_be_by_itself(
    live_story, picture, news, sport
):
    for number in range(4):
        live_story(now=ago(number + 1), section=sport, kind=Kind.OPINION)
        live_story(now=ago(number + 1), tags=["Harbour"], lead_picture=picture())
    first = live_story(now=ago(9))
    harbour = Tag.objects.get().pk
    arrangements = [
        composed([news, sport]),
        composed([], of=sport),
        [lead(pin(first)), row("a", tag=harbour, count=2), row("b", repeats=True)],
        [lead(pin(first), fills=False), row("a", tag=harbour), row("b", section=sport.pk)],
        [row("none", max_age=1, kinds=(Kind.REVIEW,))],
        [],
    ]
    assert fill_each(arrangements) == [fill(slots) for slots in arrangements]
