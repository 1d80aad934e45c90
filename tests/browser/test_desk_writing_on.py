"""One writes on while the story is being saved: nothing is lost, and one stays where one is."""

import re
import time
from functools import partial

import pytest
from playwright.sync_api import expect

from articles import workflow
from articles.models import Article, Autosave
from articles.states import Stage
from tests.browser.story_form import open_form, save
from tests.desk.story_forms import change_url


@pytest.fixture
def form(page):
    return partial(open_form, page)


def slow_saves(tab):
    """The desk takes its time to keep a version."""

    def wait(route):
        if route.request.method == "POST":
            time.sleep(1)
        route.continue_()

    tab.route("**/add/", wait)
    tab.route("**/change/", wait)


def test_words_typed_while_a_new_story_is_first_saved_stay_and_are_saved_next(form, writer):
    tab = form(writer)
    slow_saves(tab)
    tab.keyboard.type("Ferry returns")
    tab.locator(".story-body").click()
    tab.keyboard.type("It sailed.")
    tab.keyboard.press("Control+s")
    expect(tab.locator("#saving-state")).to_have_text("Saving…")
    tab.keyboard.type(" It came back.")
    tab.wait_for_url("**/change/")
    expect(tab.locator("#saving-state")).to_have_text("Unsaved changes")
    tab.keyboard.type(" And sank.")
    expect(tab.locator(".story-body")).to_have_text("It sailed. It came back. And sank.")
    article = Article.objects.get()
    assert "It sailed.</p>" in article.body
    expect(tab.locator("#saving-state")).to_contain_text("Saved ", timeout=10_000)
    assert Autosave.objects.get().article == article
    save(tab)
    assert "It sailed. It came back. And sank." in Article.objects.get().body
    assert not Autosave.objects.exists()


def test_a_new_storys_page_becomes_the_storys_own_with_its_first_save(form, story, writer, axe):
    story()
    tab = form(writer)
    tab.keyboard.type("Ferry returns")
    save(tab)
    article = Article.objects.get(headline="Ferry returns")
    assert tab.url.endswith(change_url(article))
    expect(tab).to_have_title(re.compile("^Ferry returns · "))
    tab.get_by_label("New note").fill("Who was on board?")
    tab.get_by_role("button", name="Add note").click()
    expect(tab.locator(".notes__list")).to_contain_text("Who was on board?")
    for name in ("History", "Translations", "Who wrote what", "Submit for review"):
        expect(tab.get_by_role("link", name=name)).to_be_visible()
    tab.context.new_page().goto(change_url(article))
    tab.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(tab.locator("#story-here")).to_contain_text("You, in another window")
    axe(tab)
    shown = tab.locator(".story-side").evaluate("(side) => [...side.children].length")
    tab.reload()
    tab.wait_for_selector("form[data-ready]")
    assert tab.locator(".story-side").evaluate("(side) => [...side.children].length") == shown


def test_the_first_save_of_a_new_story_leaves_the_caret_and_undo_where_they_were(form, writer):
    tab = form(writer)
    tab.keyboard.type("Ferry")
    tab.locator(".story-body").click()
    tab.keyboard.type("The ca")
    save(tab)
    tab.keyboard.type("nal / the sea")
    expect(tab.locator(".story-body")).to_have_text("The canal / the sea")
    assert Article.objects.get().get_absolute_url() in tab.url


def test_a_letter_beside_the_text_of_a_story_leads_nowhere(form, story, writer):
    article = story()
    tab = form(writer, article)
    tab.get_by_role("button", name="Save").click()
    expect(tab.locator("#saving-state")).to_contain_text("Nothing had changed")
    expect(tab.get_by_role("button", name="Save")).to_be_focused()
    tab.keyboard.type("n/")
    expect(tab.get_by_role("searchbox", name="Search stories")).not_to_be_focused()
    assert tab.url.endswith(change_url(article))


def test_words_typed_while_a_save_is_merged_are_merged_by_the_next_one(form, story, writer, editor):
    article = story("submit")
    tab = form(writer, article)
    slow_saves(tab)
    revised(article, editor, standfirst="Theirs.")
    tab.get_by_label("Headline").fill("Mine")
    tab.keyboard.press("Control+s")
    expect(tab.locator("#saving-state")).to_have_text("Saving…")
    tab.keyboard.type(" and more")
    expect(tab.locator("#saving-state")).to_have_text("Unsaved changes")
    expect(tab.locator("#story-news")).to_contain_text("Your words and a colleague’s are merged")
    expect(tab.get_by_label("Headline")).to_have_value("Mine and more")
    with tab.expect_navigation():
        tab.keyboard.press("Control+s")
    tab.wait_for_selector("form[data-ready]")
    expect(tab.get_by_label("Standfirst")).to_have_value("Theirs.")
    standing = Article.objects.get(pk=article.pk)
    assert (standing.headline, standing.standfirst) == ("Mine and more", "Theirs.")


def test_saving_nothing_on_a_page_that_is_behind_takes_nothing_back(form, story, writer, editor):
    article = story("submit")
    tab = form(writer, article)
    revised(article, editor, standfirst="Theirs.")
    with tab.expect_navigation():
        tab.keyboard.press("Control+s")
    tab.wait_for_selector("form[data-ready]")
    expect(tab.get_by_text("Nothing had changed: version 2 stands.")).to_be_visible()
    tab.get_by_label("Headline").fill("Mine")
    save(tab)
    assert Article.objects.get(pk=article.pk).standfirst == "Theirs."


def test_nobody_types_into_a_story_that_is_being_handed_to_the_editors(form, writer, news):
    tab = form(writer)
    slow_saves(tab)
    tab.keyboard.type("Ferry returns")
    tab.get_by_label("Section").select_option("News")
    tab.locator(".story-body").click()
    tab.keyboard.type("It sailed.")
    tab.get_by_role("button", name="Submit for review").click()
    tab.get_by_role("dialog").get_by_role("button", name="Submit for review").click()
    expect(tab.locator("#article_form[inert]")).to_be_visible()
    tab.wait_for_url("**/change/")
    tab.wait_for_selector("form[data-ready]:not([inert])")
    assert Article.objects.get().stage == Stage.REVIEW


def revised(article, person, **words):
    """Somebody saves the story elsewhere."""
    theirs = Article.objects.get(pk=article.pk)
    for name, value in words.items():
        setattr(theirs, name, value)
    workflow.revise(theirs, by=person, parent=theirs.head)
