"""How the pages take the newsroom's growth."""

from shutil import rmtree
from statistics import median
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from newsroom import stopwatch, turnstile
from newsroom.measured import Newsroom, fingerprint
from newsroom.stopwatch_desk import LENGTHS
from newsroom.stopwatch_public import ROWS

SIZES = [40, 5_000, 100_000]
DESK = ["story list", "story form", "front form", "library", "library, usual", "library, rare"]
DESK += [
    f"{act}, {length}" for length in LENGTHS for act in ("form", "save", "autosave", "compare")
]
MOST_GROWTH = 1.3
# The sitemap's index names a page for every ten thousand stories, and so counts through them all.
MORE_GROWTH = {"sitemap": 6}
MOST_QUERIES = {"story": 4}
WARM_UP = 3


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
            for page in ROWS + DESK:
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
        for page in ROWS + DESK:
            cells = "".join(
                f"{median(newsroom.times[page][WARM_UP:]):8.1f} ms{newsroom.queries[page]:3}"
                for newsroom in newsrooms
            )
            growth = growth_of(page, *newsrooms[-2:])
            self.stdout.write(f"{page:22}{cells}{growth:9.2f}×")
            most = MORE_GROWTH.get(page, MOST_GROWTH)
            if growth > most:
                faults.append(f"{page} takes {growth:.2f}× as long: at most {most}×.")
            queries = max(newsroom.queries[page] for newsroom in newsrooms)
            if queries > MOST_QUERIES.get(page, queries):
                faults.append(f"{page} makes {queries} queries: at most {MOST_QUERIES[page]}.")
        self.stdout.write("Median server time, queries; growth between the last two sizes.")
        return faults


def growth_of(page: str, *newsrooms: Newsroom) -> float:
    """How many times as long a page takes in the last newsroom as in the first."""
    first, last = newsrooms[0], newsrooms[-1]
    return median(last.times[page][WARM_UP:]) / median(first.times[page][WARM_UP:])
