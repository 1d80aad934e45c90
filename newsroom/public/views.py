"""What readers may ask for. A view fetches, asks and renders; when and who is not its business."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.loader import render_to_string

from articles.models import Author, Edition, EditionAuthor, EditionTag, Section, Tag
from newsroom.comments.opening import WITH_RULES
from newsroom.public import errors
from newsroom.public.archives import Period
from newsroom.public.calendars import calendar_of
from newsroom.public.comments.discussion import discussion_of
from newsroom.public.departments import above
from newsroom.public.fronts import front_of, the_front
from newsroom.public.pages import page
from newsroom.public.paging import paginate
from newsroom.public.stories import story_page
from newsroom.public.structured_pages import of_author, of_front, of_section, of_topic
from newsroom.public.topics import below, lead_of


def front(request: HttpRequest) -> HttpResponse:
    """The front page."""
    sections = list(Section.objects.all())
    return page(
        "public/front.html",
        address=request.path,
        sections=sections,
        front=the_front(sections),
        page_data=of_front(),
    )


def section(request: HttpRequest, slug: str) -> HttpResponse:
    """A section's front, if it has one, and its stories, newest first."""
    sections = list(Section.objects.all())
    section = next((section for section in sections if section.slug == slug), None)
    if section is None:
        raise Http404
    parent = above(section, sections)
    parts = [each for each in sections if each.parent_id == section.pk]
    front = None if request.GET.get("before") else front_of(section, sections)
    stories = Edition.objects.live().in_section(section)
    listing = paginate(request, stories.exclude(article__in=front.shown) if front else stories)
    return page(
        "public/section.html",
        address=request.path,
        sections=sections,
        section=section,
        parent=parent,
        parts=parts,
        front=front,
        listing=listing,
        page_data=of_section(section, parent),
    )


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """What we published about a topic; one that no live story is about is not there at all."""
    named = Tag.objects.filter(slug=slug).values("pk")[:1]
    listing = paginate(request, EditionTag.objects.live().filter(tag=named).select_related("tag"))
    if not listing.rows:
        raise Http404
    tag = listing.rows[0].tag
    lead = lead_of(tag, listing)
    return page(
        "public/topic.html",
        address=request.path,
        tag=tag,
        lead=lead,
        stories=below(lead, listing),
        page_data=of_topic(tag),
        listing=listing,
    )


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """Who a name is, and what it signs; one that signs no live story is not there at all."""
    author = Author.objects.filter(slug=slug).values("pk")[:1]
    signed = EditionAuthor.objects.live().filter(author=author)
    listing = paginate(request, signed.select_related("author__portrait"))
    if not listing.rows:
        raise Http404
    author = listing.rows[0].author
    return page(
        "public/author.html",
        address=request.path,
        author=author,
        listing=listing,
        page_data=of_author(author),
    )


def archive(
    request: HttpRequest, year: int, month: int | None = None, day: int | None = None
) -> HttpResponse:
    """What was first published in a year, a month or on a day."""
    period = Period.named(year, month, day)
    listing = paginate(request, Edition.objects.live().published_between(period.start, period.end))
    if not listing.rows and not period.lies_in_history():
        raise Http404
    return page(
        "public/archive.html",
        address=request.path,
        period=period,
        calendar=calendar_of(period),
        listing=listing,
    )


def story(request: HttpRequest, path: str) -> HttpResponse:
    """A story at its address, with marks at what is new `?since=` an edition or a time."""
    since = request.GET.get("since", "")

    def show(edition: Edition) -> HttpResponse:
        told = story_page(edition, since=since, discussion=discussion_of(edition))
        return page("public/story.html", **told)

    return at_story(request, path, show)


def at_story(
    request: HttpRequest, path: str, show: Callable[[Edition], HttpResponse], *, rest: str = ""
) -> HttpResponse:
    """What shows a story at its address; where it moved, with the rest; or that it is gone."""
    at_path = Edition.objects.at_path(f"/{path}").order_by("live_from")
    edition = (
        at_path.live()
        .whole()
        .with_creators()
        .with_translations()
        .select_related("section__parent", *WITH_RULES)
        .first()
    )
    if edition:
        return show(edition)
    once = at_path.begun().first()
    if once is None:  # what was never public answers like what never was
        raise Http404
    now = Edition.objects.live().filter(article=once.article_id).order_by("live_from").first()
    if now:
        return HttpResponsePermanentRedirect(now.path + rest)
    last = Edition.objects.past().run_out().filter(article=once.article_id).last()
    return errors.gone(request, until=last and last.live_until)


def robots(request: HttpRequest) -> HttpResponse:
    """What search engines should leave alone."""
    content = render_to_string("public/robots.txt", {"url": settings.SITE_URL})
    return HttpResponse(content, content_type="text/plain; charset=utf-8")
