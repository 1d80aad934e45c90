"""A front that is being arranged, as readers would see it, for the desk only."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.models import Article, Edition, Section
from newsroom.fronts.filling import fill
from newsroom.fronts.forms import FrontForm
from newsroom.fronts.models import Front
from newsroom.public.fronts import set_front
from newsroom.public.pages import page
from newsroom.public.paging import paginate
from newsroom.public.preview import for_the_desk, unpublished


@require_http_methods(["GET", "HEAD", "POST"])
@for_the_desk
def preview_front(request: HttpRequest, pk: int) -> HttpResponse:
    """The public's page of what is prepared, or of a form as it was sent; nothing is kept."""
    front = get_object_or_404(Front.objects.select_related("section"), pk=pk)
    if not request.user.has_perm("fronts.view_front", front):
        raise Http404
    sent = request.method == "POST"
    slots = FrontForm([], request.POST).arranged() if sent else front.prepared()
    sections = list(Section.objects.all())
    at = moment_asked(request.POST.get("at", ""))
    filled = fill(slots, at=at, among=within_reach(request.user))
    context: dict[str, Any] = {
        "sections": sections,
        "front": set_front(filled, sections, of=front.section),
        "notice": _("Preview of a front. Readers do not see this page."),
    }
    if not front.section:
        return unpublished(page("public/front.html", **context))
    others = Edition.objects.live().in_section(front.section)
    listing = paginate(request, others.exclude(article__in=context["front"].shown))
    return unpublished(
        page("public/section.html", section=front.section, listing=listing, **context)
    )


def moment_asked(words: str) -> datetime:
    """The moment that a form says, where it is to come; else this one."""
    now = timezone.now()
    try:
        moment = parse_datetime(words)
    except ValueError:
        return now
    if moment is None:
        return now
    return max(now, timezone.make_aware(moment) if timezone.is_naive(moment) else moment)


def within_reach(user: Any) -> Q | Exists:
    """What is public, and of what is to come the stories that somebody may see at the desk."""
    seen = Article.objects.permitting(user, "articles.view_article")
    return Exists(Edition.objects.live().filter(article=OuterRef("article"))) | Exists(
        seen.filter(pk=OuterRef("article"))
    )
