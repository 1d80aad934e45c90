"""Where a story's page says that it was read: by nobody in particular, once for each showing."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from articles.numbers import whole_number
from newsroom import limits
from newsroom.public.addresses import STORY
from newsroom.reads.counting import counts

PATH = re.compile(rf"/{STORY}")
LONGEST = 800  # bytes of an address that is told
ROBOTS = re.compile(r"bot\b|crawl|spider|slurp|headless|lighthouse|preview|monitor", re.IGNORECASE)
HOUR = 60 * 60  # seconds
OF_ONE_STORY, OF_ALL = 6, 240  # reads an hour that count from one network


@csrf_exempt
@require_POST
def count_read(request: HttpRequest) -> HttpResponse:
    """Count a read; whatever comes of it, the answer is the same, and nothing was looked up.

    No cookie is asked for or set, so there is nobody whom another site could make post here.
    """
    path = path_told(request)
    if path and is_of_this_site(request) and not wants_no_counting(request):
        network = limits.of_network(request)
        of_story = {"most": OF_ONE_STORY, "seconds": HOUR}
        if limits.within("reads", network, most=OF_ALL, seconds=HOUR) and limits.within(
            "read", f"{path} {network}", **of_story
        ):
            counts.add(path)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})


def path_told(request: HttpRequest) -> str:
    """The path in a request's body, where that is one; else ""."""
    is_short = whole_number(request.headers.get("Content-Length"), most=LONGEST)
    if request.content_type != "text/plain" or not is_short:
        return ""
    path = request.body.decode(errors="replace")
    return path if PATH.fullmatch(path) else ""


def is_of_this_site(request: HttpRequest) -> bool:
    """Whether a page of our own sent it, as browsers say."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()


def wants_no_counting(request: HttpRequest) -> bool:
    """Whether a reader asked to be left alone, or is no reader."""
    asked = request.headers.get("Sec-GPC") == "1" or request.headers.get("DNT") == "1"
    return asked or bool(ROBOTS.search(request.headers.get("User-Agent") or "robot"))
