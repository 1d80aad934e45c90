"""The tools of the text in a real browser: the slash, find and replace, quotation marks, links."""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.story_form import body_of, ids_in, open_form, save


@pytest.fixture
def form(page):
    """Opens a story's form, ready to write in: `form(writer, article)`."""
    return partial(open_form, page)


def write_at_the_end(tab, words=""):
    tab.locator(".story-body > *").last.click()
    tab.keyboard.press("Control+End")
    if words:
        tab.keyboard.type(words)


def plain(body):
    return re.sub(r' id="b-\w{8}"', "", body)


def test_a_slash_lists_what_can_be_put_in_and_enter_takes_it(form, story, writer):
    article = story(body="<p>First</p>")
    tab = form(writer, article)
    options = tab.locator("#slash-list").get_by_role("option")
    write_at_the_end(tab)
    tab.keyboard.press("Enter")
    tab.keyboard.type("/pu")
    text = tab.get_by_role("combobox", name="Text", exact=True)
    expect(text).to_have_attribute("aria-expanded", "true")
    expect(options).to_contain_text("Pull quote")
    tab.keyboard.press("Enter")
    tab.keyboard.type("Lifted")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    tab.keyboard.type("/")
    tab.keyboard.press("ArrowUp")  # round to the last
    expect(options.last).to_have_attribute("aria-selected", "true")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.keyboard.type("A subhead")
    save(tab)
    assert plain(body_of(article)) == "<p>First</p><aside><p>Lifted</p></aside><h2>A subhead</h2>"


def test_what_was_typed_stays_when_the_list_is_dismissed(form, story, writer):
    article = story(body="<p>Half</p>")
    tab = form(writer, article)
    options = tab.locator("#slash-list").get_by_role("option")
    write_at_the_end(tab, "/half and")
    expect(options).to_have_count(0)  # a slash within words is a slash
    tab.keyboard.type(" /")
    expect(options.first).to_be_visible()
    tab.keyboard.press("Escape")
    expect(options).to_have_count(0)
    tab.keyboard.type("table")
    expect(options).to_have_count(0)
    expect(tab.get_by_role("textbox", name="Text", exact=True)).to_be_focused()
    save(tab)
    assert plain(body_of(article)) == "<p>Half/half and /table</p>"


def test_a_thumb_takes_from_the_list_on_a_telephone(form, story, writer):
    tab = form(writer, story(body="<p>First</p>"), width=390, has_touch=True)
    write_at_the_end(tab, " /")
    tab.get_by_role("option", name="Smaller subhead").tap()
    expect(tab.locator(".story-body > h3")).to_have_text("First")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = tab.evaluate(
        "[...document.querySelectorAll('.toolbar button')].filter(tool => tool.offsetHeight)"
        ".map(tool => Math.min(tool.offsetHeight, tool.offsetWidth))"
    )
    assert min(sizes) >= 40


MARKED = (
    '<p id="b-aaaaaaaa">The <strong>Mayor</strong> met a mayor’s '
    '<a href="https://mayor.example/">mayor</a>.</p><h2 id="b-bbbbbbbb">Mayors</h2>'
)


def test_words_are_found_counted_and_replaced_one_or_all_with_their_marks(form, story, writer):
    article = story(body=MARKED)
    tab = form(writer, article)
    write_at_the_end(tab)
    tab.keyboard.press("Control+f")
    bar = tab.get_by_role("search", name="Find in the text")
    tab.keyboard.type("mayor")
    count = bar.get_by_role("status")
    expect(count).to_have_text("1 of 4")
    expect(tab.locator(".found")).to_have_count(4)
    tab.keyboard.press("Shift+Enter")
    expect(count).to_have_text("4 of 4")
    bar.get_by_label("Whole words").check()
    expect(count).to_have_text("1 of 3")
    bar.get_by_label("Match case").check()
    expect(count).to_have_text("1 of 2")
    bar.get_by_label("Match case").uncheck()
    bar.get_by_label("Find", exact=True).fill("mayor's")  # as a keyboard has it
    expect(count).to_have_text("1 of 1")
    bar.get_by_label("Find", exact=True).fill("mayor")
    expect(count).to_have_text("2 of 3")
    assert tab.get_attribute("#article_form", "data-dirty") is None  # looking changes nothing
    bar.get_by_label("Replace with").fill("chair")
    bar.get_by_role("button", name="Replace", exact=True).click()
    expect(count).to_have_text("2 of 2")
    bar.get_by_role("button", name="Replace all").click()
    expect(count).to_have_text("2 replaced")
    tab.keyboard.press("Escape")
    expect(tab.locator(".found")).to_have_count(0)
    expect(tab.locator(".story-body")).to_be_focused()
    save(tab)
    assert body_of(article) == MARKED.replace(">Mayor<", ">chair<").replace(
        "mayor’s", "chair’s"
    ).replace(">mayor<", ">chair<")
    tab.keyboard.press("Control+z")
    expect(tab.locator(".story-body > p")).to_have_text("The Mayor met a chair’s mayor.")


def test_escape_brings_the_caret_to_what_was_found(form, story, writer):
    tab = form(writer, story(body="<p>words</p>" * 60 + "<p>The needle is here</p>"))
    tab.locator(".story-body > p").first.click()
    tab.keyboard.press("Control+h")
    tab.keyboard.type("needle")
    expect(tab.locator(".found")).to_be_in_viewport()
    tab.keyboard.press("Escape")
    expect(tab.locator(".story-body")).to_be_focused()
    assert tab.evaluate("getSelection().toString()") == "needle"
    tab.keyboard.type("pin")
    expect(tab.locator(".story-body > p").last).to_have_text("The pin is here")


@pytest.mark.parametrize(
    ("language", "typed", "stands"),
    [
        ("en", "\"It's 'so'\" -- no --- 'yes'...", "“It’s ‘so’” – no — ‘yes’…"),
        ("de", "\"Er sagte 'ja'\" -- gut", "„Er sagte ‚ja‘“ – gut"),
        ("fr", '"L\'eau" dit-il', "«\u202fL’eau\u202f» dit-il"),
        ("ar", '"نعم"', "«نعم»"),
    ],
)
def test_quotation_marks_are_those_of_the_language(form, story, writer, language, typed, stands):
    article = story(body="<p>x</p>", language=language)
    tab = form(writer, article)
    write_at_the_end(tab, f" {typed}")
    save(tab)
    assert plain(body_of(article)) == f"<p>x {stands}</p>"


def test_what_was_typed_comes_back_with_backspace_or_undo_and_code_stays_as_it_is(
    form, story, writer
):
    article = story(body="<p>x</p>")
    tab = form(writer, article)
    text = tab.locator(".story-body > p")
    write_at_the_end(tab, ' "')
    expect(text).to_have_text("x “")
    tab.keyboard.press("Backspace")
    expect(text).to_have_text('x "')
    tab.keyboard.press("Backspace")
    tab.keyboard.type("it's")
    expect(text).to_have_text("x it’s")
    tab.keyboard.press("Control+z")
    tab.keyboard.press("Control+z")
    expect(text).to_have_text("x it'")
    tab.keyboard.press("Control+e")
    tab.keyboard.type('a="--"')
    save(tab)
    assert plain(body_of(article)) == '<p>x it\'<code>a="--"</code></p>'


def test_only_the_text_is_in_sight_until_escape(form, story, writer):
    tab = form(writer, story())
    write_at_the_end(tab)
    tab.keyboard.press("Control+Shift+e")
    for gone in (".masthead", ".places", ".story-side", ".notes", ".story-bar__moves"):
        expect(tab.locator(gone)).to_be_hidden()
    tab.keyboard.type("More")
    expect(tab.locator("#saving-state")).to_be_visible()
    expect(tab.locator("#word-count")).to_be_visible()
    expect(tab.get_by_role("button", name="Only the text")).to_have_attribute(
        "aria-pressed", "true"
    )
    tab.keyboard.press("Escape")
    expect(tab.locator(".story-side")).to_be_visible()
    expect(tab.locator(".story-body")).to_be_focused()


def test_only_the_text_stands_in_the_middle(form, story, writer):
    tab = form(writer, story(), width=1440)
    tab.get_by_role("button", name="Only the text").click()
    place = tab.locator(".story-column").first.bounding_box()
    assert abs(place["x"] + place["width"] / 2 - 720) < 10  # a scroll bar's half


def test_an_address_that_is_none_is_refused_in_the_links_dialog(form, story, writer):
    tab = form(writer, story())
    tab.locator(".story-body > p").first.click()
    tab.keyboard.press("Control+k")
    dialog = tab.get_by_role("dialog", name="Link")
    tab.keyboard.type("no such place")
    dialog.get_by_role("button", name="Link").click()
    expect(dialog.get_by_role("alert")).to_contain_text("This is not an address that a reader")
    expect(dialog.get_by_label("Where it leads")).to_be_focused()
    tab.keyboard.type("example.org")
    expect(dialog.locator("#link-said")).to_be_empty()
    tab.keyboard.press("Enter")
    expect(tab.locator(".story-body a")).to_have_attribute("href", "https://example.org")


def test_a_link_to_a_story_of_ours_is_found_by_its_headline(form, story, live_story, writer):
    path = live_story(headline="Ferry sails again").editions.get().path
    article = story(body="<p>See</p>")
    tab = form(writer, article)
    write_at_the_end(tab, " ")
    tab.keyboard.press("Control+k")
    tab.keyboard.type("sails ferry")
    tab.get_by_role("option", name="Ferry sails again").wait_for()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab.get_by_label("Where it leads")).to_have_value(path)
    tab.keyboard.press("Enter")
    expect(tab.locator(".story-body a")).to_have_text("Ferry sails again")
    save(tab)
    assert f'<a href="{path}">Ferry sails again</a>' in body_of(article)
    assert ids_in(article.body) == ids_in(body_of(article))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_wrong_with_the_tools(
    form, story, live_story, writer, axe, width, scheme
):
    live_story(headline="Ferry sails again")
    tab = form(writer, story(), width=width, scheme=scheme)
    write_at_the_end(tab, " /")
    expect(tab.locator("#slash-list > li").first).to_be_visible()
    axe(tab)
    tab.keyboard.press("Escape")
    tab.keyboard.press("Control+f")
    tab.keyboard.type("we")
    expect(tab.locator(".found").first).to_be_visible()
    axe(tab)
    tab.keyboard.press("Escape")
    tab.keyboard.press("Control+/")
    expect(tab.get_by_role("dialog", name="Keys")).to_be_visible()
    axe(tab)
    tab.keyboard.press("Escape")
    tab.keyboard.press("Control+k")
    tab.keyboard.type("ferry")
    expect(tab.get_by_role("option", name="Ferry sails again")).to_be_visible()
    axe(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
