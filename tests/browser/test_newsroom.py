"""The whole way of a story, as five people walk it in five browsers."""

import io

import feedparser
import pytest
from django.core.management import call_command
from PIL import Image
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.states import Stage
from tests.conftest import PASSWORD


@pytest.fixture
def sign_in(page):
    """Somebody comes to the desk and signs in, with their address and their pass phrase."""

    def arrive(user) -> Page:
        tab = page()
        tab.goto("/admin/")
        tab.get_by_label("E-mail").fill(user.email)
        tab.get_by_label("Password", exact=True).fill(PASSWORD)
        tab.get_by_role("button", name="Sign in").click()
        expect(tab.get_by_role("heading", name=user.name)).to_be_visible()
        return tab

    return arrive


def photograph():
    file = io.BytesIO()
    Image.effect_noise((1600, 1000), 60).convert("RGB").save(file, "JPEG")
    return {"name": "IMG_0815.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}


def make_move(tab, name, note=""):
    """Press the move's button, say why if that is asked, and confirm."""
    tab.wait_for_selector("form[data-ready]")
    tab.get_by_role("link", name=name, exact=True).click()
    dialog = tab.get_by_role("dialog")
    if note:
        dialog.get_by_label("Reason").fill(note)
    with tab.expect_navigation():
        dialog.get_by_role("button", name=name, exact=True).click()


def test_a_story_goes_from_its_writer_to_its_readers(
    sign_in, page, writer, editor, publisher, news, media, live_server
):
    desk = sign_in(writer)
    desk.get_by_role("link", name="New story").click()
    desk.wait_for_selector("form[data-ready]")
    desk.get_by_label("Headline").fill("Ferry returns to the island")
    desk.get_by_label("Standfirst").fill("Nine months in dock are over.")
    desk.locator(".story-body").click()
    desk.keyboard.type("The ferry sailed at dawn on Monday, with forty people aboard.")
    desk.get_by_label("Section").select_option("News")
    desk.get_by_label("Tags").fill("Ferries, Islands,")
    with desk.expect_file_chooser() as chooser:
        desk.get_by_text("Upload", exact=True).click()
    chooser.value.set_files(photograph())
    desk.get_by_role("textbox", name="Description", exact=True).fill("The ferry at the pier")
    desk.get_by_role("textbox", name="Credit", exact=True).fill("Ana Reis")
    desk.get_by_role("button", name="Submit for review").click()
    with desk.expect_navigation():
        desk.get_by_role("dialog").get_by_role("button", name="Submit for review").click()

    review = sign_in(editor)
    review.get_by_role("link", name="Ferry returns to the island").click()
    make_move(review, "Send back", note="How many people were aboard in the end?")

    desk.goto("/admin/")
    desk.get_by_role("link", name="Ferry returns to the island").first.click()
    expect(desk.get_by_text("How many people were aboard in the end?")).to_be_visible()
    desk.wait_for_selector("form[data-ready]")
    desk.get_by_label("Standfirst").fill("Nine months in dock are over: forty-two sailed.")
    with desk.expect_response("**/change/"):
        desk.keyboard.press("Control+s")
    expect(desk.get_by_role("status").filter(has_text="Saved as version 2")).to_be_visible()
    make_move(desk, "Submit for review")

    review.goto("/admin/")
    review.get_by_role("link", name="Ferry returns to the island").first.click()
    make_move(review, "Approve")
    assert Article.objects.get().stage == Stage.READY

    print_room = sign_in(publisher)
    print_room.get_by_role("link", name="Ferry returns to the island").first.click()
    make_move(print_room, "Publish")
    call_command("runworker", once=True)

    reader = page()
    reader.goto("/")
    expect(reader.get_by_role("link", name="Ferry returns to the island")).to_be_visible()
    reader.get_by_role("link", name="News").first.click()
    reader.get_by_role("link", name="Ferry returns to the island").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Ferry returns to the island")
    expect(reader.get_by_text("forty-two sailed")).to_be_visible()
    expect(reader.get_by_text("Ana Reis")).to_be_visible()
    picture = reader.get_by_role("img", name="The ferry at the pier")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    assert picture.evaluate("image => image.currentSrc").endswith((".avif", ".webp"))
    address = reader.url
    reader.get_by_role("link", name="Ferries").click()
    expect(reader.get_by_role("link", name="Ferry returns to the island")).to_be_visible()
    assert reader.context.cookies() == []

    for name in ("latest.rss", "latest.atom", "news.rss", "news.atom"):
        answer = reader.request.get(f"/feeds/{name}")
        feed = feedparser.parse(answer.body())
        assert not feed.bozo
        assert [entry.title for entry in feed.entries] == ["Ferry returns to the island"]
        assert feed.entries[0].link.endswith(address.removeprefix(live_server.url))
