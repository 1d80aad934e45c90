"""Whatever an address says, it is answered: with a page, or that there is none, never an error."""

import re

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver

HOSTILE = ["\x00", "a\x00b", "\x1b", "%", "'", "٣", "\u202e", "-1", "9" * 40, "x" * 2000, "?"]
WORST = ["\x00", "9" * 40]
SAMPLES = {
    "int": "1",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "yyyy": "2026",
    "mm": "01",
    "dd": "31",
    "hhmm": "2359",
}
STORY = "2026/01/31/"
ASKED_OF_PAPER = (
    "q",
    "before",
    "since",
    "after",
    "to",
    "section",
    "author",
    "topic",
    "from",
    "sort",
)
ASKED_OF_DESK = ("q", "o", "p", "id", "section", "author", "kind", "language", "next", "in", "page")


def routes(patterns, before=""):
    """Every address of the house, as its pattern is written."""
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        else:
            yield route


def filled(route, hostile):
    """An address made from a pattern: what is free in it is hostile, the rest is a sample."""
    route = re.sub(r"\(\?P<path>.*?/\)", lambda _found: f"{STORY}{hostile}/", route)
    route = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", lambda _found: hostile, route)
    route = re.sub(
        r"<(\w+):\w+>", lambda found: SAMPLES.get(found.group(1), hostile), route
    ).replace("\\", "")
    return "/" + route.translate(str.maketrans("", "", "^$"))


def questions(address, hostile):
    """What to ask a page for; lists of the desk refuse unknown things, so ask one at a time."""
    if address.startswith("/admin/"):
        return [{name: hostile} for name in ASKED_OF_DESK]
    return [dict.fromkeys(ASKED_OF_PAPER, hostile)]


ROUTES = sorted(each for each in set(routes(get_resolver().url_patterns)) if "logout" not in each)
PAGES = [filled(route, "news") for route in ROUTES if not re.search("admin.*[<(]", route)]


@pytest.fixture
def colleague(chief):
    """Somebody who may see every page."""
    client = Client(raise_request_exception=False)
    client.force_login(chief)
    return client


@pytest.mark.parametrize("hostile", HOSTILE)
def test_every_address_is_answered_whatever_stands_in_it(client, news, hostile):
    client.raise_request_exception = False
    addresses = [filled(route, hostile) for route in ROUTES]
    assert not [each for each in addresses if client.get(each).status_code >= 500]


@pytest.mark.parametrize("hostile", WORST)
def test_a_colleague_is_answered_whatever_stands_in_an_address(colleague, news, hostile):
    addresses = [filled(route, hostile) for route in ROUTES]
    assert not [each for each in addresses if colleague.get(each).status_code >= 500]


@pytest.mark.parametrize("hostile", WORST)
def test_every_page_is_answered_whatever_it_is_asked_for(colleague, live_story, hostile):
    live_story()
    wrong = [
        (address, asked)
        for address in PAGES
        for asked in questions(address, hostile)
        if colleague.get(address, asked).status_code >= 500
    ]
    assert not wrong


@pytest.mark.parametrize("query", ["q=%00", "q=%0%000", "q=wall%00"])
def test_a_nul_in_a_query_is_left_out(client, db, query):
    answer = client.get(f"/search/?{query}")
    assert answer.status_code == 200
    assert "\x00" not in answer.wsgi_request.GET["q"]


def test_an_address_with_a_control_character_is_no_page(client, db):
    answer = client.get("/topics/%00/")
    assert answer.status_code == 404
    assert "<h1>" in answer.text
