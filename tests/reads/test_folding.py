"""Old counts become few without a read being lost."""

from datetime import timedelta

from django.utils import timezone

from newsroom.reads.folding import fold_old
from newsroom.reads.models import Tally
from newsroom.reads.ranking import on_whole_days
from newsroom.reads.spans import OF_A_DAY, Span
from newsroom.reads.telling import reads_of as told
from tests.reads.conftest import reads_of

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def spans_of(article):
    return sorted(Tally.objects.filter(article=article).values_list("span", flat=True))


def test_ten_minutes_become_hours_hours_days_and_days_all_before(live_story, read):
    article, now = live_story(), timezone.now()
    for minutes in range(0, 60 * 24 * 3, 10):
        read(article, 1, at=now - timedelta(minutes=minutes))
    everything = reads_of(article)
    while Tally.objects.filter(span=Span.STEP, begins__lt=now - 3 * HOUR).exists():
        fold_old(now)
    fold_old(now)
    assert reads_of(article) == everything
    assert set(spans_of(article)) == {Span.STEP, Span.HOUR, Span.DAY}
    assert Tally.objects.filter(article=article).count() < 75


def test_folding_again_changes_nothing(live_story, read):
    article = live_story()
    read(article, 5, ago=100 * DAY)
    read(article, 7, ago=3 * DAY)
    for _ in range(3):
        fold_old()
    assert spans_of(article) == [Span.DAY, Span.DAY]
    assert reads_of(article) == 12


def test_a_days_most_read_are_kept_for_ever_and_the_rest_only_in_all(live_story, read):
    article = live_story()
    long_ago = timezone.now() - 100 * DAY
    others = [live_story() for _ in range(OF_A_DAY)]
    read(article, 1, at=long_ago)
    for other in others:
        read(other, 2, at=long_ago)
    fold_old(long_ago + 3 * DAY)
    fold_old(long_ago + 5 * DAY)
    before = on_whole_days(24, long_ago + DAY)
    fold_old()
    assert spans_of(article) == [Span.EVER]
    assert spans_of(others[0]) == [Span.DAY]
    assert on_whole_days(24, long_ago + DAY) == before == [each.pk for each in others[::-1]]


def test_a_story_tells_its_hour_day_week_and_all(live_story, read):
    article = live_story()
    now = timezone.now().replace(minute=25)
    for ago, reads in ((HOUR / 2, 1), (5 * HOUR, 10), (4 * DAY, 100), (40 * DAY, 1000)):
        read(article, reads, at=now - ago)
    fold_old(now)
    fold_old(now)
    reads = told(article, now)
    assert (reads.hour, reads.day, reads.week, reads.ever) == (1, 11, 111, 1111)
    assert sum(reads.hours) == 11
    assert [bar.height for bar in reads.bars if bar.height] == [40, 4]
