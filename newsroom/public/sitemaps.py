"""The sitemap: an index, pages of stories, oldest first, and of topics and authors by slug."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from articles.models import Author, Edition, Section, Tag
from articles.querysets import EditionQuerySet
from newsroom.public.feed_formats import writable
from newsroom.public.pages import absolute
from newsroom.public.paging import place_of

STORIES_A_PAGE = 10_000
NAMES_A_PAGE = 50_000
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
NEWS_FOR = timedelta(days=2)
MOST_NEWS = 1000


def index(request: HttpRequest) -> HttpResponse:
    """Where the pages of the sitemap are."""
    stories = [reverse("public:sitemap-stories", args=[key]) for key in page_starts()]
    topics = [reverse("public:sitemap-topics", args=[slug]) for slug in starts(led_to(Tag))]
    authors = [reverse("public:sitemap-authors", args=[slug]) for slug in starts(led_to(Author))]
    pages = [reverse("public:sitemap-pages"), *topics, *authors, *stories]
    return document("sitemapindex", (f"<sitemap>{location(path)}</sitemap>" for path in pages))


def pages(request: HttpRequest) -> HttpResponse:
    """The front page and the sections."""
    sections = [section.get_absolute_url() for section in Section.objects.all()]
    paths = [reverse("public:front"), *sections]
    return document("urlset", (f"<url>{location(path)}</url>" for path in paths))


def topics(request: HttpRequest, start: str) -> HttpResponse:
    """The topics of live stories, from a given one on."""
    return names(led_to(Tag), start)


def authors(request: HttpRequest, start: str) -> HttpResponse:
    """The names that sign live stories, from a given one on."""
    return names(led_to(Author), start)


def led_to(model: type[Author | Tag]) -> QuerySet:
    """The topics or authors that have a page: those of a live story."""
    timeline = model._meta.get_field("timeline")
    rows = timeline.related_model.objects.live().filter(**{timeline.field.name: OuterRef("pk")})
    return model.objects.filter(Exists(rows)).order_by("slug")


def names(found: QuerySet, start: str) -> HttpResponse:
    rows = list(found.filter(slug__gte=start)[:NAMES_A_PAGE])
    if not rows or rows[0].slug != start:
        raise Http404
    return document("urlset", (f"<url>{location(row.get_absolute_url())}</url>" for row in rows))


def starts(found: QuerySet) -> Iterator[str]:
    """The slug of the topic or author with which each page begins."""
    slugs = found.values_list("slug", flat=True)
    first = slugs.first()
    while first is not None:
        yield first
        following = slugs.filter(slug__gte=first)[NAMES_A_PAGE : NAMES_A_PAGE + 1]
        first = next(iter(following), None)


def news(request: HttpRequest) -> HttpResponse:
    """The stories first published in the last two days, newest first, as Google News wants them.

    https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
    """
    now = timezone.now()
    recent = Edition.objects.live(at=now).newer_than(now - NEWS_FOR, 0).newest()
    rows = recent.values_list("path", "headline", "language", "published_at")[:MOST_NEWS]
    return document("urlset", (news_entry(*row) for row in rows), **{"xmlns:news": NEWS})


def stories(request: HttpRequest, start: UUID) -> HttpResponse:
    """The stories from a given one on, each with the time of its last real change."""
    published_at, article = place_of(start)
    onwards = Edition.objects.live().newer_than(published_at, article - 1)
    rows = oldest_first(onwards).values_list("path", "updated_at")[:STORIES_A_PAGE]
    return document("urlset", (entry(path, changed) for path, changed in rows))


def oldest_first(editions: EditionQuerySet) -> EditionQuerySet:
    """In the order of publication."""
    return editions.newest().reverse()


def page_starts() -> Iterator[UUID]:
    """The key of the story with which each page begins; walks an index and reads no rows."""
    live = Edition.objects.live()
    found: list[int] = []
    first = oldest_first(live).values_list("published_at", "article").first()
    while first:
        found.append(first[1])
        onwards = oldest_first(live.newer_than(*first)).values_list("published_at", "article")
        first = next(iter(onwards[STORIES_A_PAGE - 1 : STORIES_A_PAGE]), None)
    begun = Edition.objects.begun().filter(article__in=found).order_by()
    keys = dict(begun.values_list("article", "article__key"))
    return (keys[article] for article in found)


def entry(path: str, changed: datetime) -> str:
    return f"<url>{location(path)}<lastmod>{changed.isoformat()}</lastmod></url>"


def news_entry(path: str, headline: str, language: str, published_at: datetime) -> str:
    return (
        f"<url>{location(path)}<news:news><news:publication>"
        f"<news:name>{escape(settings.SITE_NAME)}</news:name>"
        f"<news:language>{escape(language.lower())}</news:language></news:publication>"
        f"<news:publication_date>{published_at.isoformat(timespec='seconds')}</news:publication_date>"
        f"<news:title>{escape(writable(headline))}</news:title></news:news></url>"
    )


def location(path: str) -> str:
    return f"<loc>{escape(absolute(path))}</loc>"


def document(root: str, entries: Iterable[str], **more: str) -> HttpResponse:
    """A sitemap or an index of sitemaps, as sitemaps.org has it."""
    names = "".join(f' {name}="{space}"' for name, space in ({"xmlns": NAMESPACE} | more).items())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{root}{names}>"]
    return HttpResponse("\n".join([*lines, *entries, f"</{root}>"]), content_type="application/xml")
