"""The spans of time by which reads are counted, and how short ones become part of longer ones."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.states import LONG_AGO

STEP = timedelta(minutes=10)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
#: So many of each day's stories keep their count of that day for ever: past fronts name them.
OF_A_DAY = 50


class Span(TextChoices):
    """How long a count was taken for."""

    STEP = "step", _("Ten minutes")
    HOUR = "hour", _("Hour")
    DAY = "day", _("Day")
    EVER = "ever", _("All before")


def step_of(at: datetime) -> datetime:
    """When the ten minutes began in which a moment lies."""
    return at.replace(minute=at.minute - at.minute % 10, second=0, microsecond=0)


def hour_of(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)


def day_of(at: datetime) -> datetime:
    """When the day began, on the site's clock, in which a moment lies."""
    return timezone.make_aware(datetime.combine(timezone.localdate(at), time()))


@dataclass(frozen=True)
class Fold:
    """Counts of a short span that are so old become part of a longer span's."""

    short: Span
    long: Span
    after: timedelta
    begins: Callable[[datetime], datetime]  # when the longer span begins that holds a moment
    spared: int = 0  # the most read of each span, which stay as they are


FOLDS = (
    Fold(Span.STEP, Span.HOUR, 2 * HOUR, hour_of),
    Fold(Span.HOUR, Span.DAY, 2 * DAY + HOUR, day_of),
    Fold(Span.DAY, Span.EVER, 35 * DAY, lambda at: LONG_AGO, spared=OF_A_DAY),
)
