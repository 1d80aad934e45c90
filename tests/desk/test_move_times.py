"""The times that a move is given at the desk."""

from datetime import timedelta

import pytest

from articles.models import Article
from tests.desk.moving import address, local


def test_an_end_before_the_beginning_is_refused_at_the_end(signed_in, story, publisher, tomorrow):
    article = story("submit", "approve")
    times = {"at": local(tomorrow), "until": local(tomorrow - timedelta(hours=1))}
    refused = signed_in(publisher).post(address(article, "publish"), times)
    assert "The end must come after the beginning." in refused.context["move"].form.errors["until"]
    assert not article.editions.exists()


@pytest.mark.parametrize("nonsense", ["tomorrow", "2026-02-31T09:00", "9" * 400])
def test_a_time_that_is_none_is_refused_at_its_field(signed_in, story, publisher, nonsense):
    article = story("submit", "approve")
    refused = signed_in(publisher).post(address(article, "publish"), {"at": nonsense})
    assert refused.status_code == 422
    assert refused.context["move"].form.errors["at"]


HALF = {"at_choice": "some", "at": ""}  # as browsers send a day without its time


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        (HALF, "Fill in the day and the time."),
        ({"at_choice": "none", "at": "2099-01-01T09:00"}, "A time is filled in"),
        ({"at_choice": "now", "at": ""}, "not one of the available choices"),
    ],
)
def test_a_story_does_not_go_live_by_a_time_that_is_not_whole(
    signed_in, story, publisher, said, sentence
):
    article = story("submit", "approve")
    refused = signed_in(publisher).post(address(article, "publish"), said)
    assert sentence in refused.context["move"].form.errors["at"][0]
    assert not article.editions.exists()


def test_a_story_does_not_stay_for_good_by_an_end_that_is_not_whole(signed_in, story, publisher):
    article = story("submit", "approve")
    said = {"at_choice": "none", "until_choice": "some", "until": ""}
    refused = signed_in(publisher).post(address(article, "publish"), said)
    assert "Fill in the day and the time." in refused.context["move"].form.errors["until"]
    assert not article.editions.exists()


@pytest.mark.parametrize("said", [HALF, {}, {"at": ""}])
def test_an_embargo_is_not_lifted_by_emptying_its_time(signed_in, story, publisher, tomorrow, said):
    article = story("submit", "approve", ("publish", {"at": tomorrow}))
    refused = signed_in(publisher).post(address(article, "reschedule"), said)
    assert refused.status_code == 422
    assert article.standing_at() == "planned"


def test_what_was_planned_goes_live_at_once_where_that_is_said(
    signed_in, story, publisher, tomorrow
):
    article = story("submit", "approve", ("publish", {"at": tomorrow}))
    signed_in(publisher).post(address(article, "reschedule"), {"at_choice": "none"})
    assert article.standing_at() == "live"


@pytest.mark.parametrize(
    ("time", "sentence"),
    [
        ("2099-03-29T01:30", "forward that night, so there is no 01:30"),
        ("2099-10-25T01:30", "back that night, so 01:30 comes twice"),
        ("9999-12-31T09:00", "too far off"),
    ],
)
def test_a_time_that_is_no_moment_is_refused_with_the_reason(
    signed_in, story, publisher, settings, time, sentence
):
    settings.TIME_ZONE = "Europe/London"
    article = story("submit", "approve")
    refused = signed_in(publisher).post(address(article, "publish"), {"at": time})
    assert sentence in refused.context["move"].form.errors["at"][0]
    assert not article.editions.exists()


def test_a_plan_is_named_before_it_is_changed_or_taken_back(
    signed_in, live_story, next_version, publisher, tomorrow
):
    article = live_story()
    next_version(article, "correction", public_note="Wrong.", at=tomorrow)
    next_version(article, "minor", at=tomorrow + timedelta(days=1))
    client = signed_in(publisher)
    taken_back = client.get(address(article, "cancel")).text
    assert "Correction" in taken_back
    assert "Minor change" in taken_back
    put_off = client.get(address(article, "reschedule")).text.split('id="id_reschedule_at')[0]
    assert "· Correction" in put_off
    assert "· Minor change" not in put_off


def test_a_story_is_planned_in_the_clock_of_the_site(
    signed_in, story, publisher, tomorrow, settings
):
    article = story("submit", "approve")
    client = signed_in(publisher)
    assert settings.TIME_ZONE in client.get(address(article, "publish")).content.decode()
    client.post(address(article, "publish"), {"at": local(tomorrow)})
    planned = article.editions.get()
    assert local(planned.live_from) == local(tomorrow)
    assert Article.objects.get(pk=article.pk).standing_at() == "planned"


def test_changing_the_time_begins_with_the_time_that_is_planned(
    signed_in, story, publisher, tomorrow
):
    article = story("submit", "approve", ("publish", {"at": tomorrow}))
    asked = signed_in(publisher).get(address(article, "reschedule"))
    assert local(tomorrow) in asked.content.decode()
