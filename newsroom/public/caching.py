"""How the public's pages may be kept: by anyone, if they ask before showing them again."""

from collections.abc import Callable, Mapping
from functools import wraps
from types import MappingProxyType

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe

# Where a request's environment says that a readable view took it.
READABLE = "newsroom.readable"

# What a page depends on besides its path: the names of parameters, and what each may mean of all
# that can be sent; where it means nothing, the page is the one without it.
Parameters = Mapping[str, Callable[[str], str]]
NONE: Parameters = MappingProxyType({})


def ask_first(response: HttpResponse) -> HttpResponse:
    """Any cache may keep it, but a story may be withdrawn at any moment: so it asks each time."""
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


def readable(
    view: Callable[..., HttpResponse], *, parameters: Parameters = NONE
) -> Callable[..., HttpResponse]:
    """For what depends on its path and these parameters alone: read only, not sent twice unchanged.

    The page cache keeps such pages, and leaves every other parameter out.
    """

    @wraps(view)
    def kept(request: HttpRequest, **parts: object) -> HttpResponse:
        request.META[READABLE] = True
        response = ask_first(view(request, **parts))
        # Its own time would go back when a story is withdrawn, and readers would keep the story.
        response.headers.pop("Last-Modified", None)
        return response

    # It refuses all that may change something; it need not be asked where a form came from.
    public = csrf_exempt(require_safe(conditional_page(kept)))
    public.parameters_of_page = parameters
    return public


def parameters_of_page(view: Callable[..., HttpResponse]) -> Parameters | None:
    """What a readable page depends on besides its path; None for all that is not readable."""
    return getattr(view, "parameters_of_page", None)
