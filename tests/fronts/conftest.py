"""The paper's front and the sections', arranged and launched the real way."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from newsroom.fronts import launching
from newsroom.fronts.arrangement import Pin, Rhythm, Slot
from newsroom.fronts.models import Front

NOW = timezone.now().replace(microsecond=0)


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
