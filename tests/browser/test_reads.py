"""A story's page says that it was read, once, and what is read most stands on the front."""

import pytest
from django.core.cache import caches
from django.utils import timezone
from playwright.sync_api import expect

from newsroom.reads.models import Tally
from newsroom.reads.spans import Span, step_of

BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
LONG_ENOUGH = 9_000  # milliseconds
IN_THE_BACKGROUND = (
    "Object.defineProperty(document, 'visibilityState',"
    "{get: () => window.inSight ? 'visible' : 'hidden'})"
)


@pytest.fixture
def visit(page, live_story):
    """Open a story's page, whose clock this test moves on."""
    caches["readers"].clear()
    path = live_story().editions.get().path

    def open_page(*, script=""):
        tab = page(user_agent=BROWSER)
        tab.clock.install()
        if script:
            tab.add_init_script(script)
        tab.goto(path, wait_until="networkidle")
        return tab

    return open_page


def test_a_story_in_sight_counts_once_and_without_a_cookie(visit):
    tab = visit()
    with tab.expect_response("**/read/") as told:
        tab.clock.fast_forward(LONG_ENOUGH)
    assert told.value.status == 204
    assert "cookie" not in told.value.request.all_headers()
    tab.clock.fast_forward(10 * LONG_ENOUGH)
    tab.wait_for_load_state("networkidle")
    assert Tally.objects.get().reads == 1


def test_a_story_in_the_background_does_not_count_before_it_is_seen(visit):
    tab = visit(script=IN_THE_BACKGROUND)
    tab.clock.fast_forward(10 * LONG_ENOUGH)
    tab.wait_for_load_state("networkidle")
    assert not Tally.objects.exists()
    tab.evaluate("window.inSight = true; document.dispatchEvent(new Event('visibilitychange'))")
    with tab.expect_response("**/read/"):
        tab.clock.fast_forward(LONG_ENOUGH)


def test_who_asks_not_to_be_tracked_is_not_counted(visit):
    tab = visit(script="Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})")
    tab.clock.fast_forward(10 * LONG_ENOUGH)
    tab.wait_for_load_state("networkidle")
    assert not Tally.objects.exists()


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_the_most_read_stand_in_their_order(page, axe, live_story, editor, width, scheme):
    for reads, headline in ((1, "Little"), (30, "Much"), (900, "Most")):
        article = live_story(headline=headline)
        Tally.objects.add([(article.pk, Span.STEP, step_of(timezone.now()), reads)])
    tab = page(width=width, scheme=scheme)
    tab.goto("/")
    expect(tab.locator(".ranks h3")).to_have_text(["Most", "Much", "Little"])
    axe(tab)
    desk = page(width=width, scheme=scheme, user=editor)
    desk.goto("/admin/most-read/")
    expect(desk.locator(".most-read .row-headline")).to_have_text(["Most", "Much", "Little"])
    axe(desk)
    desk.get_by_role("link", name="Most", exact=True).click()
    desk.locator("form[data-ready]").wait_for()
    expect(desk.locator(".reads")).to_contain_text("900")
    axe(desk)
