"""Everybody goes round the demo paper by its links: each leads to a page that they may see."""

from collections import Counter, deque
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import resolve
from lxml import html

from newsroom.demo import SIGN_INS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]
HOST = "http://testserver"
# Of the pages of one kind, asked in one way, so many are opened.
FEW, MANY = 1, 5


def kind_of(address):
    """The page's route and what it is asked for; lists can be narrowed in too many ways at once."""
    parts = urlsplit(address)
    asked = sorted({name for name, _value in parse_qsl(parts.query)})
    return resolve(parts.path).route, *(asked if len(asked) < 2 else ["several things"])


def links_of(answer, address):
    """Where a page of ours leads to, as addresses of our own."""
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return
    for link in html.fromstring(answer.content).xpath("//a[@href]/@href"):
        whole = urljoin(HOST + address, link.split("#")[0])
        if whole.startswith(f"{HOST}/"):
            yield whole.removeprefix(HOST)


def rounds(client, start, of_a_kind):
    """Every page that links lead to from a start, the page before it, and how it is answered."""
    seen, often, waiting = {start}, Counter(), deque([(start, "")])
    while waiting:
        address, before = waiting.popleft()
        answer = client.get(address, follow=True)
        yield address, before, answer.status_code
        for link in links_of(answer, address) if address.startswith(start) else ():
            kind = kind_of(link)
            if link not in seen and often[kind] < of_a_kind:
                seen.add(link)
                often[kind] += 1
                waiting.append((link, address))


def astray(client, start, of_a_kind):
    """The links that lead to no page; a round of a few steps would be no round."""
    opened = list(rounds(client, start, of_a_kind))
    assert len(opened) > 30
    return [each for each in opened if each[2] != 200]


def at_desk(email, language="en"):
    """A colleague's browser, which is shown errors as pages."""
    client = Client(raise_request_exception=False, headers={"Accept-Language": language})
    client.force_login(get_user_model().objects.get(email=email))
    return client


@pytest.mark.parametrize("email", SIGN_INS)
def test_no_link_of_the_desk_leads_a_colleague_astray(email):
    assert astray(at_desk(email), "/admin/", FEW) == []


def test_no_link_of_the_desk_leads_a_superuser_astray_who_speaks_german(chief):
    assert astray(at_desk(chief.email, "de"), "/admin/", FEW) == []


def test_no_link_of_the_paper_leads_a_reader_astray():
    assert astray(Client(raise_request_exception=False), "/", FEW) == []


@pytest.mark.far
@pytest.mark.parametrize("email", SIGN_INS)
def test_no_link_of_the_desk_leads_a_curious_colleague_astray(email):
    assert astray(at_desk(email), "/admin/", MANY) == []
