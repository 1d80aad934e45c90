"""The blocks of a story in a real editor: what is put in is what is stored, and ids stay."""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.story_form import body_of, ids_in, open_form, save

FILM = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
THREE = (
    '<p id="b-aaaaaaaa">First</p><p id="b-bbbbbbbb">Second words</p><p id="b-cccccccc">Third</p>'
)
PASTE = """([text]) => {
    const clipboard = new DataTransfer();
    clipboard.setData("text/plain", text);
    const details = {clipboardData: clipboard, bubbles: true, cancelable: true};
    document.querySelector(".story-body").dispatchEvent(new ClipboardEvent("paste", details));
}"""


@pytest.fixture
def form(page):
    """Opens a story's form, ready to write in: `form(writer, article)`."""
    return partial(open_form, page)


def plain(article):
    """A stored body without the ids of its blocks."""
    return re.sub(r' id="b-\w{8}"', "", body_of(article))


def caret_at_end(tab, block):
    block.click()
    tab.keyboard.press("End")


def blocks_of(tab):
    """The paragraphs of the text, without the caret's own element."""
    return tab.locator(".story-body > p")


def test_blocks_keep_their_ids_through_splits_merges_moves_undo_cut_and_copy(form, story, writer):
    article = story(body=THREE)
    tab = form(writer, article)
    lines = blocks_of(tab)

    def now(*words):
        expect(lines).to_have_text(list(words))
        save(tab)
        return ids_in(body_of(article))

    first, second, third = "b-aaaaaaaa", "b-bbbbbbbb", "b-cccccccc"
    # Moved with the keyboard, then undone
    lines.nth(2).click()
    tab.keyboard.press("Alt+ArrowUp")
    assert now("First", "Third", "Second words") == [first, third, second]
    tab.keyboard.press("Control+z")
    assert now("First", "Second words", "Third") == [first, second, third]
    # Moved with the toolbar
    lines.nth(0).click()
    tab.get_by_role("button", name="Move down").click()
    assert now("Second words", "First", "Third") == [second, first, third]
    tab.get_by_role("button", name="Move up").click()
    assert now("First", "Second words", "Third") == [first, second, third]
    # Split at the end of a word: the first part keeps it; merged again, it is still there
    lines.nth(1).click()
    tab.keyboard.press("Home")
    tab.keyboard.press("Control+ArrowRight")
    tab.keyboard.press("Enter")
    expect(lines).to_have_count(4)
    save(tab)
    parted = ids_in(body_of(article))
    assert (parted[0], parted[1], parted[3]) == (first, second, third)
    assert len(set(parted)) == 4
    tab.keyboard.press("Backspace")
    assert now("First", "Second words", "Third") == [first, second, third]
    # A line put before the words does not take their id
    tab.keyboard.press("Home")
    tab.keyboard.press("Enter")
    expect(lines).to_have_count(4)
    tab.keyboard.press("ArrowUp")
    tab.keyboard.type("Between")
    ids = now("First", "Between", "Second words", "Third")
    assert (ids[0], ids[2], ids[3]) == (first, second, third)


def test_a_block_that_is_cut_and_pasted_keeps_its_id_and_a_copy_gets_its_own(form, story, writer):
    article = story(body=THREE + '<hr id="b-dddddddd"><p id="b-eeeeeeee">Last</p>')
    tab = form(writer, article)
    rule = tab.locator(".story-body > hr")
    rule.click()
    expect(rule).to_have_class(re.compile("selectednode"))
    tab.keyboard.press("Control+x")
    expect(rule).to_have_count(0)
    blocks_of(tab).last.click()
    tab.keyboard.press("End")
    tab.keyboard.press("Enter")
    expect(blocks_of(tab)).to_have_count(5)
    tab.keyboard.press("Control+v")
    expect(rule).to_have_count(1)
    save(tab)
    assert ids_in(body_of(article))[-1] == "b-dddddddd"
    blocks_of(tab).first.click()
    tab.keyboard.press("Home")
    tab.keyboard.press("Control+v")
    expect(rule).to_have_count(2)
    save(tab)
    ids = ids_in(body_of(article))
    assert len(ids) == len(set(ids)) == 6
    assert ids[-1] == "b-dddddddd"


def test_an_address_alone_on_a_line_becomes_an_embed_and_undo_gives_the_link(form, story, writer):
    article = story(body="<p>Look:</p>")
    tab = form(writer, article)
    caret_at_end(tab, blocks_of(tab).last)
    tab.keyboard.press("Enter")
    expect(blocks_of(tab)).to_have_count(2)
    tab.evaluate(PASTE, ["https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ"])
    expect(blocks_of(tab).nth(1).locator("a")).to_be_visible()
    tab.keyboard.press("Enter")
    expect(blocks_of(tab)).to_have_count(3)
    tab.evaluate(PASTE, [FILM])
    facade = tab.locator(".embed-block")
    expect(facade).to_contain_text("YouTube")
    tab.keyboard.type("Afterwards")
    save(tab)
    body = plain(article)
    assert '<figure data-embed="youtube" data-ref="dQw4w9WgXcQ" data-width="text">' in body
    assert 'href="https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ"' in body
    assert body.endswith("<p>Afterwards</p>")
    tab.keyboard.press("Control+z")
    expect(facade).to_be_visible()
    tab.keyboard.press("Control+z")
    expect(facade).to_have_count(0)
    expect(blocks_of(tab).nth(2).locator("a")).to_have_text(FILM)


def test_the_embed_dialog_says_which_addresses_it_takes(form, story, writer):
    article = story(body="<p>Look:</p>")
    tab = form(writer, article)
    caret_at_end(tab, blocks_of(tab).last)
    tab.get_by_role("button", name="Embed").click()
    tab.keyboard.type("https://example.org/film")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("alert").filter(has_text="none of YouTube")).to_be_visible()
    tab.keyboard.type("https://vimeo.com/76979871")
    tab.keyboard.press("Enter")
    expect(tab.locator(".embed-block")).to_contain_text("Vimeo")
    tab.locator(".picture-block__caption").click()
    tab.keyboard.type("A film")
    tab.get_by_label("Width of what is shown").select_option("wide")
    save(tab)
    assert (
        '<figure data-embed="vimeo" data-ref="76979871" data-width="wide">'
        "<figcaption>A film</figcaption></figure>"
    ) in plain(article)


def test_a_footnote_is_written_with_the_keyboard_and_taken_out_again(form, story, writer):
    article = story(body="<p>Wordsafter</p><h2>Head</h2>")
    tab = form(writer, article)
    blocks_of(tab).click()
    tab.keyboard.press("Home")
    for _letter in "Words":
        tab.keyboard.press("ArrowRight")
    note = tab.locator(".story-body small")
    tab.keyboard.press("Control+Alt+f")
    expect(note).to_have_count(1)
    tab.keyboard.press("Control+Alt+f")  # never one inside another
    tab.keyboard.type("See page 7")
    expect(note).to_have_text("See page 7")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.type(" and ")
    tab.keyboard.press("Home")
    for _letter in "Words.":
        tab.keyboard.press("ArrowRight")
    tab.keyboard.type("*")
    expect(note).to_have_text("*See page 7")
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.press("ArrowLeft")
    tab.keyboard.type("!")
    expect(blocks_of(tab)).to_have_text("Words!*See page 7 and after")
    tab.locator(".story-body h2").click()
    tab.keyboard.press("Control+Alt+f")  # nor in a heading
    save(tab)
    assert plain(article) == ("<p>Words!<small>*See page 7</small> and after</p><h2>Head</h2>")
    blocks_of(tab).click()
    tab.keyboard.press("Home")
    for _letter in "Words!":
        tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Delete")
    expect(note).to_have_class(re.compile("selectednode"))
    tab.keyboard.press("Delete")
    expect(note).to_have_count(0)


def test_a_fact_box_is_entered_and_left_with_the_keyboard(form, story, writer):
    article = story(body="<p>Before</p>")
    tab = form(writer, article)
    caret_at_end(tab, blocks_of(tab).last)
    tab.get_by_role("button", name="Fact box").click()
    box = tab.locator(".story-body > aside")
    expect(box).to_be_visible()
    tab.keyboard.type("The wall")
    tab.keyboard.press("Enter")
    tab.keyboard.type("Built in 1871")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Enter")
    tab.keyboard.type("After")
    expect(blocks_of(tab).nth(1)).to_have_text("After")
    save(tab)
    assert plain(article) == (
        '<p>Before</p><aside data-kind="facts"><h3>The wall</h3><p>Built in 1871</p></aside>'
        "<p>After</p>"
    )
    ids = ids_in(body_of(article))
    box.locator("h3").click()
    tab.keyboard.press("Home")
    tab.keyboard.press("Backspace")
    expect(box).to_have_count(0)
    expect(tab.locator(".story-body > h3")).to_have_text("The wall")
    tab.keyboard.press("Control+z")
    expect(box).to_have_count(1)
    save(tab)
    assert ids_in(body_of(article)) == ids


def test_head_cells_say_what_they_are_the_heads_of(form, story, writer):
    article = story(body="")
    tab = form(writer, article)
    tab.locator(".story-body").click()
    tab.get_by_role("button", name="Table", exact=True).click()
    tab.keyboard.type("Year")
    tab.get_by_role("button", name="Head column").click()
    save(tab)
    body = body_of(article)
    assert body.count('scope="col"') == 3
    assert body.count('scope="row"') == 2
    tab.reload()
    tab.wait_for_selector("form[data-ready]")
    tab.locator(".story-body th").first.click()
    tab.keyboard.type("The ")
    save(tab)
    assert body_of(article).count("scope=") == 5
