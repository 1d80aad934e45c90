"""The paper's front and the sections', arranged and launched the real way."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsroom.fronts import launching
from newsroom.fronts.arrangement import Pin, Rhythm, Slot
from newsroom.fronts.models import Front

NOW = timezone.now().replace(microsecond=0)


def address(front, way="change", *more):
    return reverse(f"admin:fronts_front_{way}", args=[front.pk, *more])


def sent(page, **changes):
    """What a browser would send of the front's form, changed in places."""
    form = page.text.partition('id="front-form"')[2].partition("</form>")[0]
    words = {}
    for tag in re.findall(r"<input[^>]*>", form):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes.get("type") in {"checkbox", "radio"} and " checked" not in tag:
            continue
        if "name" in attributes:
            words.setdefault(attributes["name"], []).append(attributes.get("value", ""))
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.findall(r'<option value="([^"]*)" selected', options)
        words[name] = chosen or re.findall(r'<option value="([^"]*)"', options)[:1]
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>(.*?)</textarea>', form, re.S):
        words[name] = [text.strip()]
    return words | {name: [str(value)] for name, value in changes.items()}


def ago(hours):
    return NOW - timedelta(hours=hours)


def pin(article, **words):
    return Pin(story=article.pk, **words)


def lead(*pins, **more):
    return Slot(name="lead", rhythm=Rhythm.LEAD, count=1, pins=pins, **more)


def top(*pins, **more):
    return Slot(name="top", rhythm=Rhythm.TOP, pins=pins, **{"count": 5} | more)


def row(name, *pins, **more):
    return Slot(name=name, pins=pins, **more)


@pytest.fixture
def anyone():
    """A reader whom the house does not know."""
    return Client()


@pytest.fixture
def desk(signed_in, editor):
    """An editor's browser."""
    return signed_in(editor)


@pytest.fixture
def the_front(db):
    """The paper's front."""
    return Front.objects.create()


@pytest.fixture
def launch(the_front, publisher):
    """Prepare these slots and give them to readers: `launch(lead(pin(story)), row("sport"))`."""

    def give(*slots, front=the_front, at=None, now=None, by=publisher, note=""):
        front.refresh_from_db()
        launching.prepare(front, slots, by=by, seen=front.version, now=now)
        return launching.launch(front, by=by, seen=front.version, at=at, note=note, now=now)

    return give
