"""How long a page takes on the server, and how many queries it makes."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter
from typing import IO, Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles.models import Edition
from newsroom.demo.bulk.library import RARE
from newsroom.fronts.models import Front
from newsroom.stopwatch_desk import writing
from newsroom.stopwatch_public import public_pages

EDITOR = "bench@newsroom.example"
PAGE, SAVED = 200, 302  # a save that was refused would answer with the form again


def pages() -> dict[str, str]:
    """The addresses that are measured: readers' pages, and the desk's of the newest story."""
    article = Edition.objects.live().newest()[0].article
    front, _made = Front.objects.get_or_create(section=None)
    return public_pages() | {
        "story list": reverse("admin:articles_article_changelist"),
        "story form": reverse("admin:articles_article_change", args=[article.pk]),
        "front form": reverse("admin:fronts_front_change", args=[front.pk]),
        "library": reverse("admin:pictures_picture_changelist"),
        "library, usual": reverse("admin:pictures_picture_changelist") + "?q=harbour",
        "library, rare": reverse("admin:pictures_picture_changelist") + f"?q={RARE}",
    }


def visitor() -> Client:
    """Somebody signed in who may see every page, with the site's own host and scheme."""
    client = Client(SERVER_NAME=settings.SITE_ADDRESS.hostname)
    editor, _ = get_user_model().objects.get_or_create(
        email=EDITOR, defaults={"name": "Bench", "is_staff": True, "is_superuser": True}
    )
    client.force_login(editor)
    return client


@contextmanager
def counted_queries() -> Iterator[list[str]]:
    """The statements that are sent to the database meanwhile."""
    statements: list[str] = []

    def note(execute: Any, sql: str, *args: Any) -> Any:
        statements.append(sql)
        return execute(sql, *args)

    with connection.execute_wrapper(note):
        yield statements


class Stopwatch:
    """Measures the pages of one newsroom, one request at a time."""

    def __init__(self) -> None:
        self.addresses = pages()
        self.signed_in = visitor()
        self.reader = Client(SERVER_NAME=settings.SITE_ADDRESS.hostname)
        self.tasks = writing(self.signed_in, secure=settings.IS_HTTPS)

    def measure(self, page: str) -> dict[str, float]:
        """Milliseconds and queries of one request; what it posts is made ready before."""
        address, posted = self.tasks[page]() if page in self.tasks else (self.addresses[page], None)
        client = self.signed_in if address.startswith("/admin/") else self.reader
        ask = client.get if posted is None else client.post
        with counted_queries() as statements:
            start = perf_counter()
            response = ask(address, posted, secure=settings.IS_HTTPS)
            taken = perf_counter() - start
        if response.status_code != (SAVED if page.startswith("save") else PAGE):
            raise SystemExit(f"{page} at {address} answered {response.status_code}.")
        return {"ms": taken * 1000, "queries": len(statements)}


def answer(questions: IO[str] = sys.stdin, answers: IO[str] = sys.stdout) -> None:
    """Measure each page that a line names, and write the figures as a line of JSON."""
    stopwatch = Stopwatch()
    print(json.dumps(stopwatch.addresses), file=answers, flush=True)
    for line in questions:
        print(json.dumps(stopwatch.measure(line.strip())), file=answers, flush=True)
