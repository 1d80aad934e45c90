"""A story's addresses: the present one, the old ones, and those of stories that are gone."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models.taxonomy import RESERVED_SLUGS
from tests.test_malformed import ROUTES

AGO = timezone.now() - timedelta(days=3)


@pytest.fixture
def renamed(live_story, writer, editor, publisher):
    """A live story whose slug an update has changed."""
    article = live_story(slug="old-name", now=AGO)
    article.refresh_from_db()
    article.slug = "new-name"
    workflow.revise(article, by=writer, parent=article.head)
    workflow.move(article, "submit", by=writer)
    workflow.move(article, "approve", by=editor)
    workflow.move(article, "publish", by=publisher, change="update")
    return article


def on_its_day(slug):
    return f"/{timezone.localtime(AGO):%Y/%m/%d}/{slug}/"


def test_no_section_can_hide_a_page_or_a_feed_of_the_house_nor_be_hidden():
    """Of every address in the house: its first part, and the name of its feed, are no section's."""
    beginning, feed = re.compile(r"\^?([-\w]+)(?:/|$)"), re.compile(r"feeds/([-\w]+)\.")
    found = [pattern.match(route) for route in ROUTES for pattern in (beginning, feed)]
    names = {match[1] for match in found if match}
    assert {"admin", "by", "latest", "sitemap-topics"} <= names
    assert not names - RESERVED_SLUGS


def test_an_old_address_leads_to_the_present_one(anyone, renamed):
    response = anyone.get(on_its_day("old-name"))
    assert response.status_code == 301
    assert response.headers["Location"] == on_its_day("new-name")
    assert anyone.get(on_its_day("new-name")).status_code == 200


def test_an_old_address_may_not_be_kept_without_asking(anyone, renamed):
    response = anyone.get(on_its_day("old-name"))
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("verb", ["withdraw", "kill"])
def test_both_addresses_of_a_story_that_is_gone_say_so(anyone, renamed, publisher, verb):
    workflow.move(renamed, verb, by=publisher, note="Court order")
    for slug in ("old-name", "new-name"):
        response = anyone.get(on_its_day(slug))
        assert response.status_code == 410
        assert "no longer available" in response.text
        assert "Court order" not in response.text


def test_a_story_is_not_found_on_another_day(anyone, live_story):
    live_story(slug="wall", now=AGO)
    assert anyone.get(f"/{timezone.localtime():%Y/%m/%d}/wall/").status_code == 404


@pytest.mark.parametrize("path", ["/2026/02/31/", "/2026/13/", "/0000/", "/20260/", "/2026/00/"])
def test_a_day_that_no_calendar_has_is_not_found(anyone, news, path):
    assert anyone.get(path).status_code == 404


def test_a_missing_slash_leads_to_the_same_place_whether_or_not_there_is_a_story(anyone, news):
    assert anyone.get("/2026/11/02/anything").headers["Location"] == "/2026/11/02/anything/"


def test_a_story_whose_time_is_over_says_until_when_it_was_here(anyone, story, publisher):
    until = AGO + timedelta(hours=1)
    article = story("submit", "approve", slug="wall", now=AGO)
    workflow.move(article, "publish", by=publisher, until=until, now=AGO)
    gone = anyone.get(on_its_day("wall"))
    assert gone.status_code == 410
    assert (
        f'until <time datetime="{timezone.localtime(until).isoformat(timespec="seconds")}"'
        in gone.text
    )
    assert "taken back" not in gone.text
    workflow.move(article, "kill", by=publisher, note="Court order")
    assert "taken back" in anyone.get(on_its_day("wall")).text


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("road", ["/", "/news/", "/2026/", "/feeds/latest.rss"])
def test_a_page_that_is_read_only_says_what_may_be_done(news, method, road):
    answer = getattr(Client(enforce_csrf_checks=True), method)(road)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
