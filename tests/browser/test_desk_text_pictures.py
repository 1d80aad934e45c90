"""Pictures in the text: galleries, files dropped on it, and all blocks on a phone."""

import base64
import re
from functools import partial

import pytest
from playwright.sync_api import expect

from tests.browser.story_form import body_of, open_form, photograph, save

DROP = """async ([files, way]) => {
    const carried = new DataTransfer();
    for (const {name, url} of files) {
        const bytes = Uint8Array.from(atob(url), (letter) => letter.charCodeAt(0));
        carried.items.add(new File([bytes], name, {type: "image/jpeg"}));
    }
    const text = document.querySelector(".story-body");
    const {left, bottom} = text.lastElementChild.getBoundingClientRect();
    const details = {bubbles: true, cancelable: true};
    text.dispatchEvent(way === "drop"
        ? new DragEvent("drop", {
            ...details, dataTransfer: carried, clientX: left + 5, clientY: bottom - 5,
        })
        : new ClipboardEvent("paste", {...details, clipboardData: carried}));
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


def test_a_gallery_is_chosen_ordered_and_captioned(form, story, writer, picture):
    pictures = [picture(alt=f"Boat {number}") for number in range(3)]
    article = story(body="<p>Boats</p>")
    tab = form(writer, article)
    caret_at_end(tab, blocks_of(tab).last)
    tab.get_by_role("button", name="Gallery").click()
    dialog = tab.get_by_role("dialog")
    for number in range(3):
        dialog.get_by_role("button", name=f"Boat {number}").click()
    dialog.get_by_role("button", name="Use them").click()
    gallery = tab.locator(".gallery-block")
    expect(gallery.locator("img")).to_have_count(3)
    gallery.get_by_role("button", name="Later: Boat 0").press("Enter")
    expect(gallery.get_by_role("button", name="Later: Boat 0")).to_be_focused()
    tab.keyboard.press("ArrowRight")
    expect(gallery.locator("li").nth(2).get_by_role("img")).to_have_attribute("alt", "Boat 0")
    gallery.get_by_role("button", name="Remove: Boat 1").click()
    tab.locator(".picture-block__caption").click()
    tab.keyboard.type("All of them")
    save(tab)
    keys = f"{pictures[2].key} {pictures[0].key}"
    assert (
        f'<figure data-gallery="{keys}" data-width="wide">'
        "<figcaption>All of them</figcaption></figure>"
    ) in plain(article)
    tab.reload()
    expect(gallery.locator("img")).to_have_count(2)


def dropped(tab, *names, way="drop"):
    """Drop photographs on the text, or paste them into it."""
    shades = range(40, 240, 40)
    files = [
        {"name": name, "url": base64.b64encode(photograph((shade, 9, 9))["buffer"]).decode()}
        for name, shade in zip(names, shades, strict=False)
    ]
    tab.evaluate(DROP, [files, way])


def test_the_library_opens_with_all_its_pictures_and_keeps_its_size(form, story, writer, picture):
    for alt in ("Boat", "Raccoon"):
        picture(alt=alt)
    tab = form(writer, story())
    tab.get_by_role("button", name="Picture", exact=True).click()
    dialog = tab.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Boat")).to_be_visible()
    size = dialog.bounding_box()
    dialog.get_by_role("searchbox").fill("raccoon")
    expect(dialog.get_by_role("button", name="Boat")).to_be_hidden()
    assert dialog.bounding_box() == size
    dialog.get_by_role("button", name="Close").click()
    tab.get_by_role("button", name="Gallery").click()
    expect(dialog.get_by_role("button", name="Boat")).to_be_visible()
    expect(dialog.get_by_role("searchbox")).to_have_value("")


def test_pictures_dropped_on_the_text_are_uploaded_described_and_put_in(form, story, writer, media):
    article = story(body="<p>Boats</p>")
    tab = form(writer, article)
    caret_at_end(tab, blocks_of(tab).last)
    dialog = tab.get_by_role("dialog", name="Pictures for the text")
    dropped(tab, "quay.jpg", "pier.jpg")
    dialog.get_by_label("Description").first.fill("The quay")
    dialog.get_by_label("Credit").first.fill("Ana Reis")
    dialog.get_by_role("button", name="Put into the text").click()
    gallery = tab.locator(".gallery-block")
    expect(gallery.get_by_role("img", name="The quay")).to_be_visible()
    expect(gallery.get_by_text("It has no description yet.")).to_be_visible()
    blocks_of(tab).last.click()
    dropped(tab, "wall.jpg", way="paste")
    dialog.get_by_role("button", name="Put into the text").click()
    expect(tab.locator(".picture-block__image")).to_be_visible()
    save(tab)
    assert len(re.findall("data-(?:gallery|picture)=", body_of(article))) == 2


def test_a_picture_that_does_not_arrive_says_why_and_can_be_sent_again(form, story, writer, media):
    article = story(body="<p>Boats</p>")
    tab = form(writer, article)
    blocks_of(tab).click()
    tab.route("**/upload/", lambda route: route.abort(), times=1)
    dropped(tab, "quay.jpg")
    dialog = tab.get_by_role("dialog", name="Pictures for the text")
    expect(dialog.get_by_role("alert").first).to_contain_text("It did not arrive")
    dialog.get_by_label("Description").fill("The quay")
    dialog.get_by_role("button", name="Try again").click()
    dialog.get_by_role("button", name="Put into the text").click()
    expect(tab.get_by_role("img", name="The quay")).to_be_visible()
    save(tab)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_blocks_are_sound_and_fit_a_phone(form, axe, story, writer, picture, scheme):
    one, two = picture(alt="One"), picture(alt="Two")
    body = (
        "<p>Words<small>A note</small> and more</p><aside><p>Lifted</p></aside>"
        '<aside data-kind="facts"><h3>Facts</h3><p>Built in 1871</p></aside>'
        f'<figure data-picture="{one.key}"></figure>'
        f'<figure data-gallery="{one.key} {two.key}" data-width="wide"></figure>'
        '<figure data-embed="youtube" data-ref="dQw4w9WgXcQ"></figure>'
        '<table><tr><th scope="col">Year</th></tr><tr><td>2026</td></tr></table><p>Last</p>'
    )
    tab = form(writer, story(body=body), width=390, scheme=scheme)
    expect(tab.locator(".embed-block")).to_be_visible()
    axe(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.get_by_role("button", name="Embed").click()
    axe(tab)
