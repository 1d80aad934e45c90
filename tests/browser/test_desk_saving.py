"""Nothing that was typed is lost: the page may die, the line may break, the session may end."""

from functools import partial

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from playwright.sync_api import expect

from articles import workflow
from articles.models import Article, Autosave
from tests.browser.story_form import open_form, save
from tests.conftest import PASSWORD
from tests.desk.story_forms import ADD, change_url


@pytest.fixture
def form(page):
    return partial(open_form, page)


IS_KEPT_SOON = """async (words) => {
    const { kept } = await import("desk/story/journal");
    const has = ({ data }) => data.some(([, value]) => value === words);
    for (const latest = Date.now() + 10_000; Date.now() < latest;) {
        if ((await kept("")).some(has)) return true;
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return false;
}"""


def reopened(tab, address):
    """Kill the page as a crash would, without asking it, and open it again in the same browser."""
    again = tab.context.new_page()
    tab.close(run_before_unload=False)
    again.goto(address)
    again.wait_for_selector("form[data-ready]")
    return again


def test_words_are_kept_at_the_desk_and_offered_after_a_crash(form, story, writer):
    article = story()
    tab = form(writer, article)
    tab.get_by_label("Headline").fill("Typed and never saved")
    tab.locator(".story-body").press_sequentially("Also this. ")
    expect(tab.locator("#saving-state")).to_contain_text("Saved ", timeout=10_000)
    assert Article.objects.get(pk=article.pk).headline != "Typed and never saved"
    tab = reopened(tab, change_url(article))
    expect(tab.get_by_text("You have unsaved words from")).to_be_visible()
    tab.get_by_text("Look at them").click()
    expect(tab.locator(".unsaved ins", has_text="Typed and never saved")).to_be_visible()
    tab.get_by_role("link", name="Go on with it").click()
    tab.wait_for_selector("form[data-ready]")
    expect(tab.get_by_label("Headline")).to_have_value("Typed and never saved")
    expect(tab.locator(".story-body")).to_contain_text("Also this.")
    save(tab)
    assert Article.objects.get(pk=article.pk).headline == "Typed and never saved"
    assert not Autosave.objects.exists()


def test_without_a_connection_every_word_is_kept_and_saved_once_it_is_back(form, story, writer):
    article = story()
    tab = form(writer, article)
    status = tab.get_by_role("status").and_(tab.locator("#saving-state"))
    tab.context.set_offline(True)
    tab.get_by_label("Headline").fill("Typed on a train")
    offline = "Not saved: no connection, kept in this browser"
    expect(status).to_have_text(offline, timeout=10_000)
    tab.context.set_offline(False)
    expect(status).to_contain_text("Saved ", timeout=10_000)
    assert Autosave.objects.get().fields["headline"] == ["Typed on a train"]


def test_words_that_only_the_browser_has_survive_a_crash(form, story, writer):
    article = story()
    tab = form(writer, article)
    tab.route("**/autosave/**", lambda route: route.abort())
    tab.get_by_label("Headline").fill("Typed on a train")
    offline = "Not saved: no connection, kept in this browser"
    expect(tab.locator("#saving-state")).to_have_text(offline, timeout=10_000)
    tab.get_by_label("Standfirst").fill("And the very last words.")
    assert tab.evaluate(IS_KEPT_SOON, "And the very last words.")
    assert not Autosave.objects.exists()
    tab = reopened(tab, change_url(article))
    expect(tab.get_by_text("Beside version 1")).to_be_visible()
    tab.get_by_role("link", name="Go on with it").click()
    tab.wait_for_selector("form[data-ready][data-dirty]")
    expect(tab.get_by_label("Headline")).to_have_value("Typed on a train")
    expect(tab.get_by_label("Standfirst")).to_have_value("And the very last words.")


def test_words_gone_on_with_survive_a_second_crash(form, story, writer):
    article = story()
    slot = Autosave.objects.create(
        person=writer, article=article, parent=article.head, fields={"headline": ["Before"]}
    )
    tab = form(writer, article)
    tab.get_by_role("link", name="Go on with it").click()
    tab.wait_for_selector("form[data-ready][data-dirty]")
    tab.route("**/autosave/**", lambda route: route.abort())
    tab.get_by_label("Headline").fill("After")
    assert tab.evaluate(IS_KEPT_SOON, "After")
    tab = reopened(tab, f"{change_url(article)}?autosave={slot.key}")
    expect(tab.get_by_label("Headline")).to_have_value("After")


def test_the_last_second_before_a_crash_is_kept_for_a_new_story_too(form, writer):
    tab = form(writer)
    tab.keyboard.type("A story that has no row yet")
    assert tab.evaluate(IS_KEPT_SOON, "A story that has no row yet")
    tab = reopened(tab, ADD)
    expect(tab.get_by_text("A story that has no row yet")).to_be_visible()
    tab.goto("/admin/")
    shelf = tab.get_by_role("region", name="New stories that I never saved")
    shelf.get_by_role("link", name="Go on").click()
    tab.wait_for_selector("form[data-ready][data-dirty]")
    expect(tab.get_by_label("Headline")).to_have_value("A story that has no row yet")
    with tab.expect_navigation():
        tab.keyboard.press("Control+s")
    assert Article.objects.get().headline == "A story that has no row yet"
    assert not Autosave.objects.exists()


def test_an_unsaved_new_story_is_thrown_away_after_a_question(page, writer):
    Autosave.objects.create(person=writer, fields={"headline": ["Never mind"]})
    tab = page(user=writer)
    tab.goto("/admin/")
    tab.get_by_text("Throw away").click()
    tab.get_by_role("button", name="Throw them away").click()
    expect(tab.get_by_text("The unsaved words were thrown away.")).to_be_visible()
    assert not Autosave.objects.exists()


def test_after_a_session_ended_the_words_come_back_with_the_sign_in(form, story, writer):
    cache.clear()
    article = story()
    tab = form(writer, article)
    tab.get_by_label("Headline").fill("Typed for an hour")
    Session.objects.all().delete()
    tab.keyboard.press("Control+s")
    with tab.context.expect_page() as opened:
        tab.get_by_role("link", name="Sign in in a new tab").click()
    expect(tab.get_by_label("Headline")).to_have_value("Typed for an hour")
    door = opened.value
    door.get_by_label("E-mail").fill(writer.email)
    door.get_by_label("Password").fill(PASSWORD)
    door.get_by_role("button", name="Sign in").click()
    expect(door.get_by_text("You have unsaved words from")).to_be_visible()
    door.get_by_role("link", name="Go on with it").click()
    expect(door.get_by_label("Headline")).to_have_value("Typed for an hour")
    door.close()
    save(tab)  # and the first tab saves again as if nothing had happened
    assert Article.objects.get(pk=article.pk).headline == "Typed for an hour"


def test_with_every_cookie_gone_the_desk_still_says_where_to_sign_in(form, story, writer):
    tab = form(writer, story())
    tab.get_by_label("Headline").fill("Typed for an hour")
    tab.context.clear_cookies()
    tab.keyboard.press("Control+s")
    expect(tab.locator("#saving-state")).to_contain_text("you are no longer signed in")
    expect(tab.get_by_role("link", name="Sign in in a new tab")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_wrong_with_a_merge_or_with_unsaved_words(
    width, form, story, writer, editor, axe
):
    article = story("submit")
    Autosave.objects.create(
        person=writer, article=article, parent=article.head, fields={"headline": ["Typed"]}
    )
    tab = form(writer, article, width=width)
    axe(tab)
    theirs = Article.objects.get(pk=article.pk)
    theirs.headline = "Harbour wall to be mended in winter"
    theirs.body = theirs.body.replace("autumn", "winter")
    workflow.revise(theirs, by=editor, parent=theirs.head)
    tab.get_by_label("Headline").fill("Harbour wall to be mended in spring")
    with tab.expect_navigation():
        tab.keyboard.press("Control+s")
    tab.wait_for_selector("form[data-ready]")
    axe(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
