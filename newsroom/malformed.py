"""What comes in with an address and can be meant by nobody: control characters."""

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

CONTROL = re.compile(r"[\x00-\x1f\x7f]")
NUL = "%00"  # as a query writes it


class MalformedAddressMiddleware:
    """No page has a control character in its path; a NUL in a query, which PostgreSQL has no text
    for, is left out of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if CONTROL.search(request.path_info):
            raise Http404("Control characters in the address")
        query = request.META.get("QUERY_STRING", "")
        while NUL in query:  # what is left may make another, as of "%0%000"
            query = request.META["QUERY_STRING"] = query.replace(NUL, "")
        return self.get_response(request)
