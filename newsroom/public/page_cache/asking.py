"""What a reader asks for, as far as a page depends on it."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.core.handlers.wsgi import WSGIRequest
from django.urls import Resolver404, resolve

from newsroom.public.caching import Parameters, parameters_of_page

Environ = dict[str, Any]

# What Django needs of a reader's headers to know where it was asked; views are to see no others.
OF_THE_ADDRESS = {"HTTP_HOST", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT"}


@dataclass(frozen=True)
class Asked:
    """A page, by its address, and how it is to be sent."""

    key: str
    path: str
    query: str
    how: dict[str, Any]


def asked_by_a_stranger(environ: Environ, *, release: str) -> Asked | None:
    """The page that somebody wants to read without being known to us; else None."""
    request = WSGIRequest(environ.copy())  # it changes what it is given
    if request.method not in {"GET", "HEAD"} or "HTTP_AUTHORIZATION" in environ:
        return None
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    try:
        host = request.get_host().lower()
        query = meant(request) if environ.get("QUERY_STRING") else ""
    except SuspiciousOperation:  # Django says what is wrong with it
        return None
    address = "\n".join((release, request.scheme or "", host, request.path, query))
    return Asked(
        key=blake2b(address.encode(errors="surrogatepass"), digest_size=20).hexdigest(),
        path=request.path_info,
        query=query,
        how={
            "accepted": environ.get("HTTP_ACCEPT_ENCODING", ""),
            "known": environ.get("HTTP_IF_NONE_MATCH", ""),
            "bodiless": request.method == "HEAD",
        },
    )


def meant(request: WSGIRequest) -> str:
    """The query with just what the page declares and what means something, in one order."""
    declared = declared_parameters(request.path_info, settings.ROOT_URLCONF) or {}
    sent = {name: declared[name](request.GET.get(name, "")) for name in sorted(declared)}
    return urlencode({name: words for name, words in sent.items() if words})


@lru_cache(maxsize=1024)
def declared_parameters(path: str, urlconf: str) -> Parameters | None:
    """The parameters that the page at a path declares; None where no page for readers is."""
    try:
        return parameters_of_page(resolve(path, urlconf).func)
    except Resolver404:
        return None


def as_anybody(environ: Environ, query: str) -> Environ:
    """The request that Django is to answer: with nothing in it but the page's address."""
    proxy = settings.SECURE_PROXY_SSL_HEADER
    names = OF_THE_ADDRESS | ({proxy[0]} if proxy else set())
    plain = {
        name: value
        for name, value in environ.items()
        if name in names or not name.startswith("HTTP_")
    }
    return plain | {"REQUEST_METHOD": "GET", "QUERY_STRING": query}
