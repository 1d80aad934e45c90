"""The search page and its feeds, as readers and their browsers get them."""

import re
from datetime import timedelta
from html import unescape
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from django.utils import timezone
from django.utils.html import escape

from articles.models import Edition
from newsroom.public.searching.results import RESULTS_A_PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(anyone):
    """The search page for some words: `ask("harbour wall", sort="newest")`."""

    def get(q="", **where):
        address = "/search/?" + urlencode(
            {"q": q} | {name.strip("_"): where[name] for name in where}
        )
        response = anyone.get(address)
        assert response.status_code == 200
        return response.content.decode()

    return get


def headlines(html):
    found = re.findall(r'<h3 class="card-headline">\s*<a href="[^"]*">(.*?)</a>', html, re.DOTALL)
    return [re.sub(r"<[^>]+>", "", headline).strip() for headline in found]


def results(html):
    """The headlines of what was found, without the newest stories under an empty page."""
    return headlines(html.partition('id="newest"')[0])


def test_what_was_looked_for_is_marked_in_headline_and_text(ask, live_story):
    live_story(
        headline="Harbour wall mended",
        body="<p>One &lt;b&gt; thing.</p><p>The walls are dry, <em>at last</em>.</p>",
    )
    html = ask("wall")
    assert "Harbour <mark>wall</mark> mended" in html
    assert "The <mark>walls</mark> are dry, at last" in html
    assert "&lt;b&gt;" in html
    assert "Results for <bdi>wall</bdi>" in html


def test_what_readers_type_is_never_html(ask, live_story):
    live_story(headline="Script <b>wall</b>", slug="s")
    html = ask('"<script>alert(1)</script> wall" <b>')
    assert "<script>alert" not in html
    assert escape("<script>alert(1)</script>") in html
    assert "<b>" not in ask("script")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"q": "x" * 300}, "at most 200 characters"),
        ({"q": "-wall"}, "not only what to leave out"),
        ({"q": "wall", "from": "yesterday"}, "Write the date as year-month-day"),
        ({"q": "wall", "from": "0001-01-01"}, "greater than or equal to"),
        ({"q": "wall", "to": "9999-12-31"}, "less than or equal to"),
        ({"q": "wall", "from": "2026-11-05", "to": "2026-11-01"}, "before the day from which"),
        ({"q": "wall", "section": "nowhere"}, "There is no such section"),
        ({"q": "wall", "author": "Nobody"}, "Nobody of this name signs a story here"),
        ({"q": "wall", "topic": "Nothing"}, "No story here is about a topic of this name"),
        ({"q": "wall", "sort": "oldest"}, "Sort by the best match"),
        ({"q": "wall", "author": "x" * 500}, "at most 150 characters"),
    ],
)
def test_what_makes_no_sense_is_said_in_a_sentence_and_kept(anyone, live_story, asked, sentence):
    live_story(headline="Harbour wall mended")
    html = anyone.get("/search/?" + urlencode(asked)).content.decode()
    assert sentence in html
    name, value = list(asked.items())[-1]
    assert value in html or name in {"section", "sort"}
    assert "Results for" not in html


def test_no_signs_break_the_search(anyone, live_story):
    live_story(headline="Harbour wall mended")
    for signs in [
        "\0",
        "'",
        '"',
        "NEAR(",
        "a*",
        "^a",
        "{a b}: c",
        "%",
        "\\",
        "' OR 1=1 --",
        "🦓",
        "é",
    ]:
        assert anyone.get("/search/?" + urlencode({"q": f"wall {signs}"})).status_code == 200
        assert anyone.get("/search/?" + urlencode({"q": signs})).status_code == 200
    assert anyone.get("/search/?q=wall&after=nobody").status_code == 404


def test_a_name_that_only_hidden_stories_bear_is_like_no_name(ask, story, other_writer, tomorrow):
    hidden = {"headline": "Zebra", "authors": [other_writer.author], "tags": ["Zebras"]}
    story("submit", "approve", ("publish", {"at": tomorrow}), **hidden)
    for field, name in {"author": "Olga Other", "topic": "Zebras"}.items():
        assert ask("wall", **{field: name}).replace(name, "") == ask(
            "wall", **{field: "No Such"}
        ).replace("No Such", "")


def test_the_page_narrows_by_section_author_topic_and_days(ask, live_story, sport, other_writer):
    now = timezone.now()
    live_story(headline="Wall A", tags=["Harbour"], now=now - timedelta(days=9))
    live_story(headline="Wall B", section=sport, authors=[other_writer.author])
    yesterday = f"{timezone.localdate() - timedelta(days=1)}"
    assert results(ask("wall")) == ["Wall B", "Wall A"]
    assert results(ask("wall", section="sport")) == ["Wall B"]
    assert results(ask("wall", author="olga other")) == ["Wall B"]
    assert results(ask("wall", topic="HARBOUR")) == ["Wall A"]
    assert results(ask("wall", from_=yesterday)) == ["Wall B"]
    assert results(ask("wall", to=yesterday)) == ["Wall A"]
    assert results(ask("", section="sport")) == ["Wall B"]


def test_a_section_is_searched_with_its_sub_sections(ask, live_story, news):
    part = type(news).objects.create(name="Courts", slug="courts", parent=news)
    live_story(headline="Wall A", section=part)
    assert results(ask("wall", section="news")) == ["Wall A"]
    assert results(ask("wall", section="courts")) == ["Wall A"]


@pytest.mark.parametrize("sort", ["best", "newest"])
def test_all_results_are_reached_page_by_page_each_once(anyone, live_story, sort):
    now = timezone.now()
    for number in range(45):
        live_story(headline=f"Wall {number}", now=now - timedelta(minutes=100 - number))
    address, seen = f"/search/?q=wall&sort={sort}", []
    while address:
        html = anyone.get(address).content.decode()
        seen.append(results(html))
        more = re.search(r'rel="next"\s+href="([^"]+)"', html)
        address = more and more[1].replace("&amp;", "&")
        if len(seen) == 1:  # the next page begins where this one ended, whatever comes meanwhile
            live_story(headline="Wall of today")
    assert [len(page) for page in seen] == [20, 20, 5]
    assert [headline for page in seen for headline in page] == [
        f"Wall {number}" for number in reversed(range(45))
    ]


def test_an_empty_page_helps(ask, live_story):
    live_story(headline="Harbour wall mended")
    html = ask("harbuor", section="news")
    assert "Did you mean" in html
    assert 'href="/search/?q=harbour&amp;section=news"' in html
    assert "Look for these words in the whole paper" in html
    assert headlines(html) == ["Harbour wall mended"]
    assert results(html) == []


def test_a_word_that_is_not_typed_to_its_end_is_found_and_said_to_be_so(ask, live_story):
    live_story(headline="Harbour wall mended")
    html = ask("harb")
    assert results(html) == ["Harbour wall mended"]
    assert "begin with the last of them" in html
    assert "<mark>Harbour</mark>" in html


def test_where_no_story_has_all_words_those_with_all_but_one_are_shown(ask, live_story):
    live_story(headline="Harbour wall mended")
    assert results(ask("harbour wal zebra")) == []
    html = ask("harbour wall zebra")
    assert results(html) == ["Harbour wall mended"]
    assert "all but one of them" in html
    assert "all but one of them" not in ask("harbour wall mended")


def test_who_mistypes_one_of_many_words_is_asked_what_was_meant_too(ask, live_story):
    live_story(headline="Harbour wall mended")
    live_story(headline="Sea wall mended")
    html = ask("harbuor wall mended")
    assert len(results(html)) == 2
    assert 'href="/search/?q=harbour+wall+mended"' in html


@pytest.mark.parametrize("typed", ["harb", "harbour wall zebra"])
@pytest.mark.parametrize("sort", ["best", "newest"])
def test_what_is_found_in_a_weaker_way_is_reached_page_by_page(ask, live_story, typed, sort):
    for number in range(RESULTS_A_PAGE + 2):
        live_story(headline=f"Harbour wall, part {number}")
    first = ask(typed, sort=sort)
    more = unescape(re.search(r'rel="next"\s+href="([^"]+)"', first)[1])
    second = ask(**dict(parse_qsl(urlsplit(more).query)))
    assert len(results(first)) == RESULTS_A_PAGE
    assert len({*results(first), *results(second)}) == RESULTS_A_PAGE + 2


def test_no_page_of_results_is_to_be_found_by_other_search_engines(ask):
    assert '<meta name="robots" content="noindex, follow">' in ask("wall")
    assert '<meta name="robots" content="noindex, follow">' in ask()


def test_nothing_is_counted(ask, live_story, django_assert_max_num_queries):
    for number in range(3):
        live_story(headline=f"Wall {number}")
    with django_assert_max_num_queries(12):
        html = ask("wall", sort="newest")
    assert not re.search(r"\b3 (results|stories)\b", html)


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_search_can_be_followed(anyone, ask, live_story, form):
    live_story(headline="Harbour wall mended", slug="wall")
    live_story(headline="Ferry sold", slug="ferry", body="<p>Steel.</p>", standfirst="")
    assert f'href="/feeds/search.{form}?q=wall&amp;section=news"' in ask("wall", section="news")
    feed = feedparser.parse(anyone.get(f"/feeds/search.{form}?q=wall&section=news").content)
    assert not feed.bozo
    assert [entry.title for entry in feed.entries] == ["Harbour wall mended"]
    assert anyone.get(f"/feeds/search.{form}").status_code == 404
    assert anyone.get(f"/feeds/search.{form}?q=-wall").status_code == 404


def test_a_search_can_be_followed_as_json(anyone, live_story):
    live_story(headline="Harbour wall mended")
    feed = anyone.get("/feeds/search.json?q=wall").json()
    assert [item["title"] for item in feed["items"]] == ["Harbour wall mended"]
    assert feed["feed_url"].endswith("/feeds/search.json?q=wall")


def test_browsers_are_told_how_to_search_here(anyone, settings):
    settings.SITE_NAME = "The Very Long Harbour & Courier"
    assert 'type="application/opensearchdescription+xml"' in anyone.get("/search/").content.decode()
    response = anyone.get("/opensearch.xml")
    assert response["Content-Type"] == "application/opensearchdescription+xml"
    root = ElementTree.fromstring(response.content)
    space = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert len(root.find(f"{space}ShortName").text) <= 16
    template = root.find(f"{space}Url").get("template")
    assert template == "http://testserver/search/?q={searchTerms}"


def test_every_page_has_a_way_to_search(anyone, live_story, path_of):
    path = path_of(live_story())
    for address in ["/", path, "/nowhere/", "/search/"]:
        assert 'action="/search/"' in anyone.get(address).content.decode()


def test_hidden_stories_change_no_byte_of_any_search(ask, live_story, story, tomorrow):
    live_story(headline="Harbour wall mended", tags=["Harbour"])
    live_story(headline="A wall by the harbour", standfirst="Zebras none.")
    asked = ["wall", "harbour wall", "zebra", "zebr", "zebar", "harbuor", "quillwor", "-x", ""]
    html = [ask(words) for words in asked]
    for number in range(5):
        words = {"headline": f"Zebra wall {number}", "body": "<p>Quillwort harbuor zebar.</p>"}
        story("submit", "approve", ("publish", {"at": tomorrow}), **words)
    assert Edition.objects.count() == 7
    assert [ask(words) for words in asked] == html
