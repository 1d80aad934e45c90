"""Pages for when something went wrong: what happened, what to do, and something to read."""

from datetime import datetime

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from articles.models import Edition
from newsroom.public.caching import ask_first
from newsroom.public.pages import page, plain_page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The request made no sense to us, or was more than we take."""
    if isinstance(exception, RequestDataTooBig):
        return plain_page("413.html", status=413)
    return plain_page("400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Somebody may not do this."""
    return page("403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing is here, or nothing that the public may know of: the answer is the same."""
    return ask_first(page("404.html", status=404, newest=newest_stories()))


def gone(request: HttpRequest, *, until: datetime | None = None) -> HttpResponse:
    """A story was here and was taken back, or was to be here until a moment."""
    return page("410.html", status=410, until=until, newest=newest_stories())


def server_error(request: HttpRequest) -> HttpResponse:
    """We failed."""
    return plain_page("500.html", status=500)


def newest_stories() -> list[Edition]:
    """What a lost reader may like to read instead."""
    return list(Edition.objects.live().newest().cards()[:5])
