"""The front page on a day that is past."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.fronts.conftest import lead, pin

MORNING = timezone.make_aware(datetime(2026, 5, 4, 6, 15, 30))
NOON = MORNING.replace(hour=12, minute=0)
DAY = "/front/2026/05/04/"


@pytest.fixture
def two_fronts(live_story, launch):
    """Two stories, each of which led the paper once on a day in May."""
    stories = [
        live_story(headline=headline, now=MORNING - timedelta(hours=1))
        for headline in ("Morning story", "Noon story")
    ]
    for article, at in zip(stories, (MORNING, NOON), strict=True):
        launch(lead(pin(article), fills=False), now=at)
    return stories


def test_a_day_shows_its_last_front_and_a_launch_its_own(anyone, two_fronts):
    assert "Noon story" in anyone.get(DAY).text
    assert "Morning story" not in anyone.get(DAY).text
    assert "Morning story" in anyone.get(f"{DAY}0615/").text


def test_a_day_names_its_launches(anyone, two_fronts):
    text = anyone.get(DAY).text
    assert f"{DAY}0615/" in text
    assert f"{DAY}1200/" in text


@pytest.mark.parametrize("address", [f"{DAY}0700/", "/front/2026/02/30/", "/front/2027/01/01/"])
def test_no_front_is_invented(anyone, two_fronts, address):
    assert anyone.get(address).status_code == 404


def test_there_was_no_front_before_the_first_story(anyone, two_fronts):
    assert anyone.get("/front/2026/05/03/").status_code == 404


def test_a_launch_to_come_is_not_told(anyone, two_fronts, launch):
    later = timezone.now() + timedelta(minutes=1)
    launch(lead(title="Secret"), at=later)
    local = timezone.localtime(later)
    day = f"/front/{local:%Y/%m/%d}/"
    assert f"{local:%H%M}/" not in anyone.get(day).text
    assert anyone.get(f"{day}{local:%H%M}/").status_code == 404


def test_days_lead_to_those_before_and_after(anyone, two_fronts, live_story):
    live_story(now=MORNING - timedelta(days=9))
    live_story(now=MORNING + timedelta(days=3))
    page = anyone.get(DAY)
    ways = ["/front/2026/04/25/", "/front/2026/05/07/"]
    assert [page.context["earlier"], page.context["later"]] == ways
    assert all(f'href="{way}"' in page.text for way in ways)


def test_a_story_taken_off_is_on_no_past_front(anyone, two_fronts, story):
    story.advance(two_fronts[0], ("kill", {"note": "Untrue"}))
    for address in (DAY, f"{DAY}0615/"):
        assert "Morning story" not in anyone.get(address).text


def test_a_front_that_composed_itself_is_kept_too(anyone, live_story):
    live_story(headline="Then", now=MORNING)
    live_story(headline="Since", now=MORNING + timedelta(days=2))
    text = anyone.get(DAY).text
    assert "Then" in text
    assert "Since" not in text


def test_a_past_front_asks_no_more_than_a_present_one_and_three(
    anyone,
    two_fronts,
    django_assert_max_num_queries,
):
    with django_assert_max_num_queries(7):  # launches, stories still public, before and after
        assert anyone.get(DAY).status_code == 200


def test_today_is_the_front_as_it_stands(anyone, two_fronts):
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        assert "Noon story" in anyone.get(DAY).text
