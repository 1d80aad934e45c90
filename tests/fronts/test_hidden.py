"""No slot of any kind shows a story, or the words given to it, that the public may not read."""

import pytest
import time_machine

from articles.models import Tag
from newsroom.fronts.filling import fill, fill_as_it_was
from tests.fronts.conftest import ago, lead, pin, row, top
from tests.public.test_hidden import HIDDEN, SECRET, hidden, soon  # noqa: F401

SLOTS = {
    "pinned": lambda it: [lead(pin(it, headline="Zebra", standfirst="Zebra"), fills=False)],
    "pinned in a row": lambda it: [row("a", pin(it, headline="Zebra"))],
    "newest": lambda it: [lead(), top(), row("a")],
    "of its section": lambda it: [row("a", section=it.section_id)],
    "of its kind": lambda it: [row("a", kinds=(it.kind,))],
    "of its topic": lambda it: [row("a", tag=Tag.objects.get(name="Zebras").pk)],
    "repeating": lambda it: [row("a", pin(it, headline="Zebra"), repeats=True)],
}


def words(filled):
    stories = [story for slot in filled for story in slot.stories]
    return " ".join(f"{story.headline} {story.standfirst}" for story in stories).casefold()


@pytest.mark.parametrize("slots", SLOTS)
@pytest.mark.parametrize("standing", HIDDEN)
def test_a_hidden_story_stands_in_no_slot(hidden, standing, slots):  # noqa: F811
    arranged = SLOTS[slots](hidden(standing))
    assert "zebra" not in words(fill(arranged))


@pytest.mark.parametrize("slots", SLOTS)
def test_a_story_that_was_taken_off_does_not_come_back_with_a_past_front(live_story, story, slots):
    live_story(tags=["Common"])
    article = live_story(headline=SECRET, standfirst="Zebra", tags=["Zebras"])
    then = article.editions.get().live_from
    assert "zebra" in words(fill_as_it_was(SLOTS[slots](article), at=then))
    story.advance(article, ("withdraw", {"note": "Court order"}))
    assert "zebra" not in words(fill_as_it_was(SLOTS[slots](article), at=then))


def test_on_a_past_front_another_story_takes_the_place_of_one_taken_off(live_story, story):
    live_story(headline="Older", now=ago(2))
    gone = live_story(headline="Gone", now=ago(1))
    story.advance(gone, ("withdraw", {"note": "Court order"}))
    (filled,) = fill_as_it_was([row("a", count=1)], at=ago(0.5))
    assert [each.headline for each in filled.stories] == ["Older"]


def test_a_past_front_does_not_undo_a_correction(live_story, next_version):
    article = live_story(headline="He stole it")
    then = article.editions.get().live_from
    arranged = [lead(pin(article, headline="Thief")), row("a", repeats=True)]
    next_version(article, "correction", headline="He found it", public_note="We were wrong.")
    (first, second) = fill_as_it_was(arranged, at=then)
    assert [story.headline for story in first.stories + second.stories] == ["He found it"] * 2


def test_a_pin_of_a_planned_story_shows_on_the_instant_at_which_it_goes_live(story):
    article = story("submit", "approve", ("publish", {"at": soon()}), headline="Planned")
    arranged = [lead(pin(article, headline="Out now"))]
    assert fill(arranged)[0].stories == []
    with time_machine.travel(soon(), tick=False):
        assert [story.headline for story in fill(arranged)[0].stories] == ["Out now"]
