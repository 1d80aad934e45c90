"""A reader reports an error, with or without JavaScript, in a story that is live."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import workflow
from newsroom.public.reporting import OF_NETWORK
from newsroom.reports import forms
from newsroom.reports.models import LONGEST_TEXT, Report
from tests.reports.conftest import WORDS, block_with, only


def test_a_story_leads_to_its_form_and_back(anyone, live_story, path_of):
    path = path_of(live_story())
    assert f'href="{path}report/"' in anyone.get(path).text
    answer = anyone.get(f"{path}report/")
    assert answer.status_code == 200
    assert f'href="{path}"' in answer.text
    assert "six weeks" in answer.text  # a paragraph to choose


def test_a_story_page_is_the_same_for_everybody_and_sets_no_cookie(anyone, live_story, path_of):
    answer = anyone.get(path_of(live_story()))
    assert not answer.cookies
    assert "max-age=0" in answer.headers["Cache-Control"]


def test_the_form_is_kept_by_nobody_and_found_by_no_search(anyone, live_story, path_of):
    answer = anyone.get(f"{path_of(live_story())}report/")
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "same-origin"  # or browsers name no origin


def test_a_report_reaches_the_desk_at_its_words(fill_in, live_story):
    article = live_story()
    block = block_with(article, "six weeks")
    answer = fill_in(article, block=block, words=WORDS, email="ann@example.org")
    report = only()
    assert answer.status_code == 302
    assert answer.url == report.get_absolute_url()
    assert report.article == article
    assert (report.block, report.words, report.email) == (block, WORDS, "ann@example.org")
    assert report.marked[1] == WORDS


def test_words_that_do_not_stand_there_are_dropped_and_the_block_is_kept(fill_in, live_story):
    article = live_story()
    block = block_with(article, "six weeks")
    fill_in(article, block=block, words="The mayor stole it")
    assert (only().block, only().words) == (block, "")


def test_a_report_names_the_edition_that_its_reader_had(fill_in, live_story, next_version, path_of):
    article = next_version(live_story())
    first, second = article.editions.order_by("live_from")
    fill_in(article, edition="1")
    fill_in(article, edition="2")
    fill_in(article, edition="77")
    assert [report.edition for report in Report.objects.order_by("pk")] == [first, second, second]


HIDDEN = {
    "draft": [],
    "planned": ["submit", "approve", ("publish", {"at": timezone.now() + timedelta(days=300)})],
}
GONE = {"withdraw": "Court order", "kill": "Untrue"}


@pytest.mark.parametrize("steps", HIDDEN.values(), ids=HIDDEN)
def test_a_story_that_never_was_live_answers_as_one_that_never_was(
    anyone, story, fill_in, path_of, steps
):
    hidden = story(*steps)
    path = path_of(hidden) if steps else f"/2026/01/01/{hidden.slug}/"
    never = anyone.get("/2026/01/01/never/report/")
    for answer in (anyone.get(f"{path}report/"), fill_in(hidden, path=f"{path}report/")):
        assert answer.status_code == never.status_code == 404
        assert answer.content == never.content
    assert not Report.objects.exists()


@pytest.mark.parametrize(("move", "note"), GONE.items())
def test_a_story_that_was_taken_back_is_gone_with_its_form(
    anyone, story, fill_in, path_of, move, note
):
    gone = story("submit", "approve", "publish", (move, {"note": note}))
    path = f"{path_of(gone)}report/"
    for answer in (anyone.get(path), fill_in(gone, path=path)):
        assert answer.status_code == 410
    assert not Report.objects.exists()


def test_an_old_address_leads_to_the_form_at_the_present_one(
    anyone, live_story, writer, editor, publisher, path_of
):
    article = live_story()
    old = path_of(article)
    article.slug = "wall-mended"
    workflow.revise(article, by=writer, parent=article.head)
    for name, by in (("submit", writer), ("approve", editor)):
        workflow.move(article, name, by=by)
    workflow.move(article, "publish", by=publisher, change="update")
    assert anyone.get(f"{old}report/").url == f"{path_of(article)}report/"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": "  "}, "Say what is wrong."),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "at most 2000 characters"),
        ({"email": "ann at example"}, "Enter a valid email address."),
        ({"email": "ann@example.org\nBcc: all@example.org"}, "Enter a valid email address."),
        ({"block": "b-notthere"}, "Select a valid choice"),
        ({"website": "http://spam.example"}, "it is there for programs"),
        ({"begun": ""}, "This page was open for a long time"),
        ({"begun": "forged"}, "This page was open for a long time"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_is_kept(fill_in, live_story, wrong, sentence):
    answer = fill_in(live_story(), **{"text": "It takes eight weeks."} | wrong)
    assert answer.status_code == 422
    assert sentence in answer.text
    if "text" not in wrong:
        assert "It takes eight weeks." in answer.text
    assert not Report.objects.exists()


def test_what_is_sent_at_once_is_a_programs(fill_in, live_story):
    answer = fill_in(live_story(), begun=forms.seal_of_now())
    assert "That was quick." in answer.text
    assert not Report.objects.exists()


def test_a_network_sends_a_few_an_hour(fill_in, live_story):
    article = live_story()
    for _ in range(OF_NETWORK):
        assert fill_in(article).status_code == 302
    answer = fill_in(article, text="One more of mine")
    assert answer.status_code == 422
    assert "try again in an hour" in answer.text
    assert "One more of mine" in answer.text


def test_another_site_cannot_make_a_browser_report(fill_in, live_story):
    strict = Client(enforce_csrf_checks=True)
    assert fill_in(live_story(), client=strict).status_code == 403
    assert not Report.objects.exists()


def test_a_form_with_its_token_is_taken(anyone, live_story, path_of, fill_in):
    strict = Client(enforce_csrf_checks=True)
    article = live_story()
    page = strict.get(f"{path_of(article)}report/").text
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert fill_in(article, client=strict, csrfmiddlewaretoken=token).status_code == 302


def test_a_reader_finds_what_became_of_it_by_its_address_alone(anyone, reported):
    report = reported(email="ann@example.org")
    answer = anyone.get(report.get_absolute_url())
    assert report.text in answer.text
    assert WORDS in answer.text
    assert "ann@example.org" not in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert anyone.get("/reports/1/").status_code == 404


def test_of_a_story_taken_off_the_site_nothing_is_shown_there(anyone, reported, story):
    report = reported()
    story.advance(report.article, ("withdraw", {"note": "Court order"}))
    text = anyone.get(report.get_absolute_url()).text
    assert report.text in text
    assert WORDS not in text
    assert report.article.headline not in text


def test_the_form_s_cookie_is_sent_with_the_form_only(live_story, path_of):
    path = f"{path_of(live_story())}report/"
    browser = Client(enforce_csrf_checks=True)
    cookie = browser.get(path).cookies["csrftoken"]
    assert cookie["path"] == path
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
