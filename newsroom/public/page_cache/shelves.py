"""Where pages are kept: a shelf in each process, and a store that processes and machines share."""

import fcntl
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from django.core.cache import BaseCache, caches

from newsroom.public.page_cache.pages import Page

logger = logging.getLogger(__name__)

# Larger than this many bytes, a page is made anew each time.
LARGEST = 512 * 1024
# Seconds for which a store that failed is left alone.
REST = 5


class Shelf:
    """The pages last asked for, up to a number and a size in bytes; any thread may use it."""

    def __init__(self, *, pages: int, size: int) -> None:
        self.pages, self.size = pages, size
        self.filled = 0
        self._kept: OrderedDict[str, Page] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: str) -> Page | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: str, page: Page) -> None:
        """Keep a page, in place of those that nobody asked for longest."""
        with self._lock:
            self._take(key)
            self._kept[key] = page
            self.filled += page.size
            while len(self._kept) > self.pages or self.filled > self.size:
                self._take(next(iter(self._kept)))

    def _take(self, key: str) -> None:
        page = self._kept.pop(key, None)
        self.filled -= page.size if page else 0


class Store:
    """The cache that all processes share. It may fail: pages are then made, as without it."""

    def __init__(self, alias: str) -> None:
        self.alias = alias
        self.resting_until = 0.0

    def get(self, key: str) -> Page | None:
        return self._unless_it_fails(lambda store: store.get(key))

    def put(self, key: str, page: Page, *, seconds: float) -> None:
        self._unless_it_fails(lambda store: store.set(key, page, timeout=max(1, seconds)))

    def _unless_it_fails(self, use: Callable[[BaseCache], Any]) -> Any:
        if time.monotonic() < self.resting_until:
            return None
        try:
            return use(caches[self.alias])
        except Exception:
            self.resting_until = time.monotonic() + REST
            logger.exception("The shared page store fails: left alone for %d seconds.", REST)
            return None


class Turns:
    """One at a time on this machine: whoever comes later to the same key waits."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def taken(self, key: str) -> Iterator[None]:
        """Hold the turn; it ends with the process at the latest. Few keys share a turn."""
        with (self.folder / key[:2]).open("wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
