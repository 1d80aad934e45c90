"""Addresses of the readers' site."""

from functools import partial

from django.urls import include, path, re_path

from articles.models import Author, Section, Tag
from newsroom.public import (
    corrections,
    corrections_feeds,
    counting,
    feeds,
    front_preview,
    past_editions,
    past_fronts,
    picture_files,
    preview,
    reporting,
    section_feeds,
    shared,
    sitemaps,
    views,
)
from newsroom.public.addresses import STORY
from newsroom.public.caching import readable
from newsroom.public.changes import edition_meant
from newsroom.public.drawn.urls import urlpatterns as drawn
from newsroom.public.feed_urls import urlpatterns as timeline_feeds
from newsroom.public.former import following

app_name = "public"
listing = partial(readable, parameters={"before": str})
since_when = partial(readable, parameters={"since": edition_meant})

urlpatterns = [
    path("", readable(views.front), name="front"),
    path("<yyyy:year>/", listing(views.archive), name="year"),
    path("<yyyy:year>/<mm:month>/", listing(views.archive), name="month"),
    path("<yyyy:year>/<mm:month>/<dd:day>/", listing(views.archive), name="day"),
    re_path(rf"^(?P<path>{STORY})$", since_when(views.story), name="story"),
    re_path(rf"^(?P<path>{STORY})changes/$", readable(past_editions.changes), name="changes"),
    re_path(
        rf"^(?P<path>{STORY})changes/(?P<number>[1-9][0-9]{{0,5}})/$",
        readable(past_editions.past_edition),
        name="past-edition",
    ),
    re_path(rf"^(?P<path>{STORY})report/$", reporting.report, name="report"),
    path("reports/<str:key>/", reporting.report_said, name="report-said"),
    path(
        "front/<yyyy:year>/<mm:month>/<dd:day>/",
        readable(past_fronts.past_front),
        name="past-front",
    ),
    path(
        "front/<yyyy:year>/<mm:month>/<dd:day>/<hhmm:time>/",
        readable(past_fronts.past_front),
        name="past-front-at",
    ),
    path("comments/", include("newsroom.public.comments.urls")),
    path("corrections/", listing(corrections.corrections), name="corrections"),
    path("topics/<str:slug>/", listing(following(views.topic, Tag)), name="topic"),
    path("by/<slug:slug>/", listing(following(views.author, Author)), name="author"),
    path("feeds/latest.rss", readable(feeds.Latest()), name="latest-rss"),
    path("feeds/latest.atom", readable(feeds.LatestAtom()), name="latest-atom"),
    path("feeds/latest.json", readable(feeds.LatestJson()), name="latest-json"),
    path(
        "feeds/corrections.rss",
        readable(corrections_feeds.CorrectionsFeed()),
        name="corrections-rss",
    ),
    path(
        "feeds/corrections.atom",
        readable(corrections_feeds.CorrectionsAtom()),
        name="corrections-atom",
    ),
    path(
        "feeds/corrections.json",
        readable(corrections_feeds.CorrectionsJson()),
        name="corrections-json",
    ),
    path("", include("newsroom.public.searching.urls")),
    path(
        "feeds/<slug:slug>.rss",
        readable(following(section_feeds.OfSection(), Section)),
        name="section-rss",
    ),
    path(
        "feeds/<slug:slug>.atom",
        readable(following(section_feeds.OfSectionAtom(), Section)),
        name="section-atom",
    ),
    path(
        "feeds/<slug:slug>.json",
        readable(following(section_feeds.OfSectionJson(), Section)),
        name="section-json",
    ),
    *timeline_feeds,
    path("sitemap.xml", readable(sitemaps.index), name="sitemap"),
    path("news-sitemap.xml", readable(sitemaps.news), name="news-sitemap"),
    path("sitemap-pages.xml", readable(sitemaps.pages), name="sitemap-pages"),
    path("sitemap-topics/<str:start>.xml", readable(sitemaps.topics), name="sitemap-topics"),
    path("sitemap-authors/<str:start>.xml", readable(sitemaps.authors), name="sitemap-authors"),
    path("sitemap-<uuid:start>.xml", readable(sitemaps.stories), name="sitemap-stories"),
    path("robots.txt", readable(views.robots), name="robots"),
    *drawn,
    re_path(
        r"^media/pictures/(?P<name>[\w-]{22}\.(?:avif|webp|jpg|png))$",
        picture_files.picture_file,
        name="picture-file",
    ),
    path("read/", counting.count_read, name="read"),
    path("preview/front/<int:pk>/", front_preview.preview_front, name="preview-front"),
    path("preview/<uuid:key>/<int:number>/", preview.preview, name="preview"),
    path("preview/<uuid:key>/unsaved/", preview.unsaved, name="unsaved"),
    path("preview/unsaved/", preview.unsaved_new, name="unsaved-new"),
    path("shared/<str:token>/", shared.shared, name="shared"),
    path("<slug:slug>/", listing(following(views.section, Section)), name="section"),
]
