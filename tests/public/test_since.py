"""A reader who comes back sees what is new."""

from datetime import timedelta

import pytest
from django.urls import resolve
from django.utils import timezone

from articles import workflow
from articles.models import Article
from newsroom.public.caching import parameters_of_page
from newsroom.public.views import story as story_view

AGO = timezone.now().replace(microsecond=0) - timedelta(hours=9)
OLD = '<p id="b-aaaaaaaa">Work begins on Monday.</p><p id="b-bbbbbbbb">It takes six weeks.</p>'
NEW = (
    '<p id="b-aaaaaaaa">Work begins on Monday.</p><p id="b-cccccccc">The mayor has resigned.</p>'
    '<p id="b-bbbbbbbb">It takes nine weeks.</p>'
)


@pytest.fixture
def updated(live_story, next_version, writer):
    article = live_story(body=OLD, now=AGO)
    article = Article.objects.get(pk=article.pk)
    article.body = NEW
    workflow.revise(article, by=writer, parent=article.head, now=AGO)
    next_version(article, "update", now=AGO + timedelta(hours=2))
    return article


def test_what_is_new_is_marked_where_it_stands(anyone, updated, path_of):
    text = anyone.get(path_of(updated) + "?since=1").text
    assert "2 paragraphs are new or changed" in text
    assert 'data-offer="New since you read: 2 paragraphs"' in text
    order = ["Monday", 'new-mark">New<', "resigned", 'new-mark">Changed<', "nine weeks"]
    places = [text.index(part, text.index('class="prose"')) for part in order]
    assert places == sorted(places)
    assert text.count('class="new-mark"') == 2


def test_a_time_names_the_edition_that_was_live_then(anyone, updated, path_of):
    when = (AGO + timedelta(hours=1)).isoformat().replace("+00:00", "Z")
    assert "2 paragraphs are new" in anyone.get(path_of(updated) + f"?since={when}").text


@pytest.mark.parametrize(
    "since",
    [
        "2",
        "3",
        "0",
        "-1",
        "x",
        "99999999999",
        "٣",
        "1970-01-01",
        "2026-99-99T00:00",
        "<script>",
        "",
    ],
)
def test_what_makes_no_sense_shows_the_plain_page(anyone, updated, path_of, since):
    plain = anyone.get(path_of(updated))
    assert anyone.get(path_of(updated), {"since": since}).content == plain.content


def test_a_time_before_the_publication_shows_the_plain_page(anyone, updated, path_of):
    when = (AGO - timedelta(days=1)).isoformat().replace("+00:00", "Z")
    plain = anyone.get(path_of(updated))
    assert anyone.get(path_of(updated), {"since": when}).content == plain.content


def test_the_page_remembers_its_edition_for_the_browser_alone(anyone, updated, path_of):
    answer = anyone.get(path_of(updated))
    assert f'data-story="{path_of(updated)}"' in answer.text
    assert 'data-edition="2"' in answer.text
    assert not answer.cookies


def test_kept_pages_differ_by_the_edition_that_was_read():
    assert parameters_of_page(resolve("/2026/11/20/wall/").func).keys() == {"since"}
    assert parameters_of_page(story_view) is None
