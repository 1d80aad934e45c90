"""A whole story by the keyboard alone, from the desk's first page to the editors."""

import re

import pytest
from playwright.sync_api import expect

from articles.models import Article, Author
from articles.states import Stage

BODY = (
    '<p>The ferry <strong>sailed</strong> at dawn, <a href="https://example.org/log">its log</a>'
    " says.</p><h2>Nine months</h2><ul><li><p>the hull</p></li><li><p>the “heart”</p></li></ul>"
    "<aside><p>We waited.</p></aside>"
)


def walk_to(tab, control, key="Tab"):
    """Press Tab until a control has the focus; whoever cannot be reached fails the test."""
    for _stop in range(60):
        tab.keyboard.press(key)
        if control.evaluate("control => control === document.activeElement"):
            return
    pytest.fail(f"{key} does not lead to {control}")


def test_a_story_is_written_signed_saved_and_submitted_without_a_mouse(page, writer, news):
    Author.objects.create(name="Ana Reis", slug="ana-reis")
    tab = page(user=writer)
    press, write = tab.keyboard.press, tab.keyboard.type
    tab.goto("/admin/")
    walk_to(tab, tab.get_by_role("link", name="New story"))
    press("Enter")
    tab.wait_for_selector("form[data-ready]")

    write("Ferry returns to the island")
    press("Enter")
    write("After nine months in dock.")
    press("Enter")
    write("The ferry ")
    press("Control+b")
    write("sailed")
    press("Control+b")
    write(" at dawn, its log")
    for _letter in "its log":
        press("Shift+ArrowLeft")
    press("Control+k")
    write("example.org/log")
    press("Enter")
    expect(tab.locator(".story-body a")).to_have_text("its log")
    expect(tab.locator(".story-body")).to_be_focused()
    press("End")
    write(" says.")
    press("Enter")
    write("/subh")
    expect(tab.locator("#slash-list > li").first).to_be_visible()
    press("Enter")
    write("Nine months")
    press("Enter")
    press("Control+Shift+8")
    write("the hull")
    press("Enter")
    write('the "heart"')
    press("Enter")
    press("Enter")
    write("/pull")
    expect(tab.locator("#slash-list > li")).to_have_count(1)
    press("Enter")
    write("We waited.")

    press("Escape")
    expect(tab.get_by_label("Section")).to_be_focused()
    write("News")
    walk_to(tab, tab.get_by_role("button", name="Add a name"))
    press("Enter")
    write("ana")
    tab.get_by_role("option", name="Ana Reis").wait_for()
    press("ArrowDown")
    press("Enter")
    with tab.expect_navigation():
        press("Control+s")
    tab.wait_for_selector("form[data-ready]")
    walk_to(tab, tab.get_by_role("link", name="Submit for review"))
    press("Enter")
    expect(tab.get_by_role("dialog")).to_be_visible()
    with tab.expect_navigation():
        press("Enter")

    article = Article.objects.get()
    assert article.stage == Stage.REVIEW
    assert (article.headline, article.standfirst, article.section) == (
        "Ferry returns to the island",
        "After nine months in dock.",
        news,
    )
    assert re.sub(r' id="b-\w{8}"', "", article.body) == BODY
    assert [str(byline) for byline in article.bylines.all()] == ["Wim Writer", "Ana Reis"]


def test_the_toolbar_is_one_stop_and_its_keys_are_listed_in_it(page, writer):
    tab = page(user=writer)
    tab.goto("/admin/articles/article/add/")
    tab.wait_for_selector("form[data-ready]")
    toolbar = tab.get_by_role("toolbar", name="Text")
    walk_to(tab, toolbar.get_by_role("button", name="Subhead", exact=True))
    tab.keyboard.press("End")
    expect(toolbar.get_by_role("button", name="Keys")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("dialog", name="Keys")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(toolbar.get_by_role("button", name="Keys")).to_be_focused()
    tab.keyboard.press("Tab")
    expect(tab.locator(".story-body")).to_be_focused()
