from argparse import ArgumentParser
from collections import Counter
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware
from tqdm import tqdm

from articles.models import Article, Author, Section, Tag
from newsroom.demo import SIGN_INS, bulk, loader
from newsroom.pictures.models import Picture


class Command(BaseCommand):
    help = "Fills an empty newsroom: with a small paper, or with any number of stories to measure."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--stories", type=int, help="make so many stories, for measuring")
        parser.add_argument(
            "--pictures", type=int, default=0, help="with --stories: so many pictures beside them"
        )
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same stories")
        parser.add_argument(
            "--until",
            type=when,
            default=bulk.UNTIL,
            help=f"the last publication, as 2026-11-01T12:00 (default {bulk.UNTIL:%Y-%m-%dT%H:%M})",
        )
        parser.add_argument("--force", action="store_true", help="even where there are stories")
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where there are stories"
        )

    def handle(self, *, stories: int | None, force: bool, if_empty: bool, **options: Any) -> None:
        has_stories = Article.objects.exists()
        if if_empty and (has_stories or not settings.DEMO_PASSWORD):
            return
        if has_stories and not force:
            raise CommandError(
                "This newsroom already has stories, and they stay as they are. "
                "To add the demo's to them, say --force."
            )
        if stories is None:
            self.load_paper()
        else:
            self.fill(stories, seed=options["seed"], until=options["until"])
            bulk.fill_library(options["pictures"], seed=options["seed"])

    def load_paper(self) -> None:
        if not settings.DEMO_PASSWORD:
            raise CommandError(
                "DEMO_PASSWORD is not set: it is the password of the demo's sign-ins. "
                "Put it in .env, or run: DEMO_PASSWORD=… python manage.py demo"
            )
        told = loader.load(password=settings.DEMO_PASSWORD)
        counts = Counter(Article.objects.with_standing().values_list("standing", flat=True))
        standings = ", ".join(f"{count} {standing}" for standing, count in counts.most_common())
        self.stdout.write(
            f"Told {len(told)} stories ({standings}) in {Section.objects.count()} sections, by "
            f"{Author.objects.count()} authors, with {Tag.objects.count()} tags and "
            f"{Picture.objects.count()} pictures."
        )
        self.stdout.write(f"Sign in as {', '.join(SIGN_INS)}, with DEMO_PASSWORD.")

    def fill(self, stories: int, *, seed: int, until: datetime) -> None:
        with tqdm(total=stories, unit=" stories", leave=False, disable=None) as bar:
            try:
                bulk.fill(
                    stories,
                    seed=seed,
                    until=until,
                    password=settings.DEMO_PASSWORD or None,
                    made=bar.update,
                )
            except IntegrityError as error:
                raise CommandError(
                    f"Stories of seed {seed} are here already: choose another seed."
                ) from error
        self.stdout.write(
            f"Made {stories:,} stories from seed {seed}, the last of {until:%-d %B %Y}."
        )


def when(words: str) -> datetime:
    """A moment as somebody typed it, in the site's time zone unless they named another."""
    moment = parse_datetime(words)
    if moment is None:
        raise ValueError(words)
    return make_aware(moment) if is_naive(moment) else moment
