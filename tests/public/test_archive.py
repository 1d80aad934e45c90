"""The archive by year, month and day."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import html5lib
import pytest
import time_machine
from django.utils import translation

from newsroom.public.archives import Period
from newsroom.public.calendars import calendar_of

LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def past(live_story):
    """Stories of two years, one of them published just after a summer's midnight in London."""
    moments = [
        datetime(2025, 3, 5, 12, tzinfo=LONDON),
        datetime(2026, 6, 1, 0, 30, tzinfo=LONDON),
        datetime(2026, 6, 3, 9, tzinfo=LONDON),
        datetime(2026, 9, 30, 9, tzinfo=LONDON),
    ]
    stories = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            stories.append(live_story(headline=f"Story of {moment:%d %B}"))
    return stories


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 11, 2, 12, tzinfo=LONDON), tick=False):
        yield


def test_a_story_belongs_to_the_day_it_was_here(anyone, past):
    assert "Story of 01 June" in anyone.get("/2026/06/01/").text
    assert "Story of 01 June" not in anyone.get("/2026/05/").text


def test_a_year_leads_to_its_months_with_stories_only(anyone, past):
    text = anyone.get("/2026/").text
    assert 'href="/2026/06/"' in text
    assert 'href="/2026/09/"' in text
    assert 'href="/2026/07/"' not in text


def test_a_month_leads_to_its_days_with_stories_only(anyone, past):
    text = anyone.get("/2026/06/").text
    assert 'href="/2026/06/01/"' in text
    assert 'href="/2026/06/03/"' in text
    assert 'href="/2026/06/02/"' not in text


def test_neighbours_are_the_nearest_with_stories(anyone, past):
    text = anyone.get("/2026/06/").text
    assert dict(re.findall(r'rel="(prev|next)"\s+href="([^"]*)"', text)) == {
        "prev": "/2025/03/",
        "next": "/2026/09/",
    }


def test_a_quiet_day_says_so_and_leads_on(anyone, past):
    response = anyone.get("/2026/07/14/")
    assert response.status_code == 200
    assert "Nothing was published then" in response.text
    assert 'href="/2026/06/03/"' in response.text


@pytest.mark.parametrize(
    "path", ["/2024/", "/2025/03/04/", "/2026/11/03/", "/2027/", "/9999/12/31/"]
)
def test_before_the_first_story_and_after_today_there_is_nothing(anyone, past, path):
    assert anyone.get(path).status_code == 404


def test_a_month_is_a_calendar_whose_weeks_begin_as_they_do_here(anyone, past):
    page = html5lib.parse(anyone.get("/2026/06/").text, namespaceHTMLElements=False)
    rows = page.findall(".//table[@class='month-table']/tbody/tr")
    days = [["".join(cell.itertext()).strip() for cell in row] for row in rows]
    assert days[0] == ["1", "2", "3", "4", "5", "6", "7"]  # Monday first, as our English has it
    assert days[-1][:3] == ["29", "30", ""]
    with translation.override("de"):
        german = calendar_of(Period.named(2026, 6))
    assert german.weekdays[0][0] == "Montag"
    assert german.weeks[0][0].date.day == 1
