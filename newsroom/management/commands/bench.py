"""How the pages take the newsroom's growth."""

import json
import os
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree
from statistics import median
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from newsroom import stopwatch, turnstile
from newsroom.stopwatch_desk import LENGTHS

SIZES = [40, 5_000, 100_000]
PUBLIC = ["front", "past front", "section", "topic", "author", "story"]
DESK = ["story list", "story form", "front form", "library", "library, usual", "library, rare"]
DESK += [
    f"{act}, {length}" for length in LENGTHS for act in ("form", "save", "autosave", "compare")
]
MOST_GROWTH = 1.3
MOST_QUERIES = {"story": 5}
WARM_UP = 3


class Newsroom:
    """A newsroom of so many stories, in a database and a process of its own."""

    def __init__(self, size: int, *, folder: Path) -> None:
        self.size = size
        self.folder = folder
        self.environment = {
            **os.environ,
            "DATA_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            "CACHE_URL": "dummycache://",
        }
        self.times: dict[str, list[float]] = {}
        self.queries: dict[str, int] = {}

    def make(self) -> None:
        """Fill the database once; a later run finds it as it was."""
        if not (self.folder / "made").exists():
            rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            self.run("migrate", "--verbosity", "0")
            many = str(self.size)
            self.run("demo", "--stories", many, "--pictures", many, "--seed", "7")
            (self.folder / "made").touch()
        self.run("prepare")

    def run(self, *command: str) -> None:
        subprocess.run([sys.executable, "manage.py", *command], env=self.environment, check=True)

    def open(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "bench", "--answer"],
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.addresses = json.loads(self.process.stdout.readline())

    def measure(self, page: str) -> None:
        print(page, file=self.process.stdin, flush=True)
        figures = json.loads(self.process.stdout.readline() or "null")
        if figures is None:
            raise SystemExit(f"{page} cannot be measured at {self.size:,} stories.")
        self.times.setdefault(page, []).append(figures["ms"])
        self.queries[page] = figures["queries"]

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait()


class Command(BaseCommand):
    help = "Measures server time and queries of the pages, uncached, as the newsroom grows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
        parser.add_argument("--rounds", type=int, default=60)
        parser.add_argument("--answer", action="store_true", help="measure what stdin names")

    def handle(self, *, sizes: list[int], rounds: int, answer: bool, **options: Any) -> None:
        if answer:
            return stopwatch.answer()
        folder = settings.DATA_DIR / "bench" / fingerprint()
        for old in folder.parent.glob("*"):
            if old != folder:
                rmtree(old)
        newsrooms = [Newsroom(size, folder=folder / str(size)) for size in sizes]
        for newsroom in newsrooms:
            newsroom.make()
        for newsroom in newsrooms:
            newsroom.open()
        # Sizes take turns, so that whatever else the machine does is shared by all.
        for number in range(rounds + WARM_UP):
            for page in PUBLIC + DESK:
                for newsroom in newsrooms if number % 2 else reversed(newsrooms):
                    newsroom.measure(page)
        for newsroom in newsrooms:
            newsroom.close()
        faults = self.report(newsrooms)
        served = turnstile.figures(newsrooms[-1].environment, newsrooms[-1].addresses["story"])
        for name, rate in served.items():
            self.stdout.write(f"{name:34}{rate:8,.0f} requests/s")
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise SystemExit(1)

    def report(self, newsrooms: list[Newsroom]) -> list[str]:
        """Print the table; returns a sentence for each figure that is worse than promised."""
        faults = []
        sizes = "".join(f"{newsroom.size:>14,}" for newsroom in newsrooms)
        self.stdout.write(f"{'page':22}{sizes}{'growth':>10}")
        for page in PUBLIC + DESK:
            cells = "".join(
                f"{median(newsroom.times[page][WARM_UP:]):8.1f} ms{newsroom.queries[page]:3}"
                for newsroom in newsrooms
            )
            growth = growth_of(page, *newsrooms[-2:])
            self.stdout.write(f"{page:22}{cells}{growth:9.2f}×")
            if growth > MOST_GROWTH:
                faults.append(f"{page} takes {growth:.2f}× as long: at most {MOST_GROWTH}×.")
            queries = max(newsroom.queries[page] for newsroom in newsrooms)
            if queries > MOST_QUERIES.get(page, queries):
                faults.append(f"{page} makes {queries} queries: at most {MOST_QUERIES[page]}.")
        self.stdout.write("Median server time, queries; growth between the last two sizes.")
        return faults


def growth_of(page: str, *newsrooms: Newsroom) -> float:
    """How many times as long a page takes in the last newsroom as in the first."""
    first, last = newsrooms[0], newsrooms[-1]
    return median(last.times[page][WARM_UP:]) / median(first.times[page][WARM_UP:])


def fingerprint() -> str:
    """A digest over the code that decides what a measured newsroom holds."""
    digest = blake2b(digest_size=8)
    folders = [settings.BASE_DIR / "articles" / "models", settings.BASE_DIR / "newsroom" / "demo"]
    migrations = settings.BASE_DIR.glob("*/**/migrations/*.py")
    for path in sorted([*migrations, *(file for top in folders for file in top.rglob("*.*"))]):
        if ".venv" not in path.parts and path.suffix in {".py", ".yaml", ".md"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()
