"""Who has a story open: heard of by beats, gone after a silence, never in anybody's way."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import presence
from articles.models import Presence
from newsroom.management.commands import runworker

NOON = timezone.make_aware(timezone.datetime(2026, 11, 20, 12, 0))
WINDOW, OTHER = uuid.uuid4(), uuid.uuid4()


def names(article, at=NOON, **but):
    return [str(one.person) for one in presence.here(article, at=at, **but)]


def test_who_comes_is_here_and_who_leaves_is_not(story, writer, editor):
    article = story()
    presence.beat(article, writer, WINDOW, at=NOON)
    presence.beat(article, editor, OTHER, at=NOON + timedelta(seconds=1))
    assert names(article) == ["Wim Writer", "Edda Editor"]
    presence.leave(article.pk, writer, WINDOW)
    assert names(article) == ["Edda Editor"]


def test_a_beat_keeps_since_when_and_says_whether_something_is_unsaved(story, writer):
    article = story()
    presence.beat(article, writer, WINDOW, at=NOON)
    later = NOON + timedelta(seconds=30)
    presence.beat(article, writer, WINDOW, unsaved=True, at=later)
    [one] = presence.here(article, at=later)
    assert (one.since, one.unsaved) == (NOON, True)


def test_two_windows_are_one_person_who_came_with_the_first(story, writer):
    article = story()
    presence.beat(article, writer, WINDOW, at=NOON)
    presence.beat(article, writer, OTHER, unsaved=True, at=NOON + timedelta(seconds=9))
    [one] = presence.here(article, at=NOON + timedelta(seconds=9))
    assert (one.since, one.unsaved) == (NOON, True)
    assert names(article, but=WINDOW) == ["Wim Writer"]
    presence.leave(article.pk, writer, OTHER)
    assert names(article, but=WINDOW) == []


@pytest.mark.parametrize(
    ("hidden", "seconds", "is_here"),
    [(False, 44, True), (False, 45, False), (True, 149, True), (True, 150, False)],
)
def test_after_a_silence_somebody_is_gone(story, writer, hidden, seconds, is_here):
    article = story()
    presence.beat(article, writer, WINDOW, hidden=hidden, at=NOON)
    later = NOON + timedelta(seconds=seconds)
    assert Presence.objects.here(later).exists() == is_here
    assert bool(names(article, at=later)) == is_here
    assert Presence.objects.exists() == is_here  # rows of the silent go as they are met


def test_what_the_silent_left_is_cleared_away_and_the_others_stay(story, writer, editor):
    article = story()
    presence.beat(article, writer, WINDOW, at=NOON)
    presence.beat(article, editor, OTHER, at=NOON + timedelta(minutes=1))
    presence.clear_away(NOON + timedelta(minutes=1))
    assert [row.person for row in Presence.objects.all()] == [editor]


def test_each_story_has_its_own_people(story, writer):
    one, other = story(), story()
    presence.beat(one, writer, WINDOW, at=NOON)
    assert names(other) == []


@pytest.mark.django_db(transaction=True)
def test_the_workers_round_clears_away_too(story, writer):
    presence.beat(story(), writer, WINDOW, at=NOON)
    worker = runworker.Command()
    worker.worker, worker.next_round = "tester", 0.0
    worker.turn()
    assert not Presence.objects.exists()
