"""Whatever an address says, it is answered: with a page, or that there is none, never an error."""

import re

import pytest
from django.test import Client
from django.urls import URLResolver, get_resolver

HOSTILE = ["\x00", "a\x00b", "\x1b", "%", "'", "٣", "\u202e", "-1", "9" * 40, "x" * 2000, "?"]
HOSTILE_VALUES = ["\x00", "9" * 40]
SAMPLES = {
    "int": "1",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "yyyy": "2026",
    "mm": "01",
    "dd": "31",
    "hhmm": "2359",
}
STORY = "2026/01/31/"
PARAMETERS = re.findall(
    r"\w+",
    """
    q o p e page before since old new next onto section author topic from to order stage kind status
    language standing tags day name app_label model_name field_name window id
    """,
)


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
        return [{name: hostile} for name in PARAMETERS]
    return [dict.fromkeys(PARAMETERS, hostile)]


ROUTES = sorted(each for each in set(routes(get_resolver().url_patterns)) if "logout" not in each)
PAGES = [filled(route, "news") for route in ROUTES if not re.search("admin.*[<(]", route)]


@pytest.fixture(params=["a reader", "everybody's chief"])
def visitor(request, chief):
    client = Client(raise_request_exception=False)
    if request.param != "a reader":
        client.force_login(chief)
    return client


@pytest.mark.parametrize("hostile", HOSTILE)
def test_every_address_is_answered_whatever_stands_in_it(visitor, hostile):
    wrong = [
        address
        for address in (filled(route, hostile) for route in ROUTES)
        if visitor.get(address).status_code >= 500
    ]
    assert not wrong


@pytest.mark.parametrize("hostile", HOSTILE_VALUES)
def test_every_page_is_answered_whatever_it_is_asked_for(visitor, live_story, hostile):
    live_story()
    wrong = [
        (address, asked)
        for address in PAGES
        for asked in questions(address, hostile)
        if visitor.get(address, asked).status_code >= 500
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
