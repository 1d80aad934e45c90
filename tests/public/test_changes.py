"""The public history of a story: what was changed, when and why, as readers may know it."""

from datetime import timedelta
from importlib import import_module

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone
from lxml import html

from articles import workflow
from articles.models import Article, Edition

NOW = timezone.now().replace(microsecond=0)
AGO = NOW - timedelta(hours=9)


def hours(number):
    return AGO + timedelta(hours=number)


@pytest.fixture
def changed(live_story, next_version):
    """A story that was changed in every way."""
    article = live_story(headline="Wall of eight metres", now=AGO)
    next_version(article, "minor", headline="Wall of 8 metres", now=hours(1))
    next_version(article, "update", headline="Wall of 8 metres falls", now=hours(2))
    note = "It has nine metres."
    next_version(
        article, "correction", headline="Wall of 9 metres falls", public_note=note, now=hours(3)
    )
    return article


@pytest.fixture
def returned(live_story, next_version, publisher):
    """A story that was taken back for words that must not be read, and returned without them."""
    article = live_story(headline="Mayor is a thief", now=AGO)
    next_version(article, "update", headline="Mayor is a great thief", now=hours(1))
    workflow.move(article, "withdraw", by=publisher, note="Court order", now=hours(2))
    next_version(article, "update", headline="Mayor resigns", now=hours(3))
    next_version(article, "update", headline="Mayor resigns today", now=hours(4))
    return article


def test_a_story_says_how_often_it_was_changed_and_minor_changes_do_not_count(
    anyone, changed, path_of
):
    text = anyone.get(path_of(changed)).text
    assert "Changed 2 times since publication" in text
    assert f'href="{path_of(changed)}changes/"' in text


def test_a_story_that_was_never_changed_says_nothing_of_it(anyone, live_story, path_of):
    article = live_story()
    assert "since publication" not in anyone.get(path_of(article)).text
    assert anyone.get(path_of(article) + "changes/").status_code == 200


def test_the_history_lists_every_edition_newest_first_minor_ones_too(anyone, changed, path_of):
    text = anyone.get(path_of(changed) + "changes/").text
    order = ["Correction", "It has nine metres.", "Update", "Minor change", "First publication"]
    places = [text.index(part, text.index('class="editions"')) for part in order]
    assert places == sorted(places)
    for number in (1, 2, 3, 4):
        assert f'href="{path_of(changed)}changes/{number}/"' in text


def test_the_history_shows_the_very_words_that_were_changed(anyone, changed, path_of):
    text = anyone.get(path_of(changed) + "changes/").text
    assert "<del>8 </del><ins>9 </ins>" in text
    assert "<ins> falls</ins>" in text or "<ins>falls</ins>" in text


def test_an_edition_can_be_read_as_it_stood_and_no_search_finds_it(anyone, changed, path_of):
    first = anyone.get(path_of(changed) + "changes/1/").text
    assert "<h1>Wall of eight metres</h1>" in first
    assert "This is an earlier edition." in first
    assert '<meta name="robots" content="noindex">' in first
    assert "canonical" not in first
    assert "This is the present edition." in anyone.get(path_of(changed) + "changes/4/").text


@pytest.mark.parametrize("number", ["5", "0", "99999", "9999999", "one", "-1"])
def test_an_edition_that_never_was_is_not_there(anyone, changed, path_of, number):
    assert anyone.get(f"{path_of(changed)}changes/{number}/").status_code == 404


def test_a_planned_edition_is_in_no_history_before_its_time(
    anyone, changed, next_version, path_of, tomorrow
):
    path = path_of(changed)
    next_version(changed, "update", headline="Zebra on the wall", at=tomorrow)
    for end in ("", "changes/", "changes/4/", "changes/5/", "?since=1"):
        assert "Zebra" not in anyone.get(path + end).text
    assert anyone.get(f"{path}changes/5/").status_code == 404
    with time_machine.travel(tomorrow, tick=False):
        assert "Zebra" in anyone.get(path + "changes/").text
        assert anyone.get(path + "changes/5/").status_code == 200


def test_words_that_were_taken_off_the_site_stay_off_it_when_the_story_returns(
    anyone, returned, path_of
):
    path = path_of(returned)
    old = hours(1.5).isoformat().replace("+00:00", "Z")
    for end in (
        "",
        "changes/",
        "changes/3/",
        "changes/4/",
        "?since=1",
        "?since=2",
        f"?since={old}",
    ):
        assert "thief" not in anyone.get(path + end).text, end
    for number in (1, 2):
        answer = anyone.get(f"{path}changes/{number}/")
        assert answer.status_code == 410
        assert "thief" not in answer.text
    text = anyone.get(path + "changes/").text
    assert "Earlier editions were taken off the site" in text
    assert "Changed once since publication" in anyone.get(path).text


def test_a_return_at_the_very_instant_of_a_withdrawal_hides_what_was_before(
    anyone, live_story, next_version, publisher, path_of
):
    article = live_story(headline="Mayor is a thief", now=AGO)
    workflow.move(article, "withdraw", by=publisher, note="Court order", now=hours(1))
    next_version(article, "update", headline="Mayor resigns", now=hours(1))
    assert "thief" not in anyone.get(path_of(article) + "changes/").text
    assert anyone.get(path_of(article) + "changes/1/").status_code == 410


@pytest.mark.parametrize("move", ["withdraw", "kill"])
@pytest.mark.parametrize("end", ["changes/", "changes/1/", "changes/2/", "?since=1"])
def test_a_story_taken_back_has_no_history(anyone, changed, publisher, path_of, move, end):
    path = path_of(changed)
    workflow.move(Article.objects.get(pk=changed.pk), move, by=publisher, note="Court order")
    answer = anyone.get(path + end)
    assert answer.status_code == 410
    assert "metres" not in answer.text


@pytest.mark.parametrize("end", ["changes/", "changes/1/"])
def test_a_story_that_never_was_public_has_a_history_like_none_at_all(anyone, story, end):
    story("submit", "approve", ("publish", {"at": NOW + timedelta(days=1)}), slug="zebra")
    day = timezone.localtime(NOW + timedelta(days=1))
    guessed = anyone.get(f"/{day:%Y/%m/%d}/zebra/{end}")
    invented = anyone.get(f"/{day:%Y/%m/%d}/okapi/{end}")
    assert guessed.status_code == invented.status_code == 404
    assert guessed.content == invented.content


def test_the_history_moves_with_its_story(anyone, changed, writer, next_version, path_of):
    old = path_of(changed)
    article = Article.objects.get(pk=changed.pk)
    article.slug = "nine-metres"
    workflow.revise(article, by=writer, parent=article.head)
    next_version(article, "minor")
    for end in ("changes/", "changes/2/"):
        answer = anyone.get(old + end)
        assert answer.status_code == 301
        assert answer.url == path_of(changed) + end


def test_the_history_asks_few_questions_however_long(
    anyone, changed, path_of, django_assert_max_num_queries
):
    path = path_of(changed)
    with django_assert_max_num_queries(3):
        anyone.get(path + "changes/")


def test_editions_from_before_they_were_numbered_are_counted(changed, returned):
    of_stories = Edition.objects.order_by("article_id", "live_from")
    counted = list(of_stories.values_list("number", "announced"))
    assert counted == [(1, 0), (2, 0), (3, 1), (4, 2), (1, 0), (2, 1), (3, 0), (4, 1)]
    Edition.objects.update(number=1, announced=0)
    import_module("articles.migrations.0007_editions_are_numbered").number(apps, None)
    assert list(of_stories.values_list("number", "announced")) == counted


def test_a_changed_table_is_shown_as_a_table(anyone, live_story, writer, story, path_of):
    cells = "<table><tbody><tr><th>Year</th><th>Cost</th></tr><tr><td>2026</td><td>{}</td></tr>"
    article = live_story(body=cells.format("four") + "</tbody></table>")
    article = Article.objects.get(pk=article.pk)
    article.body = article.body.replace("four", "five")
    workflow.revise(article, by=writer, parent=article.head)
    story.advance(article, "submit", "approve", ("publish", {"change": "update"}))
    page = html.document_fromstring(anyone.get(path_of(article) + "changes/").text)
    (table,) = page.xpath("//div[@class='comparison']//table")
    rows = [["".join(cell.itertext()).strip() for cell in row] for row in table.iter("tr")]
    assert rows == [["Year", "Cost"], ["2026", "fourfive"]]
    assert (table.findtext(".//del"), table.findtext(".//ins")) == ("four", "five")
