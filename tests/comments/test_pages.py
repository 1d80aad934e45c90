"""What readers see of comments: on the story, on pages of their own, in feeds, in figures."""

from datetime import timedelta

import feedparser
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.comments import figures, forgetting, reporting
from newsroom.comments.models import Comment, Writer
from newsroom.public.page_cache import stamps
from tests.comments.conftest import filled, write_path


@pytest.fixture
def talk(open_story, say):
    """A story with some threads: `talk(3)`."""

    def begin(threads, **words):
        article = open_story(**words)
        for number in range(threads):
            say(article, f"Thought {number}.", email=f"a{number}@example.org")
        return article

    return begin


def questions(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in queries]


def test_a_story_asks_no_more_for_its_comments(anyone, open_story, say, path_of, picture):
    figure = f'<figure data-picture="{picture().key}"></figure>'
    article = open_story(lead_picture=picture(), body=f"<p>A wall.</p>{figure}")
    before = len(questions(anyone, path_of(article)))
    for number in range(5):
        first = say(article, f"Thought {number}.", email=f"a{number}@example.org")
        say(article, f"Answer {number}.", parent=first, email=f"b{number}@example.org")
    asked = questions(anyone, path_of(article))
    assert len(asked) == before
    assert not [sql for sql in asked if 'FROM "comments_comment"' in sql]


def test_pages_of_comments_ask_few_questions_and_never_count(anyone, talk):
    article = talk(4)
    for path in (f"/comments/{article.key}/", "/comments/figures/", "/comments/latest.rss"):
        asked = questions(anyone, path)
        assert len(asked) <= 5
        assert not [sql for sql in asked if "COUNT(" in sql or "OFFSET" in sql]


def test_a_comment_forgets_kept_pages_only_when_readers_see_something_else(
    open_story, say, go, editor
):
    article = open_story("before")
    stamp = stamps.current()
    comment = say(article, "Hello.")
    rude = go(say(article, "Rude."), "refuse", reason="abuse")
    go(rude, "appeal", note="Please.")
    assert stamps.current() == stamp
    go(comment, "approve")
    printed = stamps.current()
    assert printed != stamp
    reporting.report(comment, reason="abuse")
    assert stamps.current() == printed
    go(comment, "refuse", reason="abuse")
    assert stamps.current() != printed


def test_long_discussions_are_paged_by_key_and_links_stay_valid(anyone, talk, say, monkeypatch):
    monkeypatch.setattr("newsroom.public.comments.reading.A_PAGE", 2)
    article = talk(5)
    first = anyone.get(f"/comments/{article.key}/").text
    assert "Thought 4." in first
    assert "Thought 2." not in first
    older = first.partition('class="pager-older"')[2].partition('href="')[2].partition('"')[0]
    second = anyone.get(older).text
    assert "Thought 2." in second
    assert "Thought 4." not in second
    say(article, "Newer.", email="new@example.org")
    assert "Thought 2." in anyone.get(older).text
    for wrong in ("?before=x", "?before=00000000-0000-0000-0000-000000000000"):
        assert anyone.get(f"/comments/{article.key}/{wrong}").status_code == 404


def test_a_story_shows_its_newest_threads_and_says_that_there_are_more(anyone, talk, path_of):
    article = talk(22)
    page = anyone.get(path_of(article)).text
    assert "22 comments" in page
    assert "Thought 21." in page
    assert "Thought 1." not in page
    assert "All comments" in page


def test_search_engines_are_told_how_many_comments_readers_see(anyone, open_story, say, path_of):
    article = open_story()
    assert "commentCount" not in anyone.get(path_of(article)).text
    say(article)
    say(article, "Not confirmed.", email="eve@example.org", confirmed=False)
    text = anyone.get(path_of(article)).text
    assert '"commentCount": 1' in text
    assert f'"discussionUrl": "http://testserver/comments/{article.key}/"' in text


def test_a_thread_has_an_address_of_its_own(anyone, open_story, say):
    article = open_story()
    first = say(article, "First.")
    for number in range(7):
        say(article, f"Answer {number}.", parent=first, email=f"a{number}@example.org")
    assert "Answer 6." not in anyone.get(f"/comments/{article.key}/").text
    page = anyone.get(f"/comments/{article.key}/{first.key}/").text
    assert "Answer 6." in page
    other = open_story()
    assert anyone.get(f"/comments/{other.key}/{first.key}/").status_code == 404


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_feeds_of_comments_are_well_formed(anyone, open_story, say, form):
    article = open_story(headline="The wall & the sea")
    say(article, "Mortar < stone & \x01 sand.", name="Ann & Bo")
    for address in (f"/comments/latest.{form}", f"/comments/{article.key}/feed.{form}"):
        feed = feedparser.parse(anyone.get(address).content)
        assert not feed.bozo
        (entry,) = feed.entries
        assert entry.title == "Ann & Bo on “The wall & the sea”"
        assert entry.id.startswith("urn:uuid:")


def test_figures_are_told_when_the_month_is_over(anyone, open_story, say, go, editor):
    article = open_story("before")
    go(say(article, "One."), "approve")
    go(say(article, "Two."), "refuse", reason="hatred")
    go(go(say(article, "Three."), "refuse", reason="hatred"), "appeal", note="Why?")
    assert "No month is over yet." in anyone.get("/comments/figures/").text
    with time_machine.travel(timezone.now() + timedelta(days=32)):
        (month,) = figures.finished_months()
        page = anyone.get("/comments/figures/").text
    assert month.counts == {"received": 3, "approved": 1, "refused": 2, "appealed": 1}
    assert [(str(reason), times) for reason, times in month.refused] == [
        ("Hatred against a group", 2)
    ]
    assert "Hatred against a group: 2" in page


def test_a_reader_reports_a_comment_on_a_page_of_its_own(anyone, open_story, say):
    comment = say(open_story())
    address = f"/comments/report/{comment.key}/"
    assert "Report a comment" in anyone.get(address).text
    assert anyone.post(address, filled(reason="")).status_code == 422
    sent = filled(reason="abuse", text="Line two.")
    assert anyone.post(address, sent)["Location"] == "/comments/reported/"
    assert anyone.post(address, sent)["Location"] == "/comments/reported/"
    assert [report.text for report in comment.reports.all()] == ["Line two."]


def test_many_reports_from_one_network_are_too_many(anyone, open_story, say):
    article = open_story()
    comments = [say(article, f"T {n}.", email=f"a{n}@example.org") for n in range(11)]
    answers = [
        anyone.post(f"/comments/report/{comment.key}/", filled(reason="abuse", text="")).status_code
        for comment in comments
    ]
    assert answers == [303] * 10 + [429]


def test_unconfirmed_comments_and_unused_addresses_are_forgotten(open_story, say, anyone):
    article = open_story()
    anyone.post(write_path(article), filled(email="gone@example.org", text="Never confirmed."))
    say(article, "Confirmed.")
    forgetting.clear_away(timezone.now() + timedelta(hours=49))
    assert [comment.text for comment in Comment.objects.all()] == ["Confirmed."]
    assert not Writer.objects.filter(email="gone@example.org").exists()
    assert Writer.objects.filter(email="ada@example.org").exists()
    forgetting.clear_away(timezone.now() + timedelta(days=366))
    assert not Writer.objects.exclude(email="").exists()
    assert Comment.objects.get().is_public
