"""Everything between an empty folder and a served paper, in one process."""

import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.utils.autoreload import DJANGO_AUTORELOAD_ENV
from gunicorn.app.wsgiapp import run as run_gunicorn

from newsroom import keeper, serving
from newsroom.greeting import greeting


class Command(BaseCommand):
    help = "Prepares what is missing, then serves: with gunicorn, or reloading itself under DEBUG."

    def handle(self, *args: Any, **options: Any) -> None:
        if os.environ.get(DJANGO_AUTORELOAD_ENV) != "true":
            serving.try_port()
            call_command("prepare", stdout=self.stdout)
        if settings.DEBUG:
            return self.serve_and_reload()
        # Each process opens its own connections.
        connections.close_all()
        sys.argv = ["gunicorn", "-c", str(settings.BASE_DIR / "gunicorn.conf.py")]
        return run_gunicorn()

    def serve_and_reload(self) -> None:
        if os.environ.get(DJANGO_AUTORELOAD_ENV) != "true":
            keeper.start("manage.py", "runworker")
            self.stdout.write(greeting())
        call_command("runserver", serving.address())
