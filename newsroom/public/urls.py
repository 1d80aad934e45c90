"""Addresses of the readers' site."""

from functools import partial

from django.urls import path, re_path, register_converter

from newsroom.public import (
    corrections,
    corrections_feeds,
    feeds,
    front_preview,
    past_editions,
    past_fronts,
    preview,
    section_feeds,
    shared,
    sitemaps,
    views,
)
from newsroom.public.caching import readable

app_name = "public"


class Digits:
    """A number written with a fixed count of digits, as years, months and days are in addresses."""

    width = 2

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{int(value):0{self.width}d}"


class Year(Digits):
    regex = "[12][0-9]{3}"
    width = 4


class Month(Digits):
    regex = "0[1-9]|1[0-2]"


class Day(Digits):
    regex = "0[1-9]|[12][0-9]|3[01]"


class Time:
    """A time of day in four digits, as in the address of a past front."""

    regex = "(?:[01][0-9]|2[0-3])[0-5][0-9]"
    to_python = to_url = staticmethod(str)


register_converter(Year, "yyyy")
register_converter(Month, "mm")
register_converter(Day, "dd")
register_converter(Time, "hhmm")

STORY = "[0-9]{4}/[0-9]{2}/[0-9]{2}/[^/]+/"
listing = partial(readable, parameters=("before",))

urlpatterns = [
    path("", readable(views.front), name="front"),
    path("<yyyy:year>/", listing(views.archive), name="year"),
    path("<yyyy:year>/<mm:month>/", listing(views.archive), name="month"),
    path("<yyyy:year>/<mm:month>/<dd:day>/", listing(views.archive), name="day"),
    re_path(rf"^(?P<path>{STORY})$", readable(views.story, parameters=("since",)), name="story"),
    re_path(rf"^(?P<path>{STORY})changes/$", readable(past_editions.changes), name="changes"),
    re_path(
        rf"^(?P<path>{STORY})changes/(?P<number>[1-9][0-9]{{0,5}})/$",
        readable(past_editions.past_edition),
        name="past-edition",
    ),
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
    path("corrections/", listing(corrections.corrections), name="corrections"),
    path("topics/<str:slug>/", listing(views.topic), name="topic"),
    path("by/<slug:slug>/", listing(views.author), name="author"),
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
    path("feeds/<slug:slug>.rss", readable(section_feeds.OfSection()), name="section-rss"),
    path("feeds/<slug:slug>.atom", readable(section_feeds.OfSectionAtom()), name="section-atom"),
    path("feeds/<slug:slug>.json", readable(section_feeds.OfSectionJson()), name="section-json"),
    path("sitemap.xml", readable(sitemaps.index), name="sitemap"),
    path("news-sitemap.xml", readable(sitemaps.news), name="news-sitemap"),
    path("sitemap-pages.xml", readable(sitemaps.pages), name="sitemap-pages"),
    path("sitemap-<uuid:start>.xml", readable(sitemaps.stories), name="sitemap-stories"),
    path("robots.txt", readable(views.robots), name="robots"),
    path("preview/front/<int:pk>/", front_preview.preview_front, name="preview-front"),
    path("preview/<uuid:key>/<int:number>/", preview.preview, name="preview"),
    path("preview/<uuid:key>/unsaved/", preview.unsaved, name="unsaved"),
    path("preview/unsaved/", preview.unsaved_new, name="unsaved-new"),
    path("shared/<str:token>/", shared.shared, name="shared"),
    path("<slug:slug>/", listing(views.section), name="section"),
]
