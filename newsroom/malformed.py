"""What comes in with a request and can be meant by nobody: control characters."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.http import Http404, HttpRequest, QueryDict, UnreadablePostError
from django.http.response import HttpResponseBase

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
NUL, NUL_IN_COOKIE = "%00", r"\000"  # as a query and a form write it; as a cookie does


class MalformedMiddleware:
    """No page has a control character in its path; a NUL in a query, a cookie or a form, which
    PostgreSQL has no text for, is left out of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if CONTROL.search(request.path_info):
            raise Http404("Control characters in the address")
        for name, nul in (("QUERY_STRING", NUL), ("HTTP_COOKIE", NUL_IN_COOKIE)):
            while nul in request.META.get(name, ""):  # what is left may make another: "%0%000"
                request.META[name] = request.META[name].replace(nul, "")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """Leave NULs out of a form; one that was cut off on its way is refused by the view."""
        with suppress(UnreadablePostError):
            posted = request.POST
            if any("\x00" in text for name, texts in posted.lists() for text in (name, *texts)):
                request.POST = QueryDict(posted.urlencode().replace(NUL, ""))
