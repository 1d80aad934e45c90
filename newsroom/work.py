"""Work that must not hold up a request: taken up once due, at least once, one bad item alone.

Tasks are rows of django-tasks-db, written in the transaction of the change they follow from. This
adds what that package leaves out: a failed task is tried again, later and later; a task whose
worker was killed is taken up by another; finished rows do not stay for ever.
"""

import contextlib
import logging
import signal
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from newsroom.compat.tasks import TaskContext, TaskResultStatus

logger = logging.getLogger(__name__)

#: How long to wait after the first, second, … failure; after the last one the task has failed.
PAUSES = [timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1)]
#: A task is stopped after TIME_ALLOWED; one that runs for longer than LEASE has lost its worker.
TIME_ALLOWED = timedelta(minutes=4)
LEASE = timedelta(minutes=5)
#: Successful tasks go soon, for they may hold somebody's mail; failed ones stay to be read.
KEPT = {TaskResultStatus.SUCCESSFUL: timedelta(days=1), TaskResultStatus.FAILED: timedelta(days=30)}


def due(at: datetime | None = None) -> QuerySet:
    """The tasks that may begin at a moment (now, if not said), most urgent first."""
    at = at or timezone.now()
    at_any_time = Q(run_after=get_date_max())
    return DBTaskResult.objects.filter(
        at_any_time | Q(run_after__lte=at), status=TaskResultStatus.READY
    )


def carry_out_next(worker: str, at: datetime | None = None) -> bool:
    """Carry out the most urgent task that is due; says whether there was one."""
    if not due(at).exists():  # looking takes no lock, so that an idle worker is in nobody's way
        return False
    with transaction.atomic():
        row = due(at).select_for_update(skip_locked=True).first()
        if row is None:
            return False
        row.claim(worker)
    try:
        with _time_allowed():
            result = _call(row)
        row.set_successful(result)
    except (Exception, SystemExit) as error:
        _failed(row, error, at)
    return True


def take_back(at: datetime | None = None) -> None:
    """Free the tasks that a dead worker holds; those that outlived every try have failed."""
    at = at or timezone.now()
    lost = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING, started_at__lt=at - LEASE)
    with transaction.atomic():
        for row in lost.select_for_update(skip_locked=True):
            _failed(row, TimeoutError("The worker never came back from this task."), at)


def clear_away(at: datetime | None = None) -> None:
    """Delete what finished long ago."""
    at = at or timezone.now()
    for status, period in KEPT.items():
        DBTaskResult.objects.filter(status=status, finished_at__lt=at - period).delete()


def _call(row: DBTaskResult) -> Any:
    task, result = row.task, row.task_result
    context = (TaskContext(task_result=result),) if task.takes_context else ()
    return task.call(*context, *result.args, **result.kwargs)


def _failed(row: DBTaskResult, error: BaseException, at: datetime | None) -> None:
    """Put a task back for later, or mark it as failed where it has had all its tries."""
    tries = len(row.worker_ids)
    with transaction.atomic():
        row.set_failed(error)
        if tries <= len(PAUSES):
            row.status, row.finished_at = TaskResultStatus.READY, None
            row.run_after = (at or timezone.now()) + PAUSES[tries - 1]
            row.save(update_fields=["status", "finished_at", "run_after"])
    if row.status == TaskResultStatus.FAILED:
        logger.error("%s failed %s times and is given up.", row.task_path, tries, exc_info=error)
    else:
        logger.warning("%s failed and is tried again later: %r", row.task_path, error)


@contextlib.contextmanager
def _time_allowed() -> Iterator[None]:
    """Raise TimeoutError in a task that does not end, so that the rest need not wait for it."""

    def stop(signum, frame):
        raise TimeoutError(f"This task took longer than {TIME_ALLOWED}.")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, TIME_ALLOWED.total_seconds())
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
