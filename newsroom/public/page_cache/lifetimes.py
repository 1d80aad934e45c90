"""How long a page holds if nobody changes anything."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from articles.models import Edition
from newsroom.fronts.models import Launch
from newsroom.pictures.models import Picture
from newsroom.public.archives import midnight

# Seconds. Stamp and clock say when a page no longer holds; this is for what nobody thought of.
LONGEST = 600


def next_change(now: float) -> float:
    """When pages next change by themselves: with an edition, a lease, a front or a day.

    Seconds since 1970, as `now`.
    """
    at = datetime.fromtimestamp(now, UTC)
    tomorrow = midnight(timezone.localdate(at) + timedelta(days=1))
    timed = (Edition.objects, Picture.objects, Launch.objects)
    boundaries = [*(rows.next_boundary(at) for rows in timed), tomorrow]
    return min(*(each.timestamp() for each in boundaries if each), now + LONGEST)
