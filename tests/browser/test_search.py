"""A reader searches, on a phone without JavaScript and at a desk."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (390, "dark")])
def test_a_phone_searches_without_javascript(page, live_story, width, scheme):
    live_story(headline="Harbour wall mended")
    tab = page(width=width, scheme=scheme, java_script_enabled=False)
    tab.goto("/")
    tab.get_by_role("link", name="Search").click()
    tab.get_by_label("Words").fill("harbuor")
    tab.get_by_label("Words").press("Enter")
    tab.get_by_role("link", name="harbour", exact=True).click()
    assert tab.locator("mark").first.inner_text() == "Harbour"


def test_the_box_in_the_head_searches_at_a_desk(page, live_story):
    live_story(headline="Harbour wall mended")
    tab = page(width=1440)
    tab.goto("/")
    tab.get_by_label("Search the paper").fill("wall")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Results for wall")
    width = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert tab.evaluate(width) == 0
