"""Two papers, alike but for sixty hidden stories, answer every address byte for byte alike.

The hidden stories are built inside a savepoint and asked about; then it is rolled back, and the
same addresses are asked again. None of them was ever public: a story that was, and is withdrawn,
says 410 for good reason, and is tried in `test_hidden.py`.
"""

import itertools
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
import time_machine
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from articles import noting
from articles.models import Author
from newsroom.fronts import launching
from newsroom.fronts.models import Front
from tests.fronts.conftest import lead, pin, row

NOW = datetime(2026, 3, 14, 12, tzinfo=UTC)
LATER = {"at": NOW + timedelta(days=2)}
NEVER_PUBLIC = {
    "draft": [],
    "in-review": ["submit"],
    "ready": ["submit", "approve"],
    "planned": ["submit", "approve", ("publish", LATER)],
    "cancelled": ["submit", "approve", ("publish", LATER), "cancel"],
    "killed": ["submit", "approve", ("publish", LATER), ("kill", {"note": "Untrue"})],
    "spiked": [("spike", {"note": "Not our story"})],
}
LINK = re.compile(r"""(?:href=["']|<loc>|<link>|<guid[^>]*>)([^"'<\s]+)""")
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
PLACES = ("/static/", "/media/", "/accounts/", "/admin/", "/desk/")


@pytest.fixture
def paper(db):
    """The hour at which both papers are read."""
    with time_machine.travel(NOW, tick=False):
        yield
    cache.clear()


@pytest.fixture
def visible(paper, live_story, next_version, news, sport, picture):
    """What readers have: forty stories of forty days, one of them corrected."""
    lead_picture = picture()
    stories = [
        live_story(
            now=NOW - timedelta(days=number, hours=1),
            section=sport if number % 3 else news,
            tags=["Harbour", f"Topic {number % 8}"],
            lead_picture=None if number % 5 else lead_picture,
        )
        for number in range(40)
    ]
    next_version(
        stories[3], "correction", public_note="The wall is longer.", now=NOW - timedelta(hours=2)
    )
    return stories


@pytest.fixture
def hide(story, editor, publisher, news, sport, picture):
    """Add sixty stories that were never public, and give the addresses one might guess."""

    def add():
        lead_picture = picture(alt="A zebra")
        guesses, hidden = [], []
        standings = itertools.cycle(NEVER_PUBLIC.items())
        for number, (standing, moves) in zip(range(60), standings, strict=False):
            name = f"zebra-{standing}-{number}"
            author = Author.objects.create(name=name, slug=f"by-{name}")
            article = story(
                *moves,
                headline=name,
                slug=name,
                section=sport if number % 2 else news,
                tags=["Harbour", name],
                authors=[author],
                lead_picture=lead_picture,
            )
            noting.note(article, by=editor, text=f"Keep {name} secret")
            hidden.append(article)
            guesses += [
                f"/2026/03/14/{name}/",
                f"/2026/03/14/{name}/changes/",
                f"/2026/03/16/{name}/",
                f"/topics/{name}/",
                f"/by/by-{name}/",
                f"/sitemap-{article.key}.xml",
                f"/preview/{article.key}/1/",
            ]
        front, _ = Front.objects.get_or_create(section=None)
        slots = [lead(pin(hidden[3])), row("more", *map(pin, hidden[:3]))]
        launching.prepare(front, slots, by=publisher, seen=front.version)
        front.refresh_from_db()
        launching.launch(front, by=publisher, seen=front.version, **LATER)
        return [*guesses, f"/preview/front/{front.pk}/"]

    return add


def ask(client, address):
    """All that a reader gets: status, headers and bytes."""
    answer = client.get(address)
    headers = {name: value for name, value in answer.headers.items() if name != "Date"}
    content = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, headers, TOKEN.sub(b"", content)  # of a form: drawn each time


def links(address, body):
    for found in LINK.findall(body.decode(errors="replace")):
        parts = urlsplit(urljoin(f"http://testserver{address}", unescape(found)))
        if parts.scheme in ("http", "https") and not parts.path.startswith(PLACES):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def read(client, begin):
    """Every answer to these addresses, and to those that the answers link to."""
    cache.clear()
    answers, waiting = {}, list(begin)
    while waiting:
        address = waiting.pop()
        if address not in answers:
            answers[address] = ask(client, address)
            waiting += links(address, answers[address][2])
    return answers


def test_hidden_stories_change_no_byte_of_what_readers_get(visible, hide, anyone):
    days = [timezone.localtime(NOW + timedelta(days=day)) for day in range(-3, 4)]
    begin = ["/", "/robots.txt", "/sitemap.xml", "/corrections/", "/search/?q=zebra"]
    begin += [f"{place}{day:%Y/%m/%d}/" for day in days for place in ("/", "/front/")]
    with transaction.atomic():
        begin += hide()
        seen = read(anyone, begin)
        transaction.set_rollback(True)
    never = read(anyone, begin)
    assert len(never) >= 500
    assert sorted(seen) == sorted(never)
    assert [address for address in never if seen[address] != never[address]] == []
