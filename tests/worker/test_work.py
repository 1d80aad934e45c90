"""Queued work is carried out, at least once, whatever happens to any one item."""

import signal
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from newsroom import work
from newsroom.compat.tasks import TaskResultStatus
from newsroom.management.commands import runworker
from tests.worker import errands

pytestmark = pytest.mark.django_db
READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
FAILED, SUCCESSFUL = TaskResultStatus.FAILED, TaskResultStatus.SUCCESSFUL


@pytest.fixture(autouse=True)
def done():
    errands.done.clear()
    return errands.done


def row():
    return DBTaskResult.objects.get()


def work_through(at=None):
    while work.carry_out_next("tester", at):
        pass


def test_queued_work_is_carried_out_once(done):
    errands.deliver.enqueue("letter")
    work_through()
    work_through()
    assert done == ["letter"]
    assert row().status == SUCCESSFUL


def test_work_is_queued_in_the_transaction_of_its_cause(done):
    with transaction.atomic():
        errands.deliver.enqueue("letter")
        assert DBTaskResult.objects.count() == 1
        transaction.set_rollback(True)
    work_through()
    assert not DBTaskResult.objects.exists()
    assert done == []


def test_urgent_work_goes_first(done):
    errands.deliver.enqueue("later")
    errands.deliver_first.enqueue("first")
    work_through()
    assert done == ["first", "later"]


def test_work_for_later_waits_for_its_time(done):
    friday = timezone.now() + timedelta(days=3)
    errands.deliver.using(run_after=friday).enqueue("letter")
    work_through()
    assert done == []
    work_through(at=friday)
    assert done == ["letter"]


@pytest.mark.parametrize(
    "bad",
    [
        errands.stumble,
        errands.leave_the_process,
        pytest.param(errands.answer_with_nonsense, marks=pytest.mark.django_db(transaction=True)),
    ],
    ids=["fails", "leaves", "answers with nonsense"],
)
def test_one_bad_item_does_not_stop_the_rest(bad, done):
    bad.enqueue("parcel")
    errands.deliver.enqueue("letter")
    work_through()
    assert done == ["letter"]


def test_work_whose_code_is_gone_does_not_stop_the_rest(done):
    errands.deliver.enqueue("lost")
    DBTaskResult.objects.update(task_path="tests.worker.errands.no_longer_here")
    errands.deliver.enqueue("letter")
    work_through()
    assert done == ["letter"]


def test_work_that_never_ends_does_not_stop_the_rest(done, monkeypatch):
    monkeypatch.setattr(work, "TIME_ALLOWED", timedelta(seconds=0.05))
    errands.never_end.enqueue()
    errands.deliver.enqueue("letter")
    work_through()
    assert done == ["letter"]
    assert "TimeoutError" in DBTaskResult.objects.get(status=READY).exception_class_path
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_failed_work_is_tried_again_later_until_it_succeeds(done):
    errands.succeed_at_third.enqueue()
    moment = timezone.now()
    for tries, pause in enumerate(work.PAUSES[:2], start=1):
        work_through(at=moment)
        assert (row().status, len(row().worker_ids)) == (READY, tries)
        assert row().run_after == moment + pause
        moment += pause
    work_through(at=moment)
    assert done == ["third of 3"]
    assert (row().status, row().traceback) == (SUCCESSFUL, "")


def test_work_that_fails_every_time_is_given_up_and_logged(caplog):
    errands.stumble.enqueue("parcel")
    for day in range(20):
        work_through(at=timezone.now() + timedelta(days=day))
    assert row().status == FAILED
    assert len(row().worker_ids) == len(work.PAUSES) + 1
    assert "parcel could not be delivered" in row().traceback
    assert [r.levelname for r in caplog.records].count("ERROR") == 1


def test_the_pauses_between_tries_grow():
    assert sorted(work.PAUSES) == work.PAUSES


def test_work_of_a_killed_worker_is_taken_up_by_another(done):
    errands.deliver.enqueue("letter")
    row().claim("killed")
    killed_at = row().started_at
    work.take_back(at=killed_at + work.LEASE)
    assert row().status == RUNNING
    work.take_back(at=killed_at + work.LEASE + timedelta(seconds=1))
    work_through(at=killed_at + timedelta(hours=1))
    assert done == ["letter"]
    assert row().worker_ids == ["killed", "tester"]


def test_work_that_kills_every_worker_is_given_up():
    errands.deliver.enqueue("poison")
    for _ in range(len(work.PAUSES) + 1):
        row().claim("killed")
        work.take_back(at=timezone.now() + timedelta(hours=1))
    assert row().status == FAILED


def test_a_task_is_stopped_before_its_worker_counts_as_lost():
    assert work.TIME_ALLOWED < work.LEASE


def test_finished_work_is_cleared_away_in_time():
    errands.deliver.enqueue("letter")
    work_through()
    finished_at = row().finished_at
    work.clear_away(at=finished_at + timedelta(hours=23))
    assert DBTaskResult.objects.count() == 1
    work.clear_away(at=finished_at + timedelta(hours=25))
    assert not DBTaskResult.objects.exists()


def test_an_idle_worker_takes_no_lock(django_assert_num_queries):
    with django_assert_num_queries(1) as seen:
        assert not work.carry_out_next("tester")
    assert seen[0]["sql"].startswith("SELECT")


def test_the_command_does_what_is_due_and_leaves(done):
    errands.stumble.enqueue("parcel")
    errands.deliver.enqueue("letter")
    call_command("runworker", once=True)
    assert done == ["letter"]


@pytest.mark.django_db(transaction=True)
def test_a_chore_that_fails_keeps_neither_the_others_nor_the_work_from_being_done(
    done, monkeypatch, caplog
):
    def stumble():
        raise ZeroDivisionError

    monkeypatch.setattr(runworker, "CHORES", (stumble, *runworker.CHORES))
    SessionStore().create()
    Session.objects.update(expire_date=timezone.now())
    errands.deliver.enqueue("letter")
    worker = runworker.Command()
    worker.worker, worker.next_round = "tester", 0.0
    assert worker.turn() == 0
    assert done == ["letter"]
    assert not Session.objects.exists()
    assert "stumble failed" in caplog.text
    assert worker.next_round > 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_told_to_stop_ends_after_the_task_in_hand(done):
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    errands.ask_the_worker_to_stop.enqueue()
    errands.deliver.enqueue("letter")
    try:
        call_command("runworker")
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
    assert done == ["asked"]
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == [READY, SUCCESSFUL]


@pytest.mark.django_db(transaction=True)
def test_a_worker_waits_while_the_database_is_away(done):
    def away(execute, sql, params, many, context):
        raise OperationalError("the database is away")

    worker = runworker.Command()
    worker.worker, worker.next_round = "tester", 0.0
    errands.deliver.enqueue("letter")
    with connection.execute_wrapper(away):
        assert worker.turn() == runworker.TROUBLE
    assert worker.turn() == 0
    assert done == ["letter"]
    assert worker.turn() == runworker.IDLE
