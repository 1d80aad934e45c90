"""Processes that serve the paper, each behind a page cache of its own, sharing one store."""

import gzip
import io
from dataclasses import dataclass
from urllib.parse import unquote
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import brotli
import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection

from newsroom.public.page_cache.layer import PageCache

PLAIN = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


@dataclass
class Response:
    """What came over the wire."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def outcome(self):
        return self.headers.get("X-Page-Cache")

    @property
    def coding(self):
        return self.headers.get("Content-Encoding", "")

    @property
    def text(self):
        return PLAIN[self.coding](self.content).decode(errors="replace")  # icons too


class Process:
    """A process that serves the paper: Django behind a page cache, both as a server calls them."""

    def __init__(self):
        self.renders = []
        self.meanwhile = lambda: None
        handler = WSGIHandler()

        def django(environ, start_response):
            self.renders.append(environ["PATH_INFO"])
            response = handler(environ, start_response)
            self.meanwhile()
            return response

        self.cache = PageCache(django)
        self.served = validator(self.cache)

    def get(self, path, *, method="GET", scheme="http", **headers):
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(path, "latin-1"),
            "QUERY_STRING": query,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": scheme,
            "wsgi.input": io.BytesIO(),
            "HTTP_HOST": "testserver",
        }
        setup_testing_defaults(environ)
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        if connection.in_atomic_block:  # as Django's own client: leave the test its connection
            request_started.disconnect(close_old_connections)
            request_finished.disconnect(close_old_connections)
        started = []

        def start_response(status, headers, exc_info=None):
            started.append((int(status[:3]), dict(headers)))
            return io.BytesIO().write

        body = self.served(environ, start_response)
        try:
            content = b"".join(body)
        finally:
            body.close()
            request_started.connect(close_old_connections)
            request_finished.connect(close_old_connections)
        return Response(*started[-1], content)


@pytest.fixture
def shared(settings, tmp_path):
    """A store that every process and machine shares, and nothing else does."""
    settings.CACHES = settings.CACHES | {
        "pages": {
            "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
            "LOCATION": str(tmp_path / "pages"),
        }
    }
    settings.DATA_DIR = tmp_path


@pytest.fixture
def process(db, shared):
    return Process()


@pytest.fixture
def elsewhere(db, shared):
    """Another process, perhaps on another machine."""
    return Process()
