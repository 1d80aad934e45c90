"""Readers who read, and the desk that wants to know what."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from newsroom.reads.models import Tally
from newsroom.reads.spans import Span, step_of

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def nobody_was_here():
    """Limits begin anew."""
    caches["readers"].clear()


@pytest.fixture
def tell():
    """Say that a story was read, as its page does: `tell(path, address="203.0.113.7")`."""

    def post(path, *, address="203.0.113.7", **headers):
        headers = {"User-Agent": BROWSER, "Sec-Fetch-Site": "same-origin"} | headers
        return Client().post(
            "/read/", path, content_type="text/plain", headers=headers, REMOTE_ADDR=address
        )

    return post


@pytest.fixture
def path_of():
    """A story's present address."""

    def path(article):
        return article.editions.latest("live_from").path

    return path


@pytest.fixture
def anyone():
    """A reader whom the house does not know."""
    return Client()


@pytest.fixture
def read(db):
    """Let a story have been read: `read(article, 40, ago=timedelta(hours=3))`."""

    def add(article, reads, *, ago=timedelta(0), at=None):
        at = step_of((at or timezone.now()) - ago)
        Tally.objects.add([(article.pk, Span.STEP, at, reads)])

    return add


def reads_of(article):
    """How often a story was read, as it is written down."""
    return sum(Tally.objects.filter(article=article).values_list("reads", flat=True))
