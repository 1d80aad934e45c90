"""Where is kept what can be made again: sessions' counters, pages, and how often readers ask."""

from pathlib import Path
from typing import Any

STEADY = "newsroom.counters.SteadyRedisCache"


def stores(default: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The caches, from the one that the settings name.

    Neither pages nor what the desk worked out must push out what counts sign-in attempts; nor must
    readers, of whom no file is written: they are counted in memory, or where machines share it.
    """
    pages, desk = ({**default, "KEY_PREFIX": name} for name in ("pages", "desk"))
    readers = {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "readers",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
    if default["BACKEND"].endswith("FileBasedCache"):
        for store in (pages, desk):
            store["LOCATION"] = str(Path(default["LOCATION"]) / store["KEY_PREFIX"])
            store["OPTIONS"] = {"MAX_ENTRIES": 2000}
        default = {**default, "OPTIONS": {"MAX_ENTRIES": 10_000, **default.get("OPTIONS", {})}}
    elif default["BACKEND"].endswith("RedisCache"):
        # Seconds: nobody waits for a store longer than for a page.
        waits = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5}
        pages["OPTIONS"] = {**default.get("OPTIONS", {}), **waits}
        readers = {**pages, "KEY_PREFIX": "readers"}
        default = {**default, "OPTIONS": pages["OPTIONS"], "BACKEND": STEADY}
        desk = {**default, "KEY_PREFIX": "desk"}
    return {"default": default, "pages": pages, "desk": desk, "readers": readers}
