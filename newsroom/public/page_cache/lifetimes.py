"""How long a page holds if nobody changes anything."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from articles.models import Edition
from newsroom.pictures.models import Picture
from newsroom.public.archives import midnight

# Seconds. Stamp and clock say when a page no longer holds; this is for what nobody thought of.
LONGEST = 600


def next_change(now: float) -> float:
    """The next instant at which pages change by themselves: an edition's, a lease's, a day's.

    Seconds since 1970, as `now`.
    """
    at = datetime.fromtimestamp(now, UTC)
    tomorrow = midnight(timezone.localdate(at) + timedelta(days=1))
    boundaries = [Edition.objects.next_boundary(at), Picture.objects.next_boundary(at), tomorrow]
    return min(*(each.timestamp() for each in boundaries if each), now + LONGEST)
