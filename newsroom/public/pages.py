"""A page for readers: what every one of them shows around its own content."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language, get_language_bidi

from articles.models import Section
from newsroom.compat.csp import csp_override
from newsroom.public import policies
from newsroom.public.departments import departments
from newsroom.public.theme.sheet import theme


def page(
    template: str,
    *,
    status: int = 200,
    sections: Iterable[Section] | None = None,
    frames: Sequence[str] = (),
    **context: Any,
) -> HttpResponse:
    """A page that depends on its address alone: it is rendered without the request.

    It may show frames of the hosts in `frames`, and of no others.
    """
    found = Section.objects.all() if sections is None else sections
    paper = masthead() | {"departments": departments(found)}
    content = render_to_string(template, {"paper": paper, "frames": frames} | context)
    if not frames:
        return HttpResponse(content, status=status)
    framing = csp_override(settings.SECURE_CSP | {"frame-src": list(frames)})
    return framing(HttpResponse)(content, status=status)


def plain_page(template: str, *, status: int) -> HttpResponse:
    """A page that asks the database nothing, for when it may be the database that fails."""
    return HttpResponse(render_to_string(template, {"paper": masthead()}), status=status)


def masthead() -> dict[str, Any]:
    """What the paper says of itself on every page."""
    return {
        "name": settings.SITE_NAME,
        "tagline": settings.SITE_TAGLINE,
        "imprint": settings.SITE_IMPRINT,
        "policies": policies.for_readers(),
        "year": timezone.localtime().year,
        "url": settings.SITE_URL,
        "language": get_language(),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "theme": theme(),
    }


def absolute(path: str) -> str:
    """A whole address on this site; asks the settings, not the request, where the site is."""
    return settings.SITE_URL + path
