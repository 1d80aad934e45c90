"""Background work under Django's own names: django.tasks from Django 6 on, its backport before."""

from typing import TYPE_CHECKING

import django

if TYPE_CHECKING or django.VERSION >= (6, 0):
    from django.tasks import TaskContext, TaskResultStatus, task
else:
    from django_tasks import TaskContext, TaskResultStatus, task

__all__ = ["TaskContext", "TaskResultStatus", "task"]
