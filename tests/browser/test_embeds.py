"""Galleries, players of other houses and footnotes in a reader's browser."""

import re

import pytest
from playwright.sync_api import expect

PLAYER = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
WIDE = "".join(f'<th scope="col">Tonnes of stone in month {month}</th>' for month in range(9))


@pytest.fixture
def path(live_story, picture):
    gallery = " ".join(picture(caption=f"Wall {number}").key for number in range(3))
    article = live_story(
        body="<p>Costs rose<small>By 3 per cent, <a href='/news/'>we wrote</a>.</small> again.</p>"
        '<aside data-kind="facts"><h3>In short</h3><ul><li>Six weeks</li></ul></aside>'
        '<figure data-embed="youtube" data-ref="dQw4w9WgXcQ"></figure>'
        '<figure data-embed="mastodon" data-ref="mastodon.social/@a/1234567890"></figure>'
        f'<figure data-gallery="{gallery}" data-width="wide"></figure>'
        f"<table><tbody><tr>{WIDE}</tr></tbody></table>"
    )
    return article.editions.get().path


def test_nothing_is_asked_of_another_house_before_the_reader_asks(browser, live_server, path):
    tab = browser.new_page()
    asked = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.route(re.compile(r"^https://"), lambda route: route.abort())
    tab.goto(live_server.url + path)
    button = tab.get_by_role("button", name="Load from YouTube")
    expect(button).to_be_visible()
    tab.wait_for_load_state("networkidle")
    assert all(url.startswith(live_server.url) for url in asked)
    asked.clear()
    button.focus()
    with tab.expect_request(PLAYER):
        tab.keyboard.press("Enter")
    frame = tab.locator(".embed iframe")
    expect(frame).to_be_focused()
    expect(frame).to_have_attribute("title", "From YouTube")
    expect(frame).to_have_attribute("src", PLAYER)
    assert "allow-top-navigation" not in frame.get_attribute("sandbox")
    assert asked == [PLAYER]
    tab.close()


def test_without_javascript_the_link_is_what_there_is(page, path):
    tab = page(java_script_enabled=False)
    tab.goto(path)
    expect(tab.get_by_role("link", name="See it on youtube.com")).to_be_visible()
    expect(tab.get_by_text("Load from YouTube")).to_be_hidden()
    expect(tab.locator(".gallery img")).to_have_count(3)


def test_a_footnote_leads_there_and_back(page, path):
    tab = page()
    tab.goto(path)
    tab.locator("[role=doc-noteref]").click()
    expect(tab.locator("#note-1")).to_be_in_viewport()
    tab.locator("[role=doc-backlink]").click()
    expect(tab.locator("#ref-1")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1440, "dark")])
def test_every_block_is_fit_for_everybody(page, path, axe, width, scheme):
    tab = page(width=width, scheme=scheme)
    tab.goto(path)
    axe(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_wide_table_scrolls_in_a_region_of_its_own(page, path):
    tab = page(width=320)
    tab.goto(path)
    table = tab.get_by_role("group", name="Table")
    assert table.evaluate("region => region.scrollWidth > region.clientWidth")
    table.focus()
    expect(table).to_be_focused()
