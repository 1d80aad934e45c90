"""A lawyer without an account reads, notes and answers, in a real browser."""

import os

import pytest
from playwright.sync_api import expect

from articles import sign_off
from articles.models import Article, Note, SignOff
from tests.browser.story_form import open_form, save


@pytest.fixture
def asked(story, editor, picture):
    """A story, and the address at which a lawyer is asked for a sign-off."""
    article = story(headline="What the minister knew", lead_picture=picture(), tags=["Harbour"])
    _link, token = sign_off.make_link(article, by=editor, made_for="Lea Lawyer", asks_sign_off=True)
    return article, f"/shared/{token}/"


def keep(page, name):
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_lawyer_reads_notes_and_answers(page, axe, asked, width, scheme):
    _article, address = asked
    tab = page(width=width, scheme=scheme)
    tab.goto(address)
    axe(tab)
    tab.get_by_text("Note on passage 1").click()
    tab.get_by_label("Your note to the newsroom").first.fill("Who says so?")
    axe(tab)
    keep(tab, f"sign-off-{width}-{scheme}")
    tab.get_by_role("button", name="Leave this note").first.click()
    tab.get_by_text("Who says so?").wait_for()
    tab.get_by_role("button", name="Refuse").click()
    tab.get_by_role("alert").get_by_text("Say why you refuse").wait_for()
    tab.get_by_label("Reason, or a remark").fill("Paragraph two is libel.")
    tab.get_by_role("button", name="Refuse").click()
    tab.get_by_text("You refused these words.").wait_for()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep(tab, f"answered-{width}-{scheme}")
    assert Note.objects.get().text == "Who says so?"
    assert SignOff.objects.get().reason == "Paragraph two is libel."


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out_of_a_preview(page, axe, asked, writer, width, scheme):
    article, _address = asked
    _link, token = sign_off.make_link(article, by=writer)
    tab = page(user=writer, width=width, scheme=scheme)
    for address in (article.head.get_absolute_url(), f"/shared/{token}/"):
        tab.goto(address)
        axe(tab)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_it_works_without_scripts(page, asked):
    tab = page(java_script_enabled=False)
    tab.goto(asked[1])
    tab.get_by_role("button", name="Approve these words").click()
    tab.get_by_text("You approved these words.").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_writer_makes_a_link_and_copies_it(page, axe, asked, writer, width):
    article, _address = asked
    tab = page(width=width, user=writer)
    tab.goto(f"/admin/articles/article/{article.pk}/share/")
    axe(tab)
    tab.get_by_label("For", exact=True).fill("Sam Source")
    tab.get_by_role("button", name="Make the link").click()
    assert "/shared/" in tab.get_by_label("Address to share").input_value()
    axe(tab)
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    keep(tab, f"share-{width}")


def open_pane(tab):
    tab.get_by_role("button", name="Preview pane").press("Enter")
    return tab.frame_locator("#preview-pane iframe")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pane_follows_the_typing_and_keeps_its_place(page, axe, story, writer, scheme):
    article = story(headline="What the minister knew", body="<p>Line.</p>" * 60)
    tab = open_form(page, writer, article, scheme=scheme)
    shown = open_pane(tab)
    shown.get_by_role("heading", name="What the minister knew").wait_for()
    shown.locator(f"html[data-scheme={scheme}]").wait_for()
    shown.locator(".prose p").nth(50).scroll_into_view_if_needed()
    place = shown.locator("html").evaluate("html => html.scrollTop")
    tab.locator("#id_headline").fill("What nobody knew")
    shown.get_by_role("heading", name="What nobody knew").wait_for()
    assert place > 0
    assert shown.locator("html").evaluate("html => html.scrollTop") == place
    for width in ("390", "768", "1280"):
        tab.get_by_label("Width").select_option(width)
        assert shown.locator("html").evaluate("() => innerWidth") == int(width)
    axe(tab)
    article.refresh_from_db()
    assert article.headline == "What the minister knew"


def test_a_story_that_was_never_saved_is_seen_on_a_phone_and_by_keyboard(page, writer, news):
    tab = open_form(page, writer, width=390)
    shown = open_pane(tab)
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("button", name="Preview pane")).to_be_focused()
    tab.get_by_label("Headline").fill("Ferry returns")
    open_pane(tab)
    shown.get_by_role("heading", name="Ferry returns").wait_for()
    tab.get_by_label("Colours").select_option("dark")
    shown.locator("html[data-scheme=dark]").wait_for()
    tab.get_by_role("button", name="Close").press("Enter")
    expect(tab.get_by_role("button", name="Preview pane")).to_be_focused()
    assert not Article.objects.exists()


def test_the_pane_goes_on_after_a_save(page, story, writer):
    tab = open_form(page, writer, story())
    shown = open_pane(tab)
    tab.get_by_label("Headline").fill("Saved once")
    save(tab)
    expect(tab.get_by_role("button", name="Preview pane")).to_have_attribute(
        "aria-expanded", "true"
    )
    tab.get_by_label("Headline").fill("And changed")
    shown.get_by_role("heading", name="And changed").wait_for()
