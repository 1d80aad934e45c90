"""Readers who comment, and sections that take comments."""

import re
import time

import pytest
from django.core import mail
from django.core.cache import caches
from django.test import Client

from newsroom import work
from newsroom.comments import moderation, writing
from newsroom.comments.models import Comment, Moderation, Policy, Word
from newsroom.comments.opening import live_edition
from newsroom.public.comments.forms import STAMP

LINK = re.compile(r"http://testserver(/comments/yours/\S+)")


@pytest.fixture(autouse=True)
def nobody_was_counted():
    caches["readers"].clear()
    yield
    caches["readers"].clear()


@pytest.fixture
def anyone():
    """A reader whom the house does not know."""
    return Client()


@pytest.fixture
def take(db):
    """Let a section take comments: `take(news, "after", closes_after=7)`."""

    def settle(section, moderation="after", closes_after=None):
        words = {"moderation": moderation, "closes_after": closes_after}
        return Policy.objects.update_or_create(section=section, defaults=words)[0]

    return settle


@pytest.fixture
def open_story(live_story, take, news):
    """A live story whose comments appear at once; `moderation="before"` reads them first."""

    def publish(moderation=Moderation.AFTER, **content):
        take(content.get("section", news), moderation)
        return live_story(**content)

    return publish


@pytest.fixture
def say():
    """Send a comment and confirm it: `say(article, "I was there.", email="ada@example.org")`."""

    def comment(article, text="I was there, and it was cold.", *, confirmed=True, **words):
        words = {"name": "Ada Field", "email": "ada@example.org"} | words
        if words.get("staff"):
            words["email"] = ""
        now = words.get("now")
        made = writing.send(live_edition(article.key, now), text=text, **words)
        if confirmed and not words.get("staff"):
            writing.confirm(made, now=now)
        return Comment.objects.get(pk=made.pk)

    return comment


@pytest.fixture
def go(editor):
    """Take a comment along its way: `go(comment, "refuse", reason="abuse")`, as an editor does."""

    def move(comment, name, *, by=None, **words):
        way = moderation.TRANSITIONS[name]
        who = (by or editor) if way.actor == "moderator" else None
        moderation.move(comment, name, by=who, **words)
        return Comment.objects.get(pk=comment.pk)

    return move


@pytest.fixture
def word(db):
    def add(text, verdict="banned"):
        return Word.objects.create(text=text, verdict=verdict)

    return add


@pytest.fixture
def letters():
    """The letters that have been written so far, carried by the worker."""

    def carried():
        while work.carry_out_next("test"):
            pass
        return mail.outbox

    return carried


def private_link(letter):
    """The address that a letter to a writer leads to."""
    return LINK.search(letter.body)[1]


def filled(**words):
    """What a browser sends of a form that somebody took their time over."""
    return {
        "text": "The wall was never the problem.",
        "name": "Ada Field",
        "email": "ada@example.org",
        "website": "",
        "stamp": STAMP.sign(f"{time.time() - 30:.0f}"),
        **words,
    }


def write_path(article):
    return f"/comments/{article.key}/write/"


@pytest.fixture
def path_of():
    """A story's present address."""

    def path(article):
        return article.editions.latest("live_from").path

    return path
