"""The same pages from a web server that speaks ASGI."""

import asyncio

import pytest
from django.db import connections

from newsroom import asgi
from newsroom.public.page_cache.layer import PageCache

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ask(settings, shared, monkeypatch):
    """What the application answers to a request: its status and its headers."""
    settings.PAGE_CACHE = True
    monkeypatch.setattr(asgi.cached, "wsgi_application", PageCache(asgi.served))

    async def answer(path, *headers, method="GET"):
        sent = []
        received = iter([{"type": "http.request"}])

        async def receive():
            return next(received, None) or await asyncio.Event().wait()

        async def send(message):
            sent.append(message)

        scope = {"type": "http", "http_version": "1.1", "method": method, "scheme": "http"}
        scope |= {"path": path, "query_string": b"", "server": ("testserver", 80)}
        scope["headers"] = [(b"host", b"testserver"), *headers]
        await asyncio.wait_for(asgi.application(scope, receive, send), timeout=20)
        await asyncio.to_thread(connections.close_all)
        return sent[0]["status"], {name.lower(): value for name, value in sent[0]["headers"]}

    return lambda *args, **words: asyncio.run(answer(*args, **words))


def test_strangers_are_served_from_the_cache(ask, news):
    answers = [ask("/") for _ in range(2)]
    assert [status for status, _ in answers] == [200, 200]
    assert [headers[b"x-page-cache"] for _, headers in answers] == [b"miss", b"hit"]


@pytest.mark.parametrize(
    "sent",
    [{"method": "POST"}, {"headers": [(b"cookie", b"a=b"), (b"cookie", b"session=abc")]}],
    ids=["post", "session"],
)
def test_everybody_else_speaks_with_django(ask, news, sent):
    ask("/")
    _, headers = ask("/", *sent.pop("headers", ()), **sent)
    assert b"x-page-cache" not in headers
