"""Reports at the desk: in reach, in place, one step from a correction."""

import pytest

from newsroom.reports.handling import handle
from newsroom.reports.models import Report
from newsroom.reports.states import State
from tests.reports.conftest import WORDS

LIST = "/admin/reports/report/"


@pytest.fixture
def at_desk(signed_in, editor):
    """An editor at the desk."""
    return signed_in(editor)


def page_of(report):
    return f"{LIST}{report.pk}/change/"


def test_the_list_shows_what_is_open_and_leads_there(at_desk, reported, editor):
    report, closed = reported(), reported(text="Another one")
    handle(closed, "dismiss", by=editor, words="No.")
    text = at_desk.get(LIST).text
    assert page_of(report) in text
    assert page_of(closed) not in text
    assert page_of(closed) in at_desk.get(f"{LIST}?state=dismissed").text
    assert at_desk.get(f"{LIST}?state=nonsense&section=none&before=x").status_code == 200


def test_the_list_goes_on_by_key(at_desk, reported, live_story):
    article = live_story()
    reports = [reported(article, text=f"Number {number}.") for number in range(52)]
    first = at_desk.get(LIST).text
    assert page_of(reports[1]) not in first
    older = first.split('href="?state=open&amp;before=')[1].split('"')[0]
    second = at_desk.get(f"{LIST}?state=open&before={older}").text
    assert page_of(reports[1]) in second
    assert page_of(reports[2]) not in second


def test_a_section_narrows_the_list(at_desk, reported, live_story, sport, news):
    of_news, of_sport = reported(), reported(live_story(section=sport))
    text = at_desk.get(f"{LIST}?section=sport").text
    assert page_of(of_sport) in text
    assert page_of(of_news) not in text


def test_who_is_confined_finds_their_sections_alone(signed_in, person, reported, live_story, sport):
    client = signed_in(person("Editor", sections=[sport]))
    of_news, of_sport = reported(), reported(live_story(section=sport))
    assert page_of(of_news) not in client.get(LIST).text
    assert page_of(of_sport) in client.get(LIST).text
    assert client.get(page_of(of_news)).status_code == 404
    assert client.post(page_of(of_news), {"way": "take-up"}).status_code == 404
    assert client.get(page_of(of_sport)).status_code == 200
    assert page_of(of_news) not in client.get("/admin/").text


@pytest.mark.parametrize("role", ["Writer", "Desk reader", "Staff manager"])
def test_others_find_no_reports(signed_in, person, reported, role):
    client = signed_in(person(role))
    report = reported()
    assert client.get(LIST).status_code == 403
    assert client.get(page_of(report)).status_code in {403, 404}
    assert LIST not in client.get("/admin/").text
    story = client.get(report.article.get_absolute_url())
    assert report.text not in getattr(story, "text", "")


def test_a_report_marks_its_words_and_shows_what_stands_there_now(
    at_desk, reported, next_version, writer
):
    report = reported()
    assert f"<mark>{WORDS}</mark>" in at_desk.get(page_of(report)).text
    article = report.article
    article.body = article.body.replace("six weeks", "eight weeks")
    next_version(article)  # its headline alone: the body is what the database has
    text = at_desk.get(page_of(report)).text
    assert "As readers have it now" in text


def test_a_readers_words_are_text_and_nothing_else(at_desk, reported):
    report = reported(text="<script>alert(1)</script>")
    assert "<script>alert" not in at_desk.get(page_of(report)).text
    assert "<script>alert" not in at_desk.get(LIST).text
    assert "<script>alert" not in at_desk.get(report.article.get_absolute_url()).text


def test_correct_the_story_opens_it_at_the_place(at_desk, reported):
    report = reported()
    answer = at_desk.post(page_of(report), {"way": "take-up"})
    assert answer.url == f"{report.article.get_absolute_url()}#{report.block}"
    report.refresh_from_db()
    assert report.state == State.IN_HAND
    text = at_desk.get(report.article.get_absolute_url()).text
    assert "1 error report" in text
    assert f'href="#{report.block}"' in text
    assert report.text in text


def test_a_refusal_is_a_sentence_and_keeps_the_words(at_desk, reported, editor):
    report = reported()
    answer = at_desk.post(page_of(report), {"way": "answer", "words": " "})
    assert answer.status_code == 422
    assert "Write the answer" in answer.text
    handle(report, "dismiss", by=editor, words="No.")
    answer = at_desk.post(page_of(report), {"way": "answer", "words": "Six is right."})
    assert answer.status_code == 422
    assert "Somebody else has dealt with this report" in answer.text


@pytest.mark.parametrize("way", ["", "nonsense", "correct", "x" * 50])
def test_a_forged_step_is_refused(at_desk, reported, way):
    report = reported()
    forged = {"way": way, "edition": "9" * 30, "words": "x"}
    assert at_desk.post(page_of(report), forged).status_code == 422
    assert not report.steps.exists()


def test_the_present_edition_can_be_said_to_correct_it(at_desk, reported, next_version):
    report = reported()
    edition = next_version(report.article).editions.live().get()
    assert "The present edition corrects it" in at_desk.get(page_of(report)).text
    at_desk.post(page_of(report), {"way": "correct", "edition": edition.pk})
    report.refresh_from_db()
    assert (report.state, report.correction) == (State.CORRECTED, edition)


def test_the_first_page_tells_of_reports(at_desk, reported):
    assert "Readers report errors" not in at_desk.get("/admin/").text
    reported()
    assert "Readers report errors" in at_desk.get("/admin/").text


def test_no_address_of_a_reader_is_shown_at_the_desk(at_desk, reported):
    report = reported(email="ann@example.org")
    for address in (LIST, page_of(report), "/admin/", report.article.get_absolute_url()):
        assert "ann@example.org" not in at_desk.get(address).text
    assert Report.objects.get().email == "ann@example.org"
