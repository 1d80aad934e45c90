"""What is not live shows nowhere, and cannot be told from what never was."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import workflow

SECRET = "Zebra crossing to close"
NOW = timezone.now().replace(microsecond=0)


def soon(days=1):
    return NOW + timedelta(days=days)


HIDDEN = {
    "draft": [],
    "in review": ["submit"],
    "ready": ["submit", "approve"],
    "sent back": ["submit", ("send-back", {"note": "Too long"})],
    "spiked": [("spike", {"note": "Not our story"})],
    "planned": ["submit", "approve", ("publish", {"at": soon()})],
    "planned, then cancelled": ["submit", "approve", ("publish", {"at": soon()}), "cancel"],
    "withdrawn": ["submit", "approve", "publish", ("withdraw", {"note": "Court order"})],
    "killed": ["submit", "approve", "publish", ("kill", {"note": "Untrue"})],
    "killed before it began": [
        "submit",
        "approve",
        ("publish", {"at": soon()}),
        ("kill", {"note": "Untrue"}),
    ],
}
ROADS = [
    "/",
    "/news/",
    "/topics/zebras/",
    "/topics/common/",
    "/by/wim-writer/",
    "/feeds/latest.rss",
    "/feeds/latest.atom",
    "/feeds/news.rss",
    "/feeds/news.atom",
    "/corrections/",
    "/feeds/corrections.rss",
    "/feeds/corrections.atom",
    "/sitemap.xml",
    "/sitemap-pages.xml",
    f"/{timezone.localtime(NOW):%Y}/",
    f"/{timezone.localtime(NOW):%Y/%m}/",
    f"/{timezone.localtime(NOW):%Y/%m/%d}/",
    f"/{timezone.localtime(soon()):%Y/%m/%d}/",
    f"/front/{timezone.localtime(NOW):%Y/%m/%d}/",
]


@pytest.fixture
def hidden(story, live_story, picture):
    """A story with words, a topic and a picture of its own, taken as far as a standing asks."""

    def hide(standing):
        live_story(tags=["Common"])
        return story(
            *HIDDEN[standing],
            headline=SECRET,
            slug="zebra",
            standfirst="Zebra, zebra",
            body="<p>Zebra.</p>",
            tags=["Zebras", "Common"],
            lead_picture=picture(alt="A zebra"),
        )

    return hide


@pytest.mark.parametrize("standing", HIDDEN)
def test_a_hidden_story_shows_on_no_road(anyone, hidden, standing):
    article = hidden(standing)
    for road in [*ROADS, f"/sitemap-{article.key}.xml"]:
        text = anyone.get(road).text.casefold()
        assert "zebra" not in text, f"{road} shows a story that is {standing}"
        assert article.lead_picture.key not in text


@pytest.mark.parametrize("standing", HIDDEN)
def test_a_topic_only_of_hidden_stories_is_not_there(anyone, hidden, standing):
    hidden(standing)
    assert anyone.get("/topics/zebras/").status_code == 404


def test_an_author_of_hidden_stories_only_is_not_there(anyone, story):
    story("submit")
    assert anyone.get("/by/wim-writer/").status_code == 404


def test_an_expired_story_shows_on_no_road(anyone, story, live_story):
    live_story()
    expires = NOW + timedelta(hours=1)
    story("submit", "approve", ("publish", {"until": expires}), headline=SECRET, slug="zebra")
    assert SECRET in anyone.get("/").text
    with time_machine.travel(expires, tick=False):
        for road in ROADS:
            assert SECRET not in anyone.get(road).text
        path = f"/{timezone.localtime(NOW):%Y/%m/%d}/zebra/"
        assert anyone.get(path).status_code == 410


def test_a_planned_story_goes_live_when_its_time_comes(anyone, story, news):
    story("submit", "approve", ("publish", {"at": soon()}), headline=SECRET, slug="zebra")
    with time_machine.travel(soon(), tick=False):
        assert SECRET in anyone.get("/").text
        path = f"/{timezone.localtime(soon()):%Y/%m/%d}/zebra/"
        assert anyone.get(path).status_code == 200


def test_the_private_next_version_of_a_live_story_does_not_show(
    anyone, live_story, writer, path_of
):
    article = live_story(headline="Old words", tags=["Harbour"])
    article.refresh_from_db()
    article.headline, article.standfirst = SECRET, "Zebra"
    workflow.revise(article, by=writer, parent=article.head)
    for road in [*ROADS, path_of(article), "/topics/harbour/"]:
        assert "zebra" not in anyone.get(road).text.casefold()
    assert "Old words" in anyone.get(path_of(article)).text


@pytest.mark.parametrize(
    "standing",
    ["draft", "in review", "ready", "planned", "planned, then cancelled", "killed before it began"],
)
def test_what_was_never_public_answers_like_what_never_was(anyone, hidden, standing):
    hidden(standing)
    days = (timezone.localtime(NOW), timezone.localtime(soon()))
    for day in days:
        guessed, invented = f"/{day:%Y/%m/%d}/zebra/", f"/{day:%Y/%m/%d}/okapi/"
        answers, questions = [], []
        for path in (guessed, invented):
            with CaptureQueriesContext(connection) as queries:
                answers.append(anyone.get(path))
            questions.append([shape(query["sql"]) for query in queries])
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].content == answers[1].content
        assert answers[0].headers == answers[1].headers
        assert questions[0] == questions[1]


def test_a_secret_topic_and_author_answer_like_invented_ones(anyone, story):
    story("submit", tags=["Zebras"])
    for secret, invented in [
        ("/topics/zebras/", "/topics/okapis/"),
        ("/by/wim-writer/", "/by/nobody-here/"),
    ]:
        assert anyone.get(secret).status_code == 404
        assert anyone.get(secret).content == anyone.get(invented).content


def shape(sql):
    """A query without the path and the moment that it asks about."""
    return re.sub(r"'[^']*'", "?", sql)
