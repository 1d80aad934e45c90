"""A real browser at the newsroom's own server; a tab that complains fails its test."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# What is right need not be told: a page's list of that is longer than the page.
WRONG_ONLY = {"preload": False, "resultTypes": ["violations"]}
CUT = ("net::ERR_INTERNET_DISCONNECTED", "net::ERR_FAILED")
LEFT_OUT = (
    "left out, for Chromium was not found: `apt-get install chromium`, "
    "or set CHROMIUM to the program's path"
)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.flaky(reruns=1))  # a busy machine: the summary says so
            if not os.access(CHROMIUM, os.X_OK):
                item.add_marker(pytest.mark.skip(reason=LEFT_OUT))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; Playwright's event loop runs in this thread, so Django is told not to mind."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser, live_server) -> Iterator[Callable[..., Page]]:
    """Opens a tab: `page(width=320, scheme="dark", user=editor)`; its addresses may be paths."""
    tabs: list[Tab] = []

    def open_tab(*, width=1280, height=900, scheme="light", user=None, **context) -> Page:
        visit = browser.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id=settings.TIME_ZONE,
            **context,
        )
        if user:
            visit.add_cookies([session_cookie(user, live_server.url)])
        tabs.append(Tab(visit.new_page(), home=live_server.url))
        return tabs[-1].page

    yield open_tab
    for tab in tabs:
        tab.page.context.close()
    let_answers_end()
    complaints = [complaint for tab in tabs for complaint in tab.complaints()]
    assert not complaints, "\n".join(["The browser complained:", *complaints])


def let_answers_end(seconds: float = 5) -> None:
    """Wait for what the server still answers to closed tabs: the tables are emptied next."""
    until = time.monotonic() + seconds
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(max(0, until - time.monotonic()))


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fails with what axe finds wrong with the page in a tab."""

    def examine(page: Page) -> None:
        violations = Axe().run(page, options=WRONG_ONLY).response["violations"]
        lines = [
            f"{violation['id']} ({violation['impact']}): {violation['help']}\n    {node['html']}"
            for violation in violations
            for node in violation["nodes"]
        ]
        assert not lines, "\n".join([f"axe at {page.url}:", *lines])

    return examine


class Tab:
    """A page, and what it wrote to the console or asked of other hosts."""

    def __init__(self, page: Page, *, home: str) -> None:
        self.page = page
        self.home = home
        self.documents: set[str] = set()
        self.foreign: list[str] = []
        self.said: list[tuple[str, str]] = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.said.append((str(error), page.url)))
        page.on("request", self.watch)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.said.append((message.text, message.location.get("url", "")))

    def watch(self, request) -> None:
        if request.is_navigation_request():
            self.documents.add(request.url)
        if not request.url.startswith((self.home, "data:", "blob:", "about:")):
            self.foreign.append(request.url)

    def complaints(self) -> list[str]:
        """An error page that the test went to see is no complaint, nor is a line that it cut; a
        missing file is."""
        said = [
            f"{text} ({url})"
            for text, url in self.said
            if not text.startswith("Failed to load resource")
            or (urldefrag(url).url not in self.documents and not text.endswith(CUT))
        ]
        return said + [f"Asked another host: {url}" for url in self.foreign]


def session_cookie(user, url: str) -> dict:
    client = Client()
    client.force_login(user)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "domain": urlsplit(url).hostname,
        "path": "/",
    }
