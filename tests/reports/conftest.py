"""Readers who find errors, and the desk that hears of them."""

import re
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from newsroom.management.commands.runworker import Command
from newsroom.reports import forms
from newsroom.reports.models import Report
from newsroom.reports.receiving import receive

WORDS = "expected to take six weeks"


@pytest.fixture(autouse=True)
def nobody_was_here():
    """Limits begin anew."""
    caches["readers"].clear()


@pytest.fixture
def anyone():
    """A reader whom the house does not know."""
    return Client()


@pytest.fixture
def path_of():
    """A story's present address."""

    def path(article):
        return article.editions.latest("live_from").path

    return path


@pytest.fixture
def a_while_ago():
    """The mark of a page that was shown half a minute ago."""
    return forms.signing.dumps(timezone.now().timestamp() - 30, salt=forms.SEAL)


def block_with(article, words):
    """The id of the block that holds some words."""
    body = article.editions.latest("live_from").body
    return re.search(rf'id="(b-\w+)"[^>]*>[^<]*{words}', body)[1]


@pytest.fixture
def fill_in(anyone, a_while_ago, path_of):
    """Send a report, as a browser would: `fill_in(article, text="…", words="six weeks")`."""

    def post(article, *, path=None, client=anyone, **words):
        address = path or f"{path_of(article)}report/"
        filled = {"text": "It will take eight weeks.", "begun": a_while_ago, "edition": "1"}
        return client.post(address, filled | words)

    return post


@pytest.fixture
def reported(live_story):
    """A report that has come in: `reported(article, email="ann@example.org")`."""

    def come_in(article=None, *, text="It will take eight weeks.", **words):
        article = article or live_story()
        edition = article.editions.latest("live_from")
        words = {"block": block_with(article, WORDS), "words": WORDS} | words
        return receive(edition, text=text, **words)

    return come_in


@pytest.fixture
def letters(mailoutbox):
    """The letters that the worker has carried out by now."""

    def carried():
        Command().handle(once=True)
        return mailoutbox

    return carried


def later(**span):
    return timezone.now() + timedelta(**span)


def only():
    return Report.objects.get()
