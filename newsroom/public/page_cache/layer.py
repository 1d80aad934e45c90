"""The first layer of the served application: what readers were shown, and Django behind it."""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from newsroom.public.caching import READABLE
from newsroom.public.page_cache import stamps
from newsroom.public.page_cache.asking import (
    Asked,
    Environ,
    as_anybody,
    asked_by_a_stranger,
    declared_parameters,
)
from newsroom.public.page_cache.lifetimes import next_change
from newsroom.public.page_cache.pages import Headers, Page
from newsroom.public.page_cache.releases import release
from newsroom.public.page_cache.shelves import LARGEST, Shelf, Store, Turns

logger = logging.getLogger(__name__)

Answer = tuple[str, Headers, Iterable[bytes]]

PASSED_BY = ("/admin", "/accounts/", "/preview/", "/shared/")
KEPT_STATUSES = frozenset({"200", "301", "404", "410"})
NEVER_KEPT = frozenset({"set-cookie", "content-encoding", "content-range"})
LONGEST_MISSING = 10  # seconds


class PageCache:
    """Stands in front of Django's WSGI application; where it fails, Django answers alone."""

    def __init__(self, django: Callable[..., Iterable[bytes]]) -> None:
        self.django = django
        self.release = release()
        self.passed_by = (*PASSED_BY, settings.MEDIA_URL, settings.STATIC_URL)
        self.shelf = Shelf(pages=2000, size=64 * 1024 * 1024)
        # What is not there is kept apart: asking for it pushes no page out.
        self.missing = Shelf(pages=500, size=8 * 1024 * 1024)
        self.store = Store("pages")
        self.turns = Turns(settings.DATA_DIR / "turns")

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("PATH_INFO", "").startswith(self.passed_by):
            return self.django(environ, start_response)
        try:
            outcome, answer = self.answer(environ)
        except Exception:
            logger.exception("The page cache failed: Django answers.")
            outcome, answer = "pass", None
        if answer is None:
            return self.django(environ, marking(start_response, outcome))
        status, headers, body = answer
        marking(start_response, outcome)(status, headers)
        return body

    def answer(self, environ: Environ) -> tuple[str, Answer | None]:
        """What became of a request, and the answer; None where Django is to give it."""
        asked = asked_by_a_stranger(environ, release=self.release)
        if asked is None or (stamp := stamps.current()) is None:
            return "pass", None
        if page := self.found(asked.key, stamp):
            return "hit", page.sent(**asked.how)
        if declared_parameters(asked.path, settings.ROOT_URLCONF) is None:
            return "pass", None
        with self.turns.taken(asked.key):
            # Read before the page is made: what changes meanwhile must leave the page outdated.
            stamp = stamps.current()
            if stamp is None:
                return "pass", None
            if page := self.found(asked.key, stamp):
                return "hit", page.sent(**asked.how)
            return self.made(environ, asked, stamp)

    def found(self, key: str, stamp: int) -> Page | None:
        """The page, where it was kept and still holds."""
        now = time.time()
        for shelf in (self.shelf, self.missing):
            page = shelf.get(key)
            if page and page.holds(stamp, now):
                return page
        page = self.store.get(key)
        if page and page.holds(stamp, now):
            self.shelf.put(key, page)
            return page
        return None

    def made(self, environ: Environ, asked: Asked, stamp: int) -> tuple[str, Answer]:
        """Django's answer; kept, where it may be."""
        now = time.time()
        until = next_change(now)
        plain = as_anybody(environ, asked.query)
        started: list[Any] = []
        body = self.django(plain, lambda *given: started.extend(given))
        status, headers = started[:2]
        if not (plain.get(READABLE) and may_be_kept(status, headers)):
            return "pass", (status, headers, body)
        page = Page.made(whole(body), status, headers, stamp=stamp, until=until)
        self.keep(asked.key, page, now)
        return "miss", page.sent(**asked.how)

    def keep(self, key: str, page: Page, now: float) -> None:
        if page.is_missing:
            self.missing.put(key, page.until_at_most(now + LONGEST_MISSING))
        elif page.size <= LARGEST:
            self.shelf.put(key, page)
            self.store.put(key, page, seconds=page.until - now)


def may_be_kept(status: str, headers: Headers) -> bool:
    """Whether an answer is one for everybody: no cookie, no nonce, no difference but the coding."""
    said = {name.lower(): value for name, value in headers}
    varies = {each.strip().lower() for each in said.get("vary", "").split(",") if each.strip()}
    return (
        status[:3] in KEPT_STATUSES
        and not NEVER_KEPT & said.keys()
        and varies <= {"accept-encoding"}
        and "'nonce-" not in said.get("content-security-policy", "")
    )


def whole(body: Any) -> bytes:
    """All of a body, which is then closed."""
    try:
        return b"".join(body)
    finally:
        body.close()


def marking(start_response: Callable[..., Any], outcome: str) -> Callable[..., Any]:
    """A start of the response that says what the cache made of it."""

    def start(status: str, headers: Headers, *rest: Any) -> Any:
        return start_response(status, [*headers, ("X-Page-Cache", outcome)], *rest)

    return start
