"""The sitemap and what robots are told."""

import re
from datetime import UTC, timedelta
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from lxml import etree

from newsroom.public import sitemaps

AGO = timezone.now().replace(microsecond=0) - timedelta(days=2)
NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
NEWS = {"n": "http://www.google.com/schemas/sitemap-news/0.9"}


@pytest.fixture
def entries(anyone, settings):
    """What a page of the sitemap lists, as (address, last change) with the site's name left out."""

    def read(path):
        root = etree.fromstring(anyone.get(path).content)
        return [
            (
                entry.findtext("s:loc", namespaces=NAMESPACE).removeprefix(settings.SITE_URL),
                entry.findtext("s:lastmod", namespaces=NAMESPACE),
            )
            for entry in root
        ]

    return read


def stories_in(entries):
    others = ("/sitemap-pages.xml", "/sitemap-topics/", "/sitemap-authors/")
    pages = [path for path, _ in entries("/sitemap.xml") if not path.startswith(others)]
    return [[path for path, _ in entries(page)] for page in pages]


def test_the_sitemap_leads_to_every_live_story_once(entries, live_story, path_of):
    paths = [path_of(live_story(now=AGO + timedelta(hours=hour))) for hour in range(3)]
    assert stories_in(entries) == [paths]


def test_the_front_page_and_the_sections_are_in_the_sitemap(entries, news, sport):
    assert [path for path, _ in entries("/sitemap-pages.xml")] == ["/", "/news/", "/sport/"]


def test_the_last_change_is_not_moved_by_a_minor_one(entries, live_story, next_version):
    article = live_story(now=AGO)
    next_version(article, "minor", now=AGO + timedelta(hours=1))
    ((_, changed),) = entries(f"/sitemap-{article.key}.xml")
    assert timezone.datetime.fromisoformat(changed) == AGO


def test_pages_are_cut_to_size_and_miss_nothing(entries, live_story, path_of, monkeypatch):
    monkeypatch.setattr(sitemaps, "STORIES_A_PAGE", 2)
    hours = [0, 1, 1, 1, 4]
    paths = [path_of(live_story(now=AGO + timedelta(hours=hour))) for hour in hours]
    pages = stories_in(entries)
    assert [len(page) for page in pages] == [2, 2, 1]
    assert [path for page in pages for path in page] == paths


def test_a_page_that_begins_nowhere_is_not_found(anyone, live_story):
    live_story()
    path = "/sitemap-00000000-0000-0000-0000-000000000000.xml"
    assert anyone.get(path).status_code == 404


def test_topics_and_authors_of_live_stories_are_in_the_sitemap(entries, live_story, story):
    live_story(tags=["Harbour", "Überfahrt"])
    story(tags=["Zebra"])
    index = [path for path, _ in entries("/sitemap.xml")]
    assert "/sitemap-topics/harbour.xml" in index
    assert "/sitemap-authors/wim-writer.xml" in index
    topics = [path for path, _ in entries("/sitemap-topics/harbour.xml")]
    assert topics[0] == "/topics/harbour/"
    assert len(topics) == 2
    assert entries("/sitemap-authors/wim-writer.xml") == [("/by/wim-writer/", None)]


def test_topics_are_cut_to_pages_that_miss_nothing(entries, live_story, monkeypatch):
    monkeypatch.setattr(sitemaps, "NAMES_A_PAGE", 2)
    live_story(tags=["Ale", "Boats", "Coast", "Docks", "Eels"])
    index = [path for path, _ in entries("/sitemap.xml") if path.startswith("/sitemap-topics/")]
    listed = [path for page in index for path, _ in entries(page)]
    assert index == [f"/sitemap-topics/{slug}.xml" for slug in ("ale", "coast", "eels")]
    assert listed == [f"/topics/{slug}/" for slug in ("ale", "boats", "coast", "docks", "eels")]


@pytest.mark.parametrize("path", ["/sitemap-topics/zebra.xml", "/sitemap-authors/zebra.xml"])
def test_a_topic_or_author_without_a_live_story_begins_no_page(anyone, live_story, story, path):
    live_story(tags=["Coast", "Zulu"])
    story(tags=["Zebra"])
    assert anyone.get(path).status_code == 404


def news_in(anyone):
    root = etree.fromstring(anyone.get("/news-sitemap.xml").content)
    said = "language", "publication_date", "title"
    return [
        (
            urlsplit(entry.findtext("s:loc", namespaces=NAMESPACE)).path,
            entry.findtext(".//n:name", namespaces=NEWS),
            *(entry.findtext(f".//n:{name}", namespaces=NEWS) for name in said),
        )
        for entry in root
    ]


def test_the_news_sitemap_holds_what_was_first_published_in_two_days(
    anyone, live_story, next_version, path_of, settings
):
    now = timezone.now().replace(microsecond=0)
    live_story(now=now - timedelta(days=2, minutes=1))
    older = live_story(now=now - timedelta(days=2) + timedelta(minutes=1), headline="Storm & tide")
    newer = live_story(now=now - timedelta(hours=1), language="de", headline="Sturm")
    next_version(older, "update", now=now - timedelta(minutes=5))
    began = now - timedelta(days=2) + timedelta(minutes=1)
    assert news_in(anyone) == [
        (path, settings.SITE_NAME, language, timezone.localtime(at, UTC).isoformat(), title)
        for path, language, at, title in [
            (path_of(newer), "de", now - timedelta(hours=1), "Sturm"),
            (path_of(older), "en", began, "Storm & tide!"),
        ]
    ]


def test_the_news_sitemap_may_be_empty_and_never_holds_more_than_a_thousand(
    anyone, live_story, monkeypatch
):
    assert news_in(anyone) == []
    monkeypatch.setattr(sitemaps, "MOST_NEWS", 2)
    for hour in range(3):
        live_story(now=AGO + timedelta(hours=hour + 1))
    assert len(news_in(anyone)) == 2


def test_robots_are_kept_from_the_desk_and_led_to_the_sitemap(anyone, settings):
    text = anyone.get("/robots.txt").text
    assert "Disallow: /admin/" in text
    assert "Disallow: /preview/" in text
    assert "Disallow: /shared/" in text
    assert re.search(rf"^Sitemap: {settings.SITE_URL}/sitemap\.xml$", text, re.MULTILINE)
