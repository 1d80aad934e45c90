"""All corrections of the paper, and their feeds."""

import html
import json
import re
from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article
from newsroom.public import corrections

NOW = timezone.now().replace(microsecond=0)
FEEDS = ["/feeds/corrections.rss", "/feeds/corrections.atom"]


@pytest.fixture
def corrected(live_story, next_version):
    """A live story that was corrected: `corrected("It is nine metres.", hour=3)`."""

    def correct(note, *, hour=1, change="correction", **content):
        article = live_story(now=NOW - timedelta(days=2), **content)
        at = NOW - timedelta(hours=hour)
        return next_version(article, change, public_note=note, now=at)

    return correct


def test_corrections_and_clarifications_stand_newest_first(anyone, corrected):
    corrected("Older words.", hour=5)
    corrected("Newer words.", hour=2, change="clarification")
    text = anyone.get("/corrections/").text
    assert text.index("Clarification") < text.index("Newer words.") < text.index("Older words.")


def test_a_correction_leads_to_its_story_and_what_was_changed(anyone, corrected, path_of):
    path = path_of(corrected("It is nine metres.", headline="A wall"))
    text = anyone.get("/corrections/").text
    assert f'href="{path}"' in text
    assert f'href="{path}changes/"' in text


def test_an_update_is_no_correction(anyone, live_story, next_version):
    next_version(live_story(headline="Only updated", now=NOW - timedelta(hours=3)), "update")
    text = anyone.get("/corrections/").text
    assert "Only updated" not in text
    assert "There is nothing to correct here." in text


@pytest.mark.parametrize("move", ["withdraw", "kill"])
@pytest.mark.parametrize("road", ["/corrections/", *FEEDS])
def test_corrections_of_a_story_taken_back_show_nowhere(anyone, corrected, publisher, move, road):
    article = corrected("Zebra, not horse.", headline="Zebra crossing")
    assert "Zebra" in anyone.get(road).text
    workflow.move(Article.objects.get(pk=article.pk), move, by=publisher, note="Court order")
    assert "Zebra" not in anyone.get(road).text


@pytest.mark.parametrize("road", ["/corrections/", *FEEDS])
def test_a_planned_correction_shows_nowhere(anyone, live_story, next_version, tomorrow, road):
    article = live_story(now=NOW - timedelta(hours=3))
    next_version(article, "correction", public_note="Zebra, not horse.", at=tomorrow)
    assert "Zebra" not in anyone.get(road).text


def test_pages_join_without_gap_and_stay_valid_when_corrections_arrive(
    anyone, corrected, monkeypatch
):
    monkeypatch.setattr(corrections, "CORRECTIONS_A_PAGE", 2)
    for number, hour in enumerate((4, 4, 4, 6, 7)):  # three at the very same instant
        corrected(f"Note {number}.", hour=hour)

    def notes(road):
        text = anyone.get(road).text
        older = re.search(r'href="(/corrections/\?before=[^"]+)"\s*>Older', text)
        return re.findall(r"Note \d", text), older and older[1]

    first, older = notes("/corrections/")
    corrected("Note 9.", hour=1)
    second, oldest = notes(older)
    last, none = notes(oldest)
    assert first + second + last == ["Note 2", "Note 1", "Note 0", "Note 3", "Note 4"]
    assert none is None


@pytest.mark.parametrize("before", ["x", "2026-01-01T00:00:00Z", "~", "2026-01-01T00:00:00Z~x"])
def test_a_page_that_begins_nowhere_is_not_there(anyone, corrected, before):
    corrected("It is nine metres.")
    assert anyone.get("/corrections/", {"before": before}).status_code == 404


@pytest.mark.parametrize("road", FEEDS)
def test_the_feeds_are_sound(anyone, corrected, path_of, road):
    article = corrected("It is nine metres.", headline="A wall")
    feed = feedparser.parse(anyone.get(road).content)
    assert not feed.bozo
    (entry,) = feed.entries
    assert entry.title.startswith("Correction: A wall")
    assert entry.summary == "It is nine metres."
    assert entry.link.endswith(path_of(article))
    assert entry.id.startswith("urn:uuid:")


def test_search_engines_are_told_of_the_correction(anyone, corrected, path_of):
    text = anyone.get(path_of(corrected("It is nine metres."))).text
    data = json.loads(re.search(r'ld\+json">(.+?)</script>', text)[1])
    assert [each["text"] for each in data["correction"]] == ["It is nine metres."]


def test_the_list_asks_few_questions(anyone, corrected, django_assert_max_num_queries):
    for hour in range(5):
        corrected("It is nine metres.", hour=hour)
    with django_assert_max_num_queries(3):
        anyone.get("/corrections/")


@pytest.mark.parametrize("road", ["story", "changes/", "changes/2/", "/corrections/", *FEEDS])
def test_a_note_keeps_its_lines(anyone, corrected, path_of, road):
    path = path_of(corrected("Nine metres & more.\n\nAnd <granite>."))
    address = road if road.startswith("/") else path + road.removeprefix("story")
    told = anyone.get(address).text
    told = html.unescape(told) if road in FEEDS else told
    assert re.search(r"Nine metres &amp; more\.(<br><br>|</p>\s*<p>)And &lt;granite&gt;\.", told), (
        told
    )
