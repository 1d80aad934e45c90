"""The readers' site in a real browser: without JavaScript, on paper, and while it loads."""

from datetime import timedelta

from django.utils import timezone

from articles.models import Author
from tests.browser.newsstand import paper

__all__ = ["paper"]


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


def test_cards_of_the_last_day_say_how_long_ago_and_keep_the_exact_time(page, live_story):
    now = timezone.now()
    ages = {"Fresh": 3, "Of today": 130, "Of last week": 9000}  # minutes
    for headline, minutes in ages.items():
        live_story(headline=headline, now=now - timedelta(minutes=minutes))
    tab = page()
    tab.goto("/", wait_until="networkidle")

    def time_of(headline):
        return tab.locator("article", has_text=headline).first.locator("time")

    assert time_of("Fresh").inner_text() == "3 minutes ago"
    assert time_of("Of today").inner_text() == "2 hours ago"
    exact = timezone.localtime(now - timedelta(minutes=130))
    assert time_of("Of today").get_attribute("title") == f"{exact:%A %-d %B %Y, %H:%M %Z}"
    week = timezone.localtime(now - timedelta(minutes=9000))
    assert time_of("Of last week").inner_text() == f"{week:%-d %B %Y}"


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
    for gone in ("nav", ".colophon", ".more", ".skip", ".masthead-search", ".share"):
        assert not tab.locator(gone).first.is_visible(), gone
    for kept in ("h1", ".byline", ".figure-lead", ".prose", ".story-address"):
        assert tab.locator(kept).first.is_visible(), kept


LONG = "Bundesverfassungsgerichtspräsidentenwahlverfahren"


def test_a_word_longer_than_a_phone_widens_no_page_of_its_story(
    page, live_story, next_version, writer, publisher, picture
):
    Author.objects.filter(user=writer).update(name=LONG)
    shown = picture(caption=f"{LONG}.", credit=LONG)
    content = {"headline": LONG, "standfirst": f"{LONG}.", "body": f"<h2>{LONG}</h2><p>{LONG}</p>"}
    live_story(**content, slug="earlier", tags=[LONG], language="de")
    article = live_story(
        **content, slug="long", tags=[LONG], language="de", lead_picture=shown, lead_caption=LONG
    )
    article = next_version(article, "correction", headline=f"{LONG}!", public_note=f"{LONG}.")
    path = article.editions.live().get().path
    tab = page(width=320)
    for rest in ("", "changes/", "changes/1/", "changes/2/", "report/"):
        tab.goto(path + rest)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, rest
    tab.goto("/corrections/")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_scrolls_by_itself_shows_that_there_is_more(page, live_story):
    cells = "".join(f"<td>{LONG}</td>" for _each in range(4))
    body = f"<table><tbody><tr>{cells}</tr></tbody></table>" + "<p>Words of a story.</p>" * 20
    path = live_story(body=body).editions.live().get().path
    tab = page(width=390)
    for rest, region in (("", ".prose .table"), ("report/", ".report-places")):
        tab.goto(path + rest)
        image = f"getComputedStyle(document.querySelector('{region}')).backgroundImage"
        assert "linear-gradient" in tab.evaluate(image)


def test_on_paper_the_name_begins_where_the_story_does(page, live_story):
    tab = page(width=800)
    tab.goto(live_story().editions.live().get().path)
    tab.emulate_media(media="print")
    starts = [tab.locator(each).bounding_box()["x"] for each in (".masthead-name a", "h1")]
    assert starts[0] == starts[1]
