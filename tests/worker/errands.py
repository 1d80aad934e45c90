"""Tasks for the worker's tests; each notes in `done` that it was carried out."""

import os
import signal
import time

from newsroom.compat.tasks import TaskContext, task

done: list[str] = []


@task
def deliver(name):
    done.append(name)


@task(priority=10)
def deliver_first(name):
    done.append(name)


@task
def stumble(name):
    raise OSError(f"{name} could not be delivered")


@task(takes_context=True)
def succeed_at_third(context: TaskContext):
    if context.attempt < 3:
        raise OSError("not yet")
    done.append(f"third of {context.attempt}")


@task
def leave_the_process(name):
    raise SystemExit(3)


@task
def answer_with_nonsense(name):
    return object()


@task
def never_end():
    while True:
        time.sleep(0.01)


@task
def ask_the_worker_to_stop():
    os.kill(os.getpid(), signal.SIGTERM)
    done.append("asked")
