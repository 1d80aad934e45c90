"""Versions found again: named, filtered, and what was saved in one go told as one."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from articles import workflow
from articles.admin.timeline import Session

MORNING = datetime(2026, 3, 2, 9, 0, tzinfo=ZoneInfo("Europe/London"))


def history(article, query=""):
    return reverse("admin:articles_article_history", args=[article.pk]) + query


def naming(article, number):
    return reverse("admin:articles_article_name", args=[article.pk, number])


def words(response):
    return " ".join(strip_tags(response.content.decode()).split())


def versions(response):
    """The numbers of the versions in a page of history, as they stand: folded ones in a list."""
    return [
        [line.revision.number for line in entry.entries]
        if isinstance(entry, Session)
        else entry.revision.number
        for entry in response.context["entries"]
        if isinstance(entry, Session) or not entry.move
    ]


@pytest.fixture
def saved(story):
    """Save a story so many minutes after nine: `saved(article, 10, by=editor)`."""

    def save(article, minutes, *, by):
        article.headline = f"Harbour wall, told again after {minutes} minutes"
        now = MORNING + timedelta(minutes=minutes)
        return workflow.revise(article, by=by, parent=article.head, now=now)

    return save


@pytest.fixture
def busy(story, saved, writer, editor):
    """A morning: three versions in a row, an editor's, and one after a pause."""
    article = story(now=MORNING)
    saved(article, 10, by=writer)
    saved(article, 38, by=writer)
    saved(article, 40, by=editor)
    saved(article, 70, by=editor)
    return article


def test_what_one_person_saves_without_a_pause_is_one_line(signed_in, busy, editor):
    page = signed_in(editor).get(history(busy))
    assert versions(page) == [5, 4, [3, 2, 1]]
    told = words(page)
    assert "Wim Writer, 3 versions, 09:00–09:38," in told
    assert "saved version 2" in told


def test_a_move_ends_a_line(signed_in, story, saved, writer, editor):
    article = story(("submit", {"now": MORNING + timedelta(minutes=5)}), now=MORNING)
    saved(article, 10, by=editor)
    saved(article, 15, by=editor)
    assert versions(signed_in(editor).get(history(article))) == [[3, 2], 1]


def test_a_version_is_named_and_found_by_its_name(signed_in, busy, writer):
    client = signed_in(writer)
    client.post(naming(busy, 2), {"name": "  Before the\x00 lawyer "})
    assert busy.revisions.get(number=2).name == "Before the lawyer"
    found = client.get(history(busy, "?only=named"))
    assert versions(found) == [2]
    assert "Before the lawyer" in words(found)
    assert "Before the lawyer" in words(client.get(history(busy)))


def test_a_name_is_taken_away_and_never_too_long(signed_in, busy, writer):
    client = signed_in(writer)
    client.post(naming(busy, 2), {"name": "x" * 200})
    assert len(busy.revisions.get(number=2).name) == 80
    client.post(naming(busy, 2), {"name": ""})
    assert versions(client.get(history(busy, "?only=named"))) == []


def test_only_who_may_change_a_story_names_its_versions(signed_in, busy, reader, writer):
    assert signed_in(reader).post(naming(busy, 2), {"name": "Mine"}).status_code == 403
    assert signed_in(writer).get(naming(busy, 2)).status_code == 405
    assert signed_in(writer).post(naming(busy, 99), {"name": "Mine"}).status_code == 404
    assert naming(busy, 2) not in signed_in(reader).get(history(busy)).content.decode()


def test_a_filter_shows_a_persons_versions_unfolded(signed_in, busy, writer, editor):
    page = signed_in(editor).get(history(busy, f"?by={writer.pk}"))
    assert versions(page) == [3, 2, 1]


def test_the_versions_at_moves_are_those_that_were_moved(signed_in, story, saved, writer, editor):
    article = story(now=MORNING)
    saved(article, 40, by=writer)
    story.advance(article, "submit")
    saved(article, 90, by=editor)
    page = signed_in(editor).get(history(article, "?only=moves"))
    assert versions(page) == [2]
    assert "submitted it for review" in words(page)


@pytest.mark.parametrize("query", ["?only=x", "?by=x", "?by=99999", "?only=named&by=-1&before=x"])
def test_nonsense_in_a_filter_is_no_error(signed_in, busy, editor, query):
    assert signed_in(editor).get(history(busy, query)).status_code == 200


def test_a_history_costs_the_same_however_long(
    signed_in, busy, saved, editor, django_assert_max_num_queries
):
    client = signed_in(editor)
    with django_assert_max_num_queries(20):
        client.get(history(busy))
    for minutes in range(100, 400, 10):
        saved(busy, minutes, by=editor)
    with django_assert_max_num_queries(20):
        client.get(history(busy))
