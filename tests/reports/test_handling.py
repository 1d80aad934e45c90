"""What becomes of a report: one door, logged, told to the reader."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import workflow
from articles.models import Article
from newsroom.management.commands.runworker import Command
from newsroom.reports.handling import handle
from newsroom.reports.models import Report
from newsroom.reports.settling import forget_addresses, settle
from newsroom.reports.states import WAYS, State
from tests.reports.conftest import later

ANN = "ann@example.org"


@pytest.mark.django_db(transaction=True)
def test_a_correction_published_settles_the_report_and_tells_its_reader(
    reported, editor, next_version, letters
):
    report = reported(email=ANN)
    handle(report, "take-up", by=editor)
    article = next_version(report.article, "correction", public_note="It takes eight weeks.")
    report.refresh_from_db()
    assert report.state == State.CORRECTED
    assert report.correction == article.editions.live().get()
    (letter,) = letters()
    assert letter.to == [ANN]
    assert "It takes eight weeks." in letter.body
    assert f"{report.correction.path}changes/" in letter.body
    assert report.text not in letter.body.replace("It takes eight weeks.", "")


@pytest.mark.django_db(transaction=True)
def test_what_was_published_without_the_report_in_hand_settles_nothing(
    reported, editor, next_version, writer, publisher
):
    report = reported()
    next_version(report.article)
    article = Article.objects.get(pk=report.article.pk)
    article.headline += "?"
    workflow.revise(article, by=writer, parent=article.head)
    handle(report, "take-up", by=editor)  # after those words were written
    workflow.move(article, "submit", by=writer)
    workflow.move(article, "approve", by=editor)
    workflow.move(article, "publish", by=publisher, change="update")
    report.refresh_from_db()
    assert report.state == State.IN_HAND


@pytest.mark.django_db(transaction=True)
def test_a_planned_correction_settles_it_when_its_time_comes(
    reported, editor, next_version, letters
):
    report = reported(email=ANN)
    handle(report, "take-up", by=editor)
    next_version(report.article, "correction", public_note="Eight.", at=later(hours=2))
    settle()
    report.refresh_from_db()
    assert report.state == State.IN_HAND
    assert not letters()
    settle(at=later(hours=3))
    settle(at=later(hours=4))
    report.refresh_from_db()
    assert report.state == State.CORRECTED
    assert len(letters()) == 1
    assert report.steps.last().by.name == "Paul Publisher"


@pytest.mark.django_db(transaction=True)
def test_a_plan_that_is_cancelled_settles_nothing(reported, editor, next_version, story):
    report = reported()
    handle(report, "take-up", by=editor)
    article = next_version(report.article, at=later(hours=2))
    story.advance(article, "cancel")
    settle(at=later(hours=3))
    report.refresh_from_db()
    assert report.state == State.IN_HAND


def test_an_answer_is_told(reported, editor, letters, anyone):
    report = reported(email=ANN)
    handle(report, "answer", by=editor, words="Six is right: see the contract.")
    (letter,) = letters()
    assert "Six is right: see the contract." in letter.body
    assert report.get_absolute_url() in letter.body
    assert report.text not in letter.body
    assert "Six is right: see the contract." in anyone.get(report.get_absolute_url()).text


def test_a_dismissal_is_told_if_somebody_wants_it_told(reported, editor, letters, anyone):
    quiet, loud = reported(email=ANN), reported(email=ANN)
    handle(quiet, "dismiss", by=editor, words="A known crank.")
    handle(loud, "dismiss", by=editor, words="This is an opinion.", tell=True)
    (letter,) = letters()
    assert "This is an opinion." in letter.body
    assert "crank" not in anyone.get(quiet.get_absolute_url()).text


def test_who_left_no_address_gets_no_letter(reported, editor, letters):
    handle(reported(), "answer", by=editor, words="Six is right.")
    assert not letters()


def test_every_step_is_logged(reported, editor):
    report = reported()
    for name, words in (("take-up", ""), ("put-back", ""), ("dismiss", "No."), ("reopen", "")):
        handle(report, name, by=editor, words=words)
    said = [(step.way, step.by, step.words) for step in report.steps.all()]
    assert said == [
        ("take-up", editor, ""),
        ("put-back", editor, ""),
        ("dismiss", editor, "No."),
        ("reopen", editor, ""),
    ]


@pytest.mark.parametrize("name", ["answer", "dismiss"])
def test_words_must_be_given_where_they_are_asked_for(reported, editor, name):
    report = reported()
    with pytest.raises(ValidationError) as refusal:
        handle(report, name, by=editor, words="  ")
    assert refusal.value.message_dict == {"words": [WAYS[name].words]}
    assert not report.steps.exists()


def test_a_report_is_settled_once(reported, editor, other_editor, letters):
    report = reported(email=ANN)
    same = Report.objects.get(pk=report.pk)
    handle(report, "answer", by=editor, words="Six is right.")
    with pytest.raises(ValidationError, match="Somebody else"):
        handle(same, "answer", by=other_editor, words="Eight, sorry.")
    assert len(letters()) == 1


def test_corrected_needs_an_edition(reported, editor):
    with pytest.raises(ValidationError, match="which edition"):
        handle(reported(), "correct", by=editor)


def test_only_who_may_handles_reports(reported, writer, reader, manager, person, sport):
    report = reported()
    of_sport = person("Editor", sections=[sport])
    for somebody in (writer, reader, manager, of_sport):
        with pytest.raises(PermissionDenied):
            handle(report, "dismiss", by=somebody, words="No.")
    assert not report.steps.exists()


def test_addresses_are_forgotten_a_month_after(reported, editor):
    closed, waiting, lying = (reported(email=ANN) for _ in range(3))
    now = timezone.now()
    handle(closed, "answer", by=editor, words="Six.", now=now - timedelta(days=31))
    Report.objects.filter(pk=lying.pk).update(sent_at=now - timedelta(days=400))
    forget_addresses()
    kept = dict(Report.objects.values_list("pk", "email"))
    assert kept == {closed.pk: "", waiting.pk: ANN, lying.pk: ""}


@pytest.mark.django_db(transaction=True)
def test_the_workers_round_settles_what_was_planned_and_forgets_addresses(
    reported, editor, next_version
):
    report, old = reported(email=ANN), reported(email=ANN)
    handle(report, "take-up", by=editor)
    next_version(report.article, "correction", public_note="Eight.", at=later(minutes=5))
    handle(old, "answer", by=editor, words="Six.", now=timezone.now() - timedelta(days=31))
    worker = Command()
    worker.worker, worker.next_round = "test", 0.0
    with time_machine.travel(later(minutes=6), tick=False):
        worker.turn()
    report.refresh_from_db()
    old.refresh_from_db()
    assert report.state == State.CORRECTED
    assert old.email == ""
