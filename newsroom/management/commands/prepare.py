"""Brings the database, the static files and the demo newsroom up to what the code expects."""

from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand

from newsroom import collecting, serving


class Command(BaseCommand):
    help = "Migrates; collects static files and loads the demo newsroom, each only where due."

    def handle(self, *args: Any, **options: Any) -> None:
        serving.try_database()
        # Even where no migration is due: roles and triggers follow the code after each.
        call_command("migrate", interactive=False, verbosity=0)
        if not settings.DEBUG:
            self.collect_static_files()
        call_command("demo", if_empty=True)

    def collect_static_files(self) -> None:
        """Collect again only where a file has changed, for compressing takes its time."""
        stamp = settings.DATA_DIR / "static.stamp"
        seen = fingerprint_of_static_files()
        if stamp.exists() and stamp.read_text() == seen:
            return
        self.stdout.write("Collecting the static files …")
        collecting.collect()
        stamp.write_text(seen)


def fingerprint_of_static_files() -> str:
    """A digest over the name, size and time of change of every static file."""
    digest = blake2b(digest_size=16)
    for finder in get_finders():
        for path, storage in finder.list([]):
            when = storage.get_modified_time(path).timestamp()
            digest.update(f"{path}|{storage.size(path)}|{when}\n".encode())
    return digest.hexdigest()
