from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles import search
from articles.models import SearchEntry


class Command(BaseCommand):
    help = "Makes the index of readers’ search anew; readers search the old one meanwhile."

    def handle(self, **options: Any) -> None:
        with tqdm(unit=" editions", leave=False, disable=None) as bar:
            search.rebuild(done=bar.update)
        self.stdout.write(f"{SearchEntry.objects.count():,} editions can be found.")
