"""Whatever an address or a form says, a page answers, or that there is none: no error."""

import re
import uuid
from io import BytesIO

import pytest
from django.test import Client
from django.test.client import MULTIPART_CONTENT
from django.urls import URLResolver, get_resolver

from articles import sign_off
from articles.models import Autosave
from tests.desk.story_forms import address

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
POSTED = """
    alt at block body change comment confirmed credit email headline into key language message name
    note onto parent pattern place public_note q quote reason section seen slug standfirst story
    tags text title typed until user window
""".split()  # noqa: SIM905
ASKED_OF_DESK = ("q", "o", "p", "id", "section", "author", "kind", "language", "next", "in", "page")


def routes(patterns, before=""):
    """Every address of the house, as its pattern is written."""
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, route)
        else:
            yield route


def filled(route, hostile, samples=SAMPLES):
    """An address made from a pattern: what is free in it is hostile, the rest is a sample."""
    route = re.sub(r"\(\?P<path>.*?/\)", lambda _found: f"{STORY}{hostile}/", route)
    route = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", lambda _found: hostile, route)
    route = re.sub(
        r"<(\w+):\w+>", lambda found: samples.get(found.group(1), hostile), route
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


@pytest.mark.parametrize("buttons", [(), ("action", "add", "do", "save", "verdict")])
def test_every_form_is_answered_whatever_it_says(colleague, live_story, buttons):
    article = live_story()
    known = SAMPLES | {"int": str(article.pk), "uuid": str(article.key)}
    posted = dict.fromkeys([*POSTED, *buttons], "a\x00b")
    addresses = [filled(route, str(article.pk), known) for route in ROUTES]
    assert not [each for each in addresses if colleague.post(each, posted).status_code >= 500]


def test_a_nul_in_a_form_is_left_out(colleague, story):
    article = story()
    slot = address("autosave", article.pk, uuid.uuid4())
    said = {"headline": "Harbour\x00 wall", "body\x00": "<p>%00</p>", "tags": ["a", "b\x00"]}
    assert colleague.post(slot, said).status_code == 200
    kept = {"headline": ["Harbour wall"], "body": ["<p>%00</p>"], "tags": ["a", "b"]}
    assert Autosave.objects.get().fields == kept


def test_people_without_an_account_are_answered_whatever_they_say(client, story, editor):
    client.raise_request_exception = False
    _link, token = sign_off.make_link(story(), by=editor, made_for="A lawyer", asks_sign_off=True)
    said = {"seen": "a\x00b", "text": "It says\x00 too much."}
    assert client.post(f"/shared/{token}/", said).status_code == 422


def test_a_nul_in_a_cookie_is_left_out(client, db):
    client.raise_request_exception = False
    session = f'session="{"a" * 20}\\0\\00000"'
    assert client.get("/accounts/login/", HTTP_COOKIE=session).status_code == 200


def test_a_form_that_is_cut_off_on_its_way_is_refused(client, db):
    class CutOff(BytesIO):
        def read(self, *size):
            raise OSError

    form = client._encode_data({"login": "x"}, MULTIPART_CONTENT)
    sent = {"CONTENT_TYPE": MULTIPART_CONTENT, "CONTENT_LENGTH": len(form), "wsgi.input": CutOff()}
    assert client.generic("POST", "/accounts/login/", **sent).status_code < 500


def test_a_read_that_is_told_in_a_form_is_not_counted(client, db):
    assert client.post("/read/", {"path": "/2026/01/31/wall/"}).status_code == 204


def test_an_address_with_a_control_character_is_no_page(client, db):
    answer = client.get("/topics/%00/")
    assert answer.status_code == 404
    assert "<h1>" in answer.text
