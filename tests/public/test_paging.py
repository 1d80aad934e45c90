"""Long lists, a page at a time."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from newsroom.public import paging

NOW = timezone.now()


@pytest.fixture
def seven_stories(live_story, monkeypatch):
    """Seven stories, three to a page; the third and fourth of one instant."""
    monkeypatch.setattr(paging, "STORIES_A_PAGE", 3)
    hours = [7, 6, 5, 5, 3, 2, 1]
    return [
        live_story(headline=f"Story {number}.", tags=["Harbour"], now=NOW - timedelta(hours=hour))
        for number, hour in enumerate(hours, start=1)
    ]


def walk(client, path):
    """The stories that each page shows, from the newest to the oldest."""
    query, pages = "", []
    while query is not None:
        text = client.get(path + query).text
        pages.append(re.findall(r">Story (\d)\.<", text))
        found = re.search(r'rel="next"\s+href="[^"?]*(\?before=[^"]*)"', text)
        query = found and found[1]
    return pages


@pytest.mark.parametrize("path", ["/news/", "/topics/harbour/", "/by/wim-writer/", "/{:%Y}/"])
def test_every_story_is_on_just_one_page(anyone, seven_stories, path):
    pages = walk(anyone, path.format(timezone.localtime(NOW)))
    assert pages == [["7", "6", "5"], ["4", "3", "2"], ["1"]]


def test_a_link_to_older_stories_stays_valid(anyone, seven_stories, live_story, publisher):
    (older,) = re.findall(r"\?before=[^\"]*", anyone.get("/news/").text)
    second = re.findall(r">Story (\d)\.<", anyone.get(f"/news/{older}").text)
    live_story(headline="Story 8.")
    workflow.move(seven_stories[4], "withdraw", by=publisher, note="Court order")
    assert re.findall(r">Story (\d)\.<", anyone.get(f"/news/{older}").text) == second


def test_an_older_page_names_its_own_address(anyone, seven_stories, settings):
    (older,) = re.findall(r"\?before=[^\"]*", anyone.get("/news/").text)
    text = anyone.get(f"/news/{older}").text
    assert f'rel="canonical" href="{settings.SITE_URL}/news/{older}"' in text


@pytest.mark.parametrize("before", ["nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_place_that_does_not_exist_is_not_found(anyone, live_story, before):
    live_story()
    assert anyone.get(f"/news/?before={before}").status_code == 404


def test_a_story_that_was_never_public_marks_no_place(anyone, live_story, story):
    live_story()
    draft = story("submit", "approve", ("publish", {"at": NOW + timedelta(days=1)}))
    assert anyone.get(f"/news/?before={draft.key}").status_code == 404
