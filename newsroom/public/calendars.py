"""A month as a calendar sets it: weeks that begin as they do here, days with stories to go to."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR

from newsroom.public.archives import Period


@dataclass(frozen=True)
class Day:
    """A place in the calendar; a day of a month beside it is left blank."""

    date: date
    is_here: bool
    period: Period | None  # where something was published on that day


@dataclass(frozen=True)
class Month:
    """The weekdays by name and in short, and the weeks."""

    weekdays: list[tuple[str, str]]
    weeks: list[list[Day]]


def calendar_of(period: Period) -> Month | None:
    """The calendar of a month; None for a year or a day."""
    if period.grain != "month":
        return None
    first = (int(formats.get_format("FIRST_DAY_OF_WEEK")) - 1) % 7  # Django counts from Sunday
    filled = {each.first: each for each in period.inside}
    days = Calendar(first)
    weeks = [
        [Day(day, day.month == period.first.month, filled.get(day)) for day in week]
        for week in days.monthdatescalendar(period.first.year, period.first.month)
    ]
    names = [(str(WEEKDAYS[day]), str(WEEKDAYS_ABBR[day])) for day in days.iterweekdays()]
    return Month(names, weeks)
