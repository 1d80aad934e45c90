"""The readers' site in a real browser: at every width, in both schemes, without JavaScript."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Author, Section
from articles.states import Kind

NOW = timezone.now()
RICH = """
<p>The wall will be mended. <a href="/news/">Earlier</a>, <em>perhaps</em>, 2,450 tonnes.</p>
<h2>A long wait</h2><p>Work begins on Monday.</p><ul><li>stone</li><li>mortar</li></ul>
<aside><p>“In a storm the spray carries across the road.”</p></aside>
<blockquote><p>If we did nothing, it would fall.</p></blockquote><h3>Costs</h3>
<table><tbody><tr><th scope="col">Stage of the work</th><th scope="col">Tonnes of stone</th>
<th scope="col">Days</th></tr><tr><td>One</td><td>21,000</td><td>15</td></tr></tbody></table><hr>
<p>An unbreakable word: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz.</p>
"""


@pytest.fixture
def paper(live_story, next_version, picture, publisher, writer, person, news, sport):
    """A paper with enough in it that each page type shows all that it can; paths by name."""
    Author.objects.filter(user=writer).update(
        biography="Wim covers the harbour.", portrait=picture(), email="wim@newsroom.example"
    )
    opinion = Section.objects.create(name="Opinion", slug="opinion", position=3, color="orange")
    figures = "".join(
        f'<figure data-picture="{picture(licence="CC0").key}" data-width="{width}"></figure>'
        for width in ("text", "wide", "full")
    )
    rich = live_story(
        headline="Harbour wall to be mended at last, after nine years of argument over who pays",
        lead_picture=picture(caption="The wall", licence="CC0", licence_url="https://cc.example/"),
        body=RICH + figures,
        tags=["Harbour", "Coast"],
        now=NOW - timedelta(hours=9),
    )
    next_version(rich, "correction", public_note="It is nine metres.", now=NOW - timedelta(hours=1))
    arabic = live_story(headline="إصلاح رصيف الميناء", language="ar", body="<p>يبدأ العمل.</p>")
    gone = live_story(slug="gone", now=NOW - timedelta(days=2))
    workflow.move(gone, "withdraw", by=publisher, note="Court order")
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
        "section": "/sport/",
        "story": path[rich],
        "story from right to left": path[arabic],
        "topic": "/topics/harbour/",
        "author": "/by/wim-writer/",
        "year": f"/{year}/",
        "month": f"/{year}/{month}/",
        "day": f"/{year}/{month}/{day}/",
        "not found": "/nothing/",
        "gone": path[gone],
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_every_page_type_is_accessible_and_fits(page, axe, paper, width, scheme):
    tab = page(width=width, scheme=scheme)
    for name, path in paper.items():
        tab.goto(path)
        axe(tab)
        overflow = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overflow <= 0, f"{name} is {overflow} pixels too wide"


def test_every_page_reads_without_javascript(page, paper):
    tab = page(java_script_enabled=False, width=390)
    for path in paper.values():
        tab.goto(path)
        assert tab.get_by_role("heading", level=1).count() == 1
    tab.goto("/")
    menu = tab.locator("header details")
    menu.locator("summary").click()
    menu.get_by_role("link", name="Sport").click()
    tab.wait_for_url("**/sport/")


def test_the_keyboard_skips_to_the_content(page, paper):
    tab = page()
    tab.goto(paper["story"])
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to content"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "content"


def test_nothing_moves_while_a_page_loads(page, paper):
    tab = page(width=1440)
    tab.add_init_script(
        "window.shifts = []; new PerformanceObserver(list => {"
        "for (const entry of list.getEntries()) shifts.push(entry.value)"
        "}).observe({type: 'layout-shift', buffered: true})"
    )
    for name in ("front", "story"):
        tab.goto(paper[name], wait_until="networkidle")
        assert sum(tab.evaluate("shifts")) < 0.02, name


def test_the_type_of_a_first_visit_is_light(page, paper):
    tab = page()
    sizes = {}
    tab.on(
        "response",
        lambda answer: (
            sizes.update({answer.url: len(answer.body())})
            if answer.url.endswith(".woff2") and answer.ok
            else None
        ),
    )
    tab.goto(paper["story"], wait_until="networkidle")
    assert sizes
    assert sum(sizes.values()) <= 120_000, sizes


def test_print_leaves_out_what_paper_has_no_use_for(page, paper):
    tab = page()
    tab.goto(paper["story"])
    tab.emulate_media(media="print")
    for gone in ("nav", ".colophon", ".more", ".skip"):
        assert not tab.locator(gone).first.is_visible(), gone
    for kept in ("h1", ".byline", ".figure-lead", ".prose", ".story-address"):
        assert tab.locator(kept).first.is_visible(), kept
