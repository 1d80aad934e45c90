"""Brings the catalogues of the interface's texts up to what the code says."""

from typing import Any

from django.core.management.base import BaseCommand

from newsroom.catalogues import files


class Command(BaseCommand):
    help = "Finds the interface's texts, updates the catalogues of each language, compiles them."

    def handle(self, *args: Any, **options: Any) -> None:
        for language in files.LANGUAGES:
            known, missing = files.update(language)
            path = files.path_of(language).relative_to(files.FOLDER.parent.parent)
            self.stdout.write(f"{path}: {known} texts, {missing} without words")
