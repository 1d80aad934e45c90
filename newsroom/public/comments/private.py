"""Pages of the comments that are somebody's own: kept by nobody, with cookies of their own path."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.views.decorators.csrf import csrf_protect

from newsroom.comments.models import Writer
from newsroom.public.preview import unpublished

PATH = "/comments/"
COOKIE = "commenter"
REMEMBERED = 180 * 24 * 60 * 60  # seconds
SIGNER = Signer(salt="newsroom.comments.remembered")


def own_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page with a form: its cookies are sent with comments, and never with a story."""

    @wraps(view)
    def kept(request: HttpRequest, *place: Any, **named: Any) -> HttpResponse:
        response = unpublished(view(request, *place, **named))
        # A form sent without any word of where it stood would be refused.
        response.headers["Referrer-Policy"] = "same-origin"
        confine_token(request, response, path=PATH)
        return response

    return csrf_protect(kept)


def confine_token(request: HttpRequest, response: HttpResponse, *, path: str) -> None:
    """Let the cookie of a form's token be sent with this path only, and never with a story."""
    if request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):
        token, age = request.META["CSRF_COOKIE"], settings.CSRF_COOKIE_AGE
        set_cookie(response, settings.CSRF_COOKIE_NAME, token, age, path=path)
        request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False  # nor by the middleware, for “/”


def set_cookie(
    response: HttpResponse, name: str, value: str, seconds: int, *, path: str = PATH
) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path=path,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Lax",
    )


def form_token(request: HttpRequest) -> str:
    """What a form sends back, in a page that is rendered without its request."""
    return get_token(request)


def remember(response: HttpResponse, writer: Writer) -> None:
    """Let this browser write from a confirmed address without another letter."""
    set_cookie(response, COOKIE, SIGNER.sign(writer.digest), REMEMBERED)


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")


def remembered(request: HttpRequest) -> Writer | None:
    """The writer whom this browser remembers, unless the address has been forgotten since."""
    try:
        digest = SIGNER.unsign(request.COOKIES.get(COOKIE, ""))
    except BadSignature:
        return None
    return Writer.objects.filter(digest=digest).exclude(email="").first()
