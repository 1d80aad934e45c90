"""The front page on a day: as it stood at its end, and at each launch of that day."""

from datetime import datetime, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from articles.models import Section
from newsroom.fronts.models import Launch
from newsroom.public.archives import Period
from newsroom.public.fronts import front_at
from newsroom.public.pages import page

TICK = timedelta(microseconds=1)


def past_front(
    request: HttpRequest, year: int, month: int, day: int, time: str | None = None
) -> HttpResponse:
    """The paper's front as it stood on a day, with what of it is still public."""
    period, now = Period.named(year, month, day), timezone.now()
    launched = launches_of(period, now)
    at = launched.get(time) if time else min(period.end - TICK, now)
    if at is None or period.start > now:
        raise Http404
    sections = list(Section.objects.all())
    front = front_at(at, sections)
    if front.is_empty and not period.lies_in_history():
        raise Http404
    return page(
        "public/front_past.html",
        address=request.path,
        sections=sections,
        front=front,
        at=at,
        period=period,
        whole_day=reverse("public:past-front", args=period.parts),
        launches=[
            (moment, reverse("public:past-front-at", args=[*period.parts, clock]))
            for clock, moment in launched.items()
        ],
        earlier=period.earlier and reverse("public:past-front", args=period.earlier.parts),
        later=period.later and reverse("public:past-front", args=period.later.parts),
    )


def launches_of(period: Period, now: datetime) -> dict[str, datetime]:
    """When fronts were launched on a day so far, by the time of day; of one minute the last."""
    begun = Launch.objects.of(None).begun_between(period.start, min(period.end, now + TICK))
    moments = begun.values_list("live_from", flat=True)
    return {f"{timezone.localtime(moment):%H%M}": moment for moment in moments}
