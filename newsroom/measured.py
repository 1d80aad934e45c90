"""Newsrooms of several sizes to be measured, each made once."""

import json
import os
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path
from shutil import rmtree

from django.conf import settings


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


def fingerprint() -> str:
    """A digest over the code that decides what a measured newsroom holds."""
    digest = blake2b(digest_size=8)
    folders = [settings.BASE_DIR / "articles" / "models", settings.BASE_DIR / "newsroom" / "demo"]
    migrations = settings.BASE_DIR.glob("*/**/migrations/*.py")
    for path in sorted([*migrations, *(file for top in folders for file in top.rglob("*.*"))]):
        if ".venv" not in path.parts and path.suffix in {".py", ".yaml", ".md"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()
