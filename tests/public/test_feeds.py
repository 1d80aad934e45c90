"""Feeds as a feed reader takes them."""

from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone

from articles import workflow

OF_TIMELINES = ["/feeds/topics/harbour.rss", "/feeds/topics/harbour.atom"]
OF_TIMELINES += ["/feeds/by/wim-writer.rss", "/feeds/by/wim-writer.atom"]
FEEDS = ["/feeds/latest.rss", "/feeds/latest.atom", "/feeds/news.rss", "/feeds/news.atom"]
AGO = timezone.now().replace(microsecond=0) - timedelta(days=1)


@pytest.fixture
def feed(anyone):
    def read(path):
        return feedparser.parse(anyone.get(path).content)

    return read


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_well_formed_and_knows_where_it_is(feed, live_story, settings, path):
    live_story(headline="Fish & chips < wall")
    parsed = feed(path)
    assert not parsed.bozo
    assert {"rel": "self"}.items() <= next(
        link for link in parsed.feed.links if link["rel"] == "self"
    ).items()
    assert settings.SITE_URL + path in [link["href"] for link in parsed.feed.links]
    assert settings.SITE_NAME in parsed.feed.title


@pytest.mark.parametrize("path", FEEDS)
def test_an_entry_has_what_readers_need(feed, live_story, settings, path_of, path):
    article = live_story(headline="Wall falls", now=AGO, tags=["Harbour"])
    (entry,) = feed(path).entries
    assert entry.title == "Wall falls"
    assert entry.link == settings.SITE_URL + path_of(article)
    assert entry.author == "Wim Writer"
    assert entry.summary == "Six weeks of work before the storms."
    assert entry.published_parsed[:6] == AGO.utctimetuple()[:6]
    assert {tag.term for tag in entry.tags} == {"News", "Harbour"}


@pytest.mark.parametrize("path", FEEDS)
def test_an_entry_carries_the_whole_text_and_its_pictures(
    feed, live_story, picture, settings, path
):
    photo = picture(credit="Ana Reis")
    body = f'<h2>Then</h2><p>A wall.</p><figure data-picture="{photo.key}"></figure>'
    live_story(body=body)
    (entry,) = feed(path).entries
    content = entry.content[0].value
    assert "<h2" in content
    assert "A wall." in content
    assert f'src="{settings.SITE_URL}/media/' in content
    assert "Ana Reis" in content


BOX = '<aside data-kind="facts"><h3>In short</h3><p>See <a href="/news/">the news</a>.</p></aside>'
SMALL = '<small>By <a href="mailto:a@b.c">us</a>.</small>'
NOTED = f'<p>The <a href="/2020/01/01/wall/">wall</a>.{SMALL}</p>'


@pytest.mark.parametrize("path", ["/feeds/latest.rss", "/feeds/latest.atom", "/feeds/latest.json"])
def test_a_text_is_at_home_on_other_sites(anyone, live_story, settings, path_of, path):
    article = live_story(body=BOX + NOTED)
    told = anyone.get(path).text
    for quote in ("&quot;", '\\"'):
        told = told.replace(quote, '"')
    assert f'href="{settings.SITE_URL}/news/"' in told
    assert f'href="{settings.SITE_URL}/2020/01/01/wall/"' in told
    assert f'href="{settings.SITE_URL}{path_of(article)}#note-1"' in told
    assert 'href="mailto:a@b.c"' in told
    assert "data-" not in told
    assert "In short" in told


@pytest.mark.parametrize("path", FEEDS)
def test_a_character_that_xml_cannot_hold_breaks_no_feed(feed, live_story, path):
    live_story(headline="Wall\x0bfalls", standfirst="No\ufffebody hurt")
    parsed = feed(path)
    assert not parsed.bozo
    assert parsed.entries[0].title == "Wallfalls"


@pytest.mark.parametrize("path", FEEDS)
def test_an_entry_keeps_its_name_when_its_address_changes(
    feed, live_story, writer, editor, publisher, path
):
    article = live_story(slug="old", now=AGO)
    (before,) = feed(path).entries
    article.refresh_from_db()
    article.slug = "new"
    workflow.revise(article, by=writer, parent=article.head)
    workflow.move(article, "submit", by=writer)
    workflow.move(article, "approve", by=editor)
    workflow.move(article, "publish", by=publisher, change="update")
    (after,) = feed(path).entries
    assert after.id == before.id == article.key.urn
    assert after.link != before.link


def test_an_update_moves_the_updated_time_and_not_the_published_one(feed, live_story, next_version):
    article = live_story(now=AGO)
    next_version(article, "update", now=AGO + timedelta(hours=3))
    (entry,) = feed("/feeds/latest.atom").entries
    assert entry.published_parsed[:6] == AGO.utctimetuple()[:6]
    assert entry.updated_parsed[:6] == (AGO + timedelta(hours=3)).utctimetuple()[:6]


@pytest.mark.parametrize("path", FEEDS)
def test_a_reader_who_has_it_is_not_sent_it_again(anyone, live_story, path):
    live_story()
    first = anyone.get(path)
    again = anyone.get(path, headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("path", FEEDS)
def test_a_withdrawal_is_never_answered_with_not_modified(anyone, live_story, publisher, path):
    article = live_story(now=AGO)
    first = anyone.get(path)
    workflow.move(article, "withdraw", by=publisher, note="Court order")
    again = anyone.get(
        path,
        headers={
            "if-none-match": first.headers["ETag"],
            "if-modified-since": "Wed, 21 Oct 2037 07:28:00 GMT",
        },
    )
    assert again.status_code == 200


def test_a_section_has_only_its_own_stories(feed, live_story, sport):
    live_story(headline="Wall falls")
    live_story(headline="Town win", section=sport)
    assert [entry.title for entry in feed("/feeds/sport.rss").entries] == ["Town win"]
    assert len(feed("/feeds/latest.rss").entries) == 2


def test_a_section_that_does_not_exist_has_no_feed(anyone, news):
    assert anyone.get("/feeds/weather.rss").status_code == 404


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_without_stories_is_still_a_feed(feed, news, path):
    parsed = feed(path)
    assert not parsed.bozo
    assert parsed.entries == []


@pytest.mark.parametrize("path", ["/feeds/latest.json", "/feeds/news.json"])
def test_a_json_feed_says_the_same_as_the_others(
    anyone, feed, live_story, next_version, settings, path_of, path
):
    article = live_story(headline="Fish & chips < wall", now=AGO, tags=["Harbour"])
    next_version(article, "update", now=AGO + timedelta(hours=3))
    answer = anyone.get(path)
    assert answer.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    whole = answer.json()
    (story,) = whole["items"]
    (entry,) = feed(path.replace(".json", ".atom")).entries
    assert whole["version"] == "https://jsonfeed.org/version/1.1"
    assert whole["feed_url"] == settings.SITE_URL + path
    assert (story["id"], story["title"], story["url"]) == (entry.id, entry.title, entry.link)
    assert story["content_html"] == entry.content[0].value.strip()
    assert story["date_published"] == AGO.isoformat()
    assert story["date_modified"] == (AGO + timedelta(hours=3)).isoformat()
    assert story["tags"] == ["News", "Harbour"]
    assert story["authors"] == [{"name": "Wim Writer"}]


@pytest.mark.parametrize("path", OF_TIMELINES)
def test_topics_and_authors_have_feeds_that_pages_lead_to(
    anyone, feed, live_story, story, settings, path_of, path
):
    article = live_story(headline="Wall falls", tags=["Harbour"])
    story(headline="Not yet", tags=["Harbour"])
    parsed = feed(path)
    (entry,) = parsed.entries
    assert not parsed.bozo
    assert (entry.id, entry.link) == (article.key.urn, settings.SITE_URL + path_of(article))
    assert settings.SITE_URL + path in [link["href"] for link in parsed.feed.links]
    assert path in anyone.get(parsed.feed.link.removeprefix(settings.SITE_URL)).text


@pytest.mark.parametrize("path", OF_TIMELINES)
def test_what_no_live_story_names_has_no_feed(anyone, live_story, publisher, path):
    article = live_story(tags=["Harbour"], now=AGO)
    first = anyone.get(path)
    again = anyone.get(path, headers={"if-none-match": first.headers["ETag"]})
    workflow.move(article, "withdraw", by=publisher, note="Court order")
    assert (first.status_code, again.status_code) == (200, 304)
    assert anyone.get(path).status_code == 404


@pytest.mark.parametrize("path", [*FEEDS, *OF_TIMELINES])
def test_a_paper_may_keep_the_texts_for_its_pages(feed, live_story, settings, path):
    settings.FEEDS_WHOLE = False
    live_story(tags=["Harbour"], body="<p>Only on the page.</p>")
    (entry,) = feed(path).entries
    assert "Only on the page." not in str(entry)
    assert entry.summary == "Six weeks of work before the storms."


def test_a_json_feed_without_texts_says_what_each_story_is_about(anyone, live_story, settings):
    settings.FEEDS_WHOLE = False
    live_story()
    (item,) = anyone.get("/feeds/latest.json").json()["items"]
    assert item["content_text"] == "Six weeks of work before the storms."
    assert "content_html" not in item


def test_a_json_feed_names_the_language_of_a_story_that_is_in_another(anyone, live_story):
    live_story(now=AGO)
    live_story(language="ar", headline="إصلاح رصيف الميناء")
    arabic, english = anyone.get("/feeds/latest.json").json()["items"]
    assert arabic["language"] == "ar"
    assert "language" not in english
