"""Two people in one story, each in a browser of their own: seen, told, merged."""

import re

from playwright.sync_api import expect

from articles import workflow
from articles.models import Article
from tests.browser.story_form import open_form, save


def comes_back(tab):
    """Somebody looks at the tab again, and the desk is asked at once."""
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_two_people_see_each_other_and_choose_where_both_wrote(page, story, writer, editor, axe):
    article = story("submit")
    mine = open_form(page, writer, article)
    theirs = open_form(page, editor, article)
    here = mine.get_by_role("status").and_(mine.locator("#story-here"))
    expect(theirs.locator("#story-here")).to_contain_text("Wim Writer is here since")
    theirs.get_by_label("Headline").fill("Their headline")
    theirs.get_by_label("Standfirst").fill("Their standfirst.")
    expect(theirs.locator("#saving-state")).to_contain_text("Saved ", timeout=10_000)
    comes_back(mine)
    expect(here).to_contain_text(re.compile(r"Edda Editor is here since .*, with unsaved changes"))
    save(theirs)
    expect(theirs.locator("#story-here")).to_contain_text("Wim Writer is here since")

    mine.get_by_label("Headline").fill("My headline")
    mine.locator(".story-body").press_sequentially("My words. ")
    comes_back(mine)
    news = mine.locator("#story-news")
    expect(news).to_contain_text(
        re.compile(r"Edda Editor saved version 2 at \d\d:\d\d: your changes")
    )
    expect(here).not_to_contain_text("with unsaved changes")
    axe(mine)
    with mine.context.expect_page() as compared:
        news.get_by_role("link", name="What changed").click()
    expect(compared.value.locator("ins", has_text="Their standfirst")).to_be_visible()
    compared.value.close()

    with mine.expect_navigation():
        mine.keyboard.press("Control+s")
    clash = mine.get_by_role("group", name="Headline")
    expect(clash.locator("ins", has_text="Their headline")).to_be_visible()
    expect(clash.locator("ins", has_text="My headline")).to_be_visible()
    sides = [side.bounding_box() for side in clash.locator(".merge-words").all()]
    assert sides[0]["y"] == sides[1]["y"]
    clash.get_by_label("Mine").check()
    mine.get_by_role("button", name="Merge and save").click()
    expect(mine.get_by_text("merged with version 2 that Edda Editor saved")).to_be_visible()
    merged = Article.objects.get(pk=article.pk)
    assert (merged.headline, merged.standfirst) == ("My headline", "Their standfirst.")
    assert "My words." in merged.body
    assert merged.head.parent.author == editor
    assert merged.head.merged.author == writer

    comes_back(theirs)
    expect(theirs.locator("#story-news")).to_contain_text("Wim Writer saved version 4")
    mine.goto("/admin/")
    comes_back(theirs)
    expect(theirs.locator("#story-here")).to_be_empty(timeout=20_000)  # or else at the next beat


def test_a_merge_that_nobody_decided_says_where_to_choose(page, story, writer, editor):
    article = story("submit")
    mine = open_form(page, writer, article)
    theirs = Article.objects.get(pk=article.pk)
    theirs.headline = "Their headline"
    workflow.revise(theirs, by=editor, parent=theirs.head)
    mine.get_by_label("Headline").fill("My headline")
    with mine.expect_navigation():
        mine.keyboard.press("Control+s")
    with mine.expect_response("**/here/"):
        comes_back(mine)
    expect(mine.locator("#story-news")).to_be_empty()
    clash = mine.get_by_role("group", name="Headline")
    expect(clash.get_by_text("Choose one of these first.")).to_be_hidden()
    mine.keyboard.press("Control+s")
    expect(clash.get_by_text("Choose one of these first.")).to_be_visible()
    expect(clash.get_by_label("Theirs")).to_be_focused()
    clash.get_by_label("Mine").check()
    expect(clash.get_by_text("Choose one of these first.")).to_be_hidden()
    with mine.expect_navigation():
        mine.get_by_role("button", name="Merge and save").click()
    assert Article.objects.get(pk=article.pk).headline == "My headline"


def test_a_colleague_who_comes_by_does_not_move_the_text(page, story, writer, editor):
    article = story("submit")
    mine = open_form(page, editor, article, width=1440)
    before = mine.locator(".story-bar").bounding_box()
    theirs = open_form(page, writer, article)
    theirs.get_by_label("Headline").fill("Their headline")
    expect(theirs.locator("#saving-state")).to_contain_text("Saved ", timeout=10_000)
    comes_back(mine)
    here = mine.locator("#story-here li")
    expect(here).to_have_attribute("title", re.compile("Wim Writer is here since .*unsaved"))
    expect(here.get_by_text("WW")).to_be_visible()
    assert mine.locator(".story-bar").bounding_box() == before
