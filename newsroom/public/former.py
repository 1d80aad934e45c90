"""From an address with a former slug the way to the present one."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from articles.models import Author, Section, Tag


def following(
    view: Callable[..., HttpResponse], model: type[Section | Tag | Author]
) -> Callable[..., HttpResponse]:
    """A view of what a slug names; where it names nothing, it leads to whatever bore it last."""

    @wraps(view)
    def answer(request: HttpRequest, slug: str, **parts: object) -> HttpResponse:
        try:
            return view(request, slug=slug, **parts)
        except Http404:
            bore_it = model.objects.filter(former_slugs__slug=slug)
            bearer = bore_it.order_by("-former_slugs__pk").first()
            if bearer is None:
                raise
        now = {"slug": bearer.slug, **parts}
        view(request, **now)  # of what is not there now, nothing is said
        return HttpResponsePermanentRedirect(reverse(request.resolver_match.view_name, kwargs=now))

    return answer
