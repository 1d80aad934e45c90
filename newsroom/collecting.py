"""Collects the static files, and leaves those of earlier releases to the pages that ask for them.

A page that somebody opened before a release names that release's files, by their hashes.
"""

import json
import os
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

KEPT_FOR = 30 * 24 * 60 * 60  # seconds after the release that had them was replaced
MANIFEST = "staticfiles.json"
COMPRESSED = (".gz", ".br")


def collect() -> None:
    """Bring what is served up to what the code has; a server that is running loses nothing."""
    root = Path(settings.STATIC_ROOT)
    earlier = manifest(root)
    if earlier:
        make_room(root, earlier)
    call_command("collectstatic", interactive=False, clear=not earlier, verbosity=0)


def manifest(root: Path) -> dict[str, str]:
    """What was collected last: each file's name, and its name with its hash."""
    try:
        return json.loads((root / MANIFEST).read_text())["paths"]
    except (OSError, ValueError, KeyError):
        return {}


def make_room(root: Path, earlier: dict[str, str], *, now: float | None = None) -> None:
    """Take away the files without a hash, and those that no release has had for a month."""
    now = time.time() if now is None else now
    in_use = set(earlier.values())
    for path in [path for path in root.rglob("*") if path.is_file()]:
        name = path.relative_to(root).as_posix()
        for ending in COMPRESSED:
            name = name.removesuffix(ending)
        if name in in_use:
            os.utime(path, (now, now))  # from now on it is of an earlier release
        elif name in earlier or path.stat().st_mtime < now - KEPT_FOR:
            path.unlink()
