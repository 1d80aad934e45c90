"""A paper with enough in it that each type of page shows all that it can."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import path
from django.utils import timezone

from articles import workflow
from articles.models import Author, Section
from articles.states import Kind
from newsroom import urls as house
from newsroom.comments import writing
from newsroom.comments.models import Moderation, Policy
from newsroom.comments.opening import live_edition

NOW = timezone.now()
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
RICH = """
<p>The wall will be mended. <a href="/news/">Earlier</a>, <em>perhaps</em>, 2,450 tonnes.</p>
<h2>A long wait</h2><p>Work begins on Monday.</p><ul><li>stone</li><li>mortar</li></ul>
<aside><p>“In a storm the spray carries across the road.”</p></aside>
<blockquote><p>If we did nothing, it would fall.</p></blockquote><h3>Costs</h3>
<table><tbody><tr><th scope="col">Stage of the work</th><th scope="col">Tonnes of stone</th>
<th scope="col">Days</th></tr><tr><td>One</td><td>21,000</td><td>15</td></tr></tbody></table><hr>
<p>An unbreakable word: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz.</p>
<aside data-kind="facts"><h3>The wall in figures</h3><p>Nine metres, 1893.</p></aside>
<figure data-embed="youtube" data-ref="dQw4w9WgXcQ"><figcaption>The storm.</figcaption></figure>
<p>Twice as much as planned.<small>The harbour office counted.</small></p>
"""


def fails(request):
    raise ValueError("as asked")


def refuses(request):
    raise PermissionDenied


def makes_no_sense(request):
    raise SuspiciousOperation


# The house's addresses, and one for each way in which a page can fail.
urlpatterns = [
    path("fails/", fails),
    path("refuses/", refuses),
    path("makes-no-sense/", makes_no_sense),
    *house.urlpatterns,
]
handler400, handler403 = house.handler400, house.handler403
handler404, handler500 = house.handler404, house.handler500


@pytest.fixture
def paper(live_story, next_version, picture, publisher, writer, person, news, sport, settings):
    """The address of each type of page, by its name."""
    settings.ROOT_URLCONF = __name__
    Author.objects.filter(user=writer).update(
        biography="Wim covers the harbour.", portrait=picture(), email="wim@newsroom.example"
    )
    opinion = Section.objects.create(name="Opinion", slug="opinion", position=3, color="orange")
    figures = "".join(
        f'<figure data-picture="{picture(licence="CC0").key}" data-width="{width}"></figure>'
        for width in ("text", "wide", "full")
    )
    three = " ".join(str(picture().key) for _each in range(3))
    gallery = f'<figure data-gallery="{three}"><figcaption>Three.</figcaption></figure>'
    rich = live_story(
        headline="Harbour wall to be mended at last, after nine years of argument over who pays",
        lead_picture=picture(caption="The wall", licence="CC0", licence_url="https://cc.example/"),
        body=RICH + figures + gallery,
        tags=["Harbour", "Coast"],
        now=NOW - timedelta(hours=9),
    )
    next_version(rich, "correction", public_note="It is nine metres.", now=NOW - timedelta(hours=1))
    arabic = live_story(headline="إصلاح رصيف الميناء", language="ar", body="<p>يبدأ العمل.</p>")
    Policy.objects.create(section=news, moderation=Moderation.AFTER)
    words = {
        "name": "Ada Field",
        "email": "ada@example.org",
        "text": "I was there.\n\nIt was cold.",
    }
    comment = writing.send(live_edition(rich.key), **words)
    writing.confirm(comment)
    gone = live_story(slug="gone", now=NOW - timedelta(days=2))
    workflow.move(gone, "withdraw", by=publisher, note="Court order")
    live_story(headline=LONG_WORD, body=f"<p>{LONG_WORD}</p>", now=NOW - timedelta(hours=12))
    live_story(headline=LONG_WORD, lead_picture=picture(), now=NOW - timedelta(hours=13))
    for hour in range(22):
        section = sport if hour % 3 else news
        pictured = picture() if hour % 4 == 0 else None
        live_story(section=section, lead_picture=pictured, now=NOW - timedelta(hours=20 + hour))
    for kind in (Kind.OPINION, Kind.ANALYSIS):
        live_story(section=opinion, kind=kind, now=NOW - timedelta(days=3))
    path = {article: article.editions.last().path for article in (rich, arabic, gone)}
    _, year, month, day, *_ = path[rich].split("/")
    return {
        "front": "/",
        "past front": f"/front/{year}/{month}/{day}/",
        "section": "/sport/",
        "story": path[rich],
        "story from right to left": path[arabic],
        "changes": f"{path[rich]}changes/",
        "past edition": f"{path[rich]}changes/1/",
        "topic": "/topics/harbour/",
        "author": "/by/wim-writer/",
        "year": f"/{year}/",
        "month": f"/{year}/{month}/",
        "day": f"/{year}/{month}/{day}/",
        "corrections": "/corrections/",
        "search": "/search/?q=harbour",
        "search for a long word": f"/search/?q={LONG_WORD}",
        "search with a word too many": "/search/?q=unbreakable+work+zebra",
        "search for nothing": "/search/?q=xylophone",
        "comments": f"/comments/{rich.key}/",
        "a comment": f"/comments/{rich.key}/{comment.key}/",
        "writing a comment": f"/comments/{rich.key}/write/",
        "reporting a comment": f"/comments/report/{comment.key}/",
        "figures of comments": "/comments/figures/",
        "reporting an error": f"{path[rich]}report/",
        "not found": "/nothing/",
        "gone": path[gone],
        "refused": "/refuses/",
        "no sense": "/makes-no-sense/",
        "failed": "/fails/",
    }
