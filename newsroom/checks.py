"""What the house cannot be served without, said before a reader finds out."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.db import connection

from newsroom import demo

# Older libraries may lose a committed transaction when the write-ahead log starts over.
SAFE_WAL = (3, 51, 3)


@register(Tags.security, deploy=True)
def the_site_is_served_over_https(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Cookies, redirects and the addresses in mails follow SITE_URL."""
    if settings.SITE_URL.startswith("https://"):
        return []
    return [
        Error(
            f"SITE_URL is {settings.SITE_URL}, which is not HTTPS.",
            hint="Set SITE_URL to the address that readers type, such as https://paper.example.",
            id="newsroom.E001",
        )
    ]


@register(Tags.caches, deploy=True)
def the_cache_is_shared(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """The limits on sign-in attempts are counted in the cache, by all processes together."""
    backend = settings.CACHES["default"]["BACKEND"]
    if not backend.endswith(("LocMemCache", "DummyCache")):
        return []
    return [
        Error(
            "The cache is private to each process, so sign-in attempts are not limited.",
            hint="Set CACHE_URL to a directory (filecache://…) or to Redis (redis://…).",
            id="newsroom.E002",
        )
    ]


@register(deploy=True)
def mail_leaves_the_house(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Invitations and lost passwords go by mail."""
    if not settings.EMAIL_BACKEND.endswith(("console.EmailBackend", "dummy.EmailBackend")):
        return []
    return [
        Warning(
            "Mail is written to the console and reaches nobody.",
            hint="Set EMAIL_URL, such as smtp+tls://user:password@mail.example:587.",
            id="newsroom.W001",
        )
    ]


@register(Tags.security, deploy=True)
def the_demo_staff_has_left(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """The password of the demo accounts is printed wherever the paper is started."""
    if not demo.has_demo_accounts():
        return []
    return [
        Error(
            "Anybody who knows the demo password can sign in to this newsroom.",
            hint=f"Deactivate or delete {', '.join(demo.SIGN_INS)}.",
            id="newsroom.E004",
        )
    ]


@register(Tags.database, deploy=True)
def sqlite_keeps_its_promises(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Says which journal SQLite keeps, and refuses the write-ahead log where it is unsafe."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
    version = sqlite3.sqlite_version
    if journal == "wal" and sqlite3.sqlite_version_info < SAFE_WAL:
        return [
            Error(
                f"SQLite {version} can damage a database that keeps a write-ahead log.",
                hint="Use SQLite 3.51.3 or newer, or run PRAGMA journal_mode=DELETE on it.",
                id="newsroom.E003",
            )
        ]
    return [Info(f"SQLite {version} keeps its journal as {journal!r}.", id="newsroom.I001")]
