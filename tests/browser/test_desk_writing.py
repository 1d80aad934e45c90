"""Writing at the desk in a real browser: the text, its pictures, and what stands beside it."""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from articles.models import Article, Author, Tag
from articles.slugs import slug_from
from tests.articles.test_slugs import MADE
from tests.browser.story_form import body_of, ids_in, open_form, photograph, save


@pytest.fixture
def form(page):
    """Opens a story's form, ready to write in: `form(writer, article)`."""
    return partial(open_form, page)


def test_a_new_story_begins_at_its_headline(form, writer):
    tab = form(writer)
    expect(tab.get_by_label("Headline")).to_be_focused()


def test_enter_goes_on_from_headline_to_text_and_escape_leaves_it(form, writer, news):
    tab = form(writer)
    tab.keyboard.type("Headline")
    tab.keyboard.press("Enter")
    tab.keyboard.type("Standfirst")
    tab.keyboard.press("Enter")
    tab.keyboard.type("Text")
    expect(tab.locator(".story-body")).to_have_text("Text")
    tab.keyboard.press("Escape")
    expect(tab.get_by_label("Section")).to_be_focused()


def test_the_address_follows_the_headline_until_somebody_writes_their_own(form, writer):
    tab = form(writer)
    tab.keyboard.type("Café opens: “at last”, say locals")
    address = tab.get_by_label("Address", exact=True)
    expect(address).to_have_value("cafe-opens-at-last-say-locals")
    address.fill("cafe")
    tab.get_by_label("Headline").fill("Another headline")
    expect(address).to_have_value("cafe")


def test_the_address_is_made_as_the_server_makes_it(form, writer):
    tab = form(writer)
    headlines = [(headline, language) for headline, language, _slug in MADE]
    for headline, language in [*headlines, ("harbour wall " * 12, "en"), ("x" * 150, "en")]:
        tab.get_by_label("Language").select_option(language)
        tab.get_by_label("Headline").fill(headline)
        made = slug_from(headline, language)
        expect(tab.get_by_label("Address", exact=True)).to_have_value(made)


def test_words_are_counted_as_the_server_counts_them(form, story, writer):
    line = "A wall<small>Of stone – mostly</small>, well-known – and 3.5 m high…"
    article = story(body=f"<h2>Head</h2><p>{line}<br>§ * *</p><ul><li>– a</li></ul>")
    tab = form(writer, article)
    expect(tab.locator("#word-count")).to_contain_text(f"{article.head.words} words")


def test_an_address_that_readers_know_comes_back_when_it_is_emptied(form, writer, live_story):
    tab = form(writer, live_story(headline="Harbour wall", slug="harbour-wall"))
    address = tab.get_by_label("Address", exact=True)
    tab.get_by_label("Headline").fill("Another headline")
    expect(address).to_have_value("harbour-wall")
    address.fill("")
    tab.keyboard.press("Tab")
    expect(address).to_have_value("harbour-wall")


def test_what_is_written_with_the_toolbar_is_what_is_stored(form, story, writer):
    article = story(body="")
    tab = form(writer, article)
    tab.locator(".story-body").click()
    tab.keyboard.type("A subhead")
    tab.get_by_role("button", name="Subhead", exact=True).click()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Control+b")
    tab.keyboard.type("Bold")
    tab.keyboard.press("Control+b")
    tab.keyboard.type(" and plain")
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="List", exact=True).click()
    tab.keyboard.type("one")
    tab.keyboard.press("Enter")
    tab.keyboard.type("two")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Pull quote").click()
    tab.keyboard.type("Lifted")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    tab.get_by_role("button", name="Rule").click()
    tab.keyboard.type("The end")
    save(tab)
    assert re.sub(r' id="b-\w{8}"', "", body_of(article)) == (
        "<h2>A subhead</h2><p><strong>Bold</strong> and plain</p>"
        "<ul><li><p>one</p></li><li><p>two</p></li></ul>"
        "<aside><p>Lifted</p></aside><hr><p>The end</p>"
    )


def test_a_link_is_made_with_the_keyboard_alone(form, story, writer):
    article = story(body="<p>See the report</p>")
    tab = form(writer, article)
    tab.locator(".story-body").click()
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Control+k")
    tab.keyboard.type("javascript:alert(1)")
    tab.keyboard.press("Enter")
    assert tab.get_by_role("dialog", name="Link").is_visible()
    tab.get_by_role("dialog").get_by_label("Where it leads").fill("example.org/report?utm_source=x")
    tab.keyboard.press("Enter")
    save(tab)
    assert '<a href="https://example.org/report">See the report</a>' in body_of(article)


def test_blocks_keep_their_ids_through_edits_and_new_ones_get_their_own(form, story, writer):
    article = story()
    ids = ids_in(article.body)
    tab = form(writer, article)
    tab.locator(".story-body > p").first.click()
    tab.keyboard.press("Control+Home")
    for _letter in "The":
        tab.keyboard.press("ArrowRight")
    tab.keyboard.type("!")
    tab.keyboard.press("Enter")
    save(tab)
    now = ids_in(body_of(article))
    assert [name for name in now if name in ids] == ids
    assert len(set(now)) == len(now) == len(ids) + 1
    assert now[0] == ids[0]


ENTER_AT_ONCE = """() => {
    const text = document.querySelector(".story-body");
    getSelection().collapse(text.lastElementChild.firstChild, 4);
    const key = {key: "Enter", keyCode: 13, bubbles: true, cancelable: true};
    text.dispatchEvent(new KeyboardEvent("keydown", key));
}"""


def test_a_key_acts_where_the_caret_is_however_fast_one_types(form, story, writer):
    """The caret moves and Enter comes before the browser has told the page of the move."""
    tab = form(writer, story(body="<p>First words</p><p>Then more</p>"))
    tab.locator(".story-body > p").first.click()
    tab.keyboard.press("Control+a")
    tab.evaluate(ENTER_AT_ONCE)
    expect(tab.locator(".story-body > p")).to_have_text(["First words", "Then", " more"])


def test_a_picture_from_the_library_goes_into_the_text_with_a_caption(form, story, writer, picture):
    article, pic = story(), picture(alt="The wall")
    tab = form(writer, article)
    tab.locator(".story-body > p").last.click()
    tab.keyboard.press("End")
    tab.get_by_role("button", name="Picture", exact=True).click()
    tab.get_by_role("dialog").get_by_role("button", name="The wall").click()
    tab.locator(".picture-block__caption").click()
    tab.keyboard.type("Our caption")
    tab.get_by_label("Width of the picture").select_option("wide")
    save(tab)
    assert f'data-picture="{pic.key}" data-width="wide"' in body_of(article)
    assert "<figcaption>Our caption</figcaption>" in body_of(article)
    expect(tab.locator(".picture-block__image")).to_be_visible()


def test_a_picture_is_uploaded_from_within_the_text(form, story, writer, media):
    article = story()
    tab = form(writer, article)
    tab.locator(".story-body > p").last.click()
    tab.get_by_role("button", name="Picture", exact=True).click()
    dialog = tab.get_by_role("dialog")
    dialog.get_by_text("Upload a new picture").click()
    dialog.get_by_label("File").set_input_files(photograph())
    dialog.get_by_label("Description").fill("The quay")
    dialog.get_by_role("button", name="Upload and use").click()
    expect(tab.locator(".picture-block__image")).to_be_visible()
    save(tab)
    assert "data-picture=" in body_of(article)


def test_the_lead_picture_is_chosen_from_the_library(form, story, writer, picture):
    article, pic = story(), picture(alt="The wall")
    tab = form(writer, article)
    tab.get_by_role("button", name="Choose", exact=True).click()
    tab.get_by_role("dialog").get_by_role("button", name="The wall").click()
    save(tab)
    article.refresh_from_db()
    assert article.lead_picture == pic


def test_an_uploaded_lead_picture_is_sent_once_however_often_one_saves(form, story, writer, media):
    article = story()
    tab = form(writer, article)
    with tab.expect_file_chooser() as chooser:
        tab.get_by_text("Upload", exact=True).click()
    chooser.value.set_files(photograph())
    expect(tab.get_by_role("textbox", name="Description", exact=True)).to_be_focused()
    tab.keyboard.type("The ferry at the pier")
    save(tab)
    tab.get_by_label("Headline").fill("Saved again")
    save(tab)
    article.refresh_from_db()
    assert (article.headline, article.lead_picture.alt) == ("Saved again", "The ferry at the pier")
    assert type(article.lead_picture).objects.count() == 1


def test_an_uploaded_picture_is_described_in_the_form_after_it_was_saved(
    form, story, writer, media
):
    article = story()
    tab = form(writer, article)
    with tab.expect_file_chooser() as chooser:
        tab.get_by_text("Upload", exact=True).click()
    chooser.value.set_files(photograph())
    save(tab)
    for _opened in range(2):
        description = tab.get_by_role("textbox", name="Description", exact=True)
        expect(description).to_be_visible()
        tab.reload()
        tab.wait_for_selector("form[data-ready]")
    description.fill("The ferry at the pier")
    with tab.expect_response("**/describe/"):
        description.press("Tab")
    tab.keyboard.type("Ana Reis")
    tab.keyboard.press("Tab")
    expect(tab.get_by_text("Kept with the picture.")).to_be_visible()
    expect(tab.locator("[data-credit]")).to_have_text("Ana Reis")
    lead = Article.objects.get(pk=article.pk).lead_picture
    assert (lead.alt, lead.credit) == ("The ferry at the pier", "Ana Reis")
    tab.reload()
    tab.wait_for_selector("form[data-ready]")
    expect(description).to_be_hidden()


def test_tags_are_typed_chosen_and_taken_back(form, story, writer):
    Tag.objects.called("Ferries")
    article = story(tags=["Old"])
    tab = form(writer, article)
    typing = tab.get_by_label("Tags")
    typing.press("Backspace")
    typing.press_sequentially("fer")
    tab.get_by_role("option", name="Ferries").wait_for()
    typing.press("ArrowDown")
    typing.press("Enter")
    typing.press_sequentially("Brand new")
    typing.press("Enter")
    token = tab.locator(".token", has_text="Brand new")
    expect(token.get_by_text("new", exact=True)).to_be_visible()
    expect(tab.locator(".token__new")).to_have_count(1)
    save(tab)
    assert [copy["name"] for copy in article.tag_copies()] == ["Brand new", "Ferries"]


def test_bylines_are_added_chosen_and_moved_by_keyboard(form, story, writer):
    Author.objects.create(name="Ana Reis", slug="ana-reis")
    article = story()
    tab = form(writer, article)
    tab.get_by_role("button", name="Add a name").click()
    tab.keyboard.type("ana")
    tab.get_by_role("option", name="Ana Reis").wait_for()
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Alt+ArrowUp")
    save(tab)
    assert [str(byline) for byline in article.bylines.all()] == ["Ana Reis", "Wim Writer"]
