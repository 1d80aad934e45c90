"""Where is kept what can be made again: sessions' counters, pages, and how often readers ask."""

from pathlib import Path
from typing import Any

STEADY = "newsroom.counters.SteadyRedisCache"


def stores(default: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The caches, from the one that the settings name.

    Pages must not push out what counts sign-in attempts; nor must readers, of whom no file is
    written: what counts them lies in memory, or where machines share it.
    """
    pages = {**default, "KEY_PREFIX": "pages"}
    readers = {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "readers",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
    if default["BACKEND"].endswith("FileBasedCache"):
        pages["LOCATION"] = str(Path(default["LOCATION"]) / "pages")
        pages["OPTIONS"] = {"MAX_ENTRIES": 2000}
    elif default["BACKEND"].endswith("RedisCache"):
        waits = {
            "socket_timeout": 0.5,
            "socket_connect_timeout": 0.5,
        }  # seconds: for a page, no longer
        pages["OPTIONS"] = {**default.get("OPTIONS", {}), **waits}
        readers = {**pages, "KEY_PREFIX": "readers"}
        default = {**default, "OPTIONS": pages["OPTIONS"], "BACKEND": STEADY}
    return {"default": default, "pages": pages, "readers": readers}
