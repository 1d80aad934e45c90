"""The story form in a real browser: few steps, nothing lost, nobody overwritten."""

from functools import partial

import pytest
from playwright.sync_api import expect

from articles import workflow
from articles.models import Article, Tag
from articles.states import Stage
from tests.browser.story_form import body_of, ids_in, open_form, photograph, save
from tests.desk.story_forms import ADD, change_url


@pytest.fixture
def form(page):
    """Opens a story's form, ready to write in: `form(writer, article)`."""
    return partial(open_form, page)


def test_from_the_desk_to_a_submitted_story_in_eight_steps_and_two_pages(
    page, writer, news, media, picture
):
    """Typing and Tab apart: clicks and choices are counted, and pages loaded."""
    for name in ("Ferries", "Islands"):
        Tag.objects.called(name)
    tab = page(user=writer)
    tab.goto("/admin/")
    loads, steps = [], 0
    tab.on("domcontentloaded", lambda: loads.append(tab.url))

    tab.get_by_role("link", name="New story").click()  # 1
    tab.wait_for_selector("form[data-ready]")
    tab.keyboard.type("Ferry returns to the island")
    tab.keyboard.press("Tab")
    tab.keyboard.type("After nine months in dock.")
    tab.keyboard.press("Tab")  # to the toolbar, one stop
    tab.keyboard.press("Tab")
    tab.keyboard.type("The ferry sailed at dawn on Monday.")
    tab.keyboard.press("Tab")
    tab.get_by_label("Section").select_option("News")  # 2
    tab.keyboard.press("Tab")
    tab.keyboard.type("Ferries, Islands, Winter timetable,")
    with tab.expect_file_chooser() as chooser:
        tab.get_by_text("Upload", exact=True).click()  # 3
    chooser.value.set_files(photograph())  # 4
    expect(tab.get_by_role("textbox", name="Description", exact=True)).to_be_focused()
    tab.keyboard.type("The ferry at the pier")
    tab.keyboard.press("Tab")
    tab.keyboard.type("Ana Reis")
    tab.get_by_role("button", name="Submit for review").click()  # 5
    with tab.expect_navigation():
        tab.get_by_role("dialog").get_by_role("button", name="Submit for review").click()  # 6
    steps = 6

    article = Article.objects.get()
    assert article.stage == Stage.REVIEW
    assert article.standfirst == "After nine months in dock."
    assert "The ferry sailed at dawn on Monday." in article.body
    assert [byline.author.user for byline in article.bylines.all()] == [writer]
    assert article.lead_picture.alt == "The ferry at the pier"
    assert article.lead_picture.credit == "Ana Reis"
    assert len(article.tag_copies()) == 3
    assert (steps <= 8, len(loads) <= 2) == (True, True), loads


def test_leaving_with_unsaved_words_asks_first(form, story, writer):
    tab = form(writer, story())
    tab.get_by_label("Headline").press_sequentially("!")
    expect(tab.locator("#saving-state")).to_have_text("Unsaved changes")
    asked = []
    tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    tab.get_by_role("link", name="History").click()
    tab.wait_for_url("**/history/")
    assert asked == ["beforeunload"]


def test_saving_leaves_one_where_one_was_and_each_block_its_id(form, story, writer):
    article = story(body="<p>words</p>" * 60)
    tab = form(writer, article)
    tab.locator(".story-body > p").nth(50).click()
    tab.keyboard.press("End")
    tab.keyboard.press("Enter")
    tab.keyboard.type("More")
    save(tab)
    ids = ids_in(body_of(article))
    tab.keyboard.type(" and more")
    save(tab)
    assert "More and more" in body_of(article)
    assert ids_in(body_of(article)) == ids
    assert article.revisions.count() == 3
    tab.keyboard.press("Control+z")
    expect(tab.locator("#saving-state")).to_have_text("Unsaved changes")


def test_saving_again_without_a_change_makes_no_version(form, story, writer):
    article = story()
    tab = form(writer, article)
    tab.get_by_role("button", name="Save").click()
    expect(tab.locator("#saving-state")).to_contain_text("Nothing had changed")
    assert article.revisions.count() == 1


def test_words_stay_in_the_page_when_one_is_no_longer_signed_in(form, story, writer):
    article = story()
    tab = form(writer, article)
    tab.get_by_label("Headline").fill("Typed for an hour")
    tab.context.clear_cookies(name="session")
    tab.keyboard.press("Control+s")
    expect(tab.locator("#saving-state")).to_contain_text("Not saved")
    expect(tab.get_by_label("Headline")).to_have_value("Typed for an hour")


def test_the_move_after_a_save_is_made_on_the_words_just_saved(form, story, writer):
    article = story()
    tab = form(writer, article)
    tab.get_by_label("Headline").fill("A better headline")
    save(tab)
    tab.get_by_role("link", name="Submit for review").click()
    with tab.expect_navigation():
        tab.get_by_role("dialog").get_by_role("button", name="Submit for review").click()
    article.refresh_from_db()
    assert (article.stage, article.head.headline) == (Stage.REVIEW, "A better headline")


def test_two_people_never_overwrite_each_other(form, story, writer, editor):
    article = story("submit")
    tab = form(writer, article)
    theirs = Article.objects.get(pk=article.pk)
    theirs.headline = "Their headline"
    workflow.revise(theirs, by=editor, parent=theirs.head)
    tab.get_by_label("Headline").fill("My headline")
    with tab.expect_navigation():
        tab.keyboard.press("Control+s")
    tab.wait_for_selector("form[data-ready]")
    expect(tab.get_by_role("heading", name="Somebody else saved this story")).to_be_visible()
    expect(tab.get_by_label("Headline")).to_have_value("My headline")
    tab.get_by_role("group", name="Headline").get_by_label("Mine").check()
    with tab.expect_navigation():
        tab.get_by_role("button", name="Merge and save").click()
    article.refresh_from_db()
    assert (article.headline, article.head.parent) == ("My headline", theirs.head)


def test_a_move_with_unsaved_words_offers_to_save_them_first(form, story, writer):
    article = story()
    tab = form(writer, article)
    tab.get_by_label("Headline").fill("Typed, not saved")
    tab.get_by_role("link", name="Submit for review").click()
    tab.get_by_role("button", name="Save, then go on").click()
    with tab.expect_navigation():
        tab.get_by_role("dialog").get_by_role("button", name="Submit for review").click()
    article.refresh_from_db()
    assert (article.stage, article.head.headline) == (Stage.REVIEW, "Typed, not saved")


def test_a_move_that_wants_a_reason_says_so_in_its_dialog(form, story, editor):
    article = story("submit")
    tab = form(editor, article)
    tab.get_by_role("link", name="Send back").click()
    dialog = tab.get_by_role("dialog", name="Send back")
    dialog.get_by_role("button", name="Send back").click()
    reason = dialog.get_by_label("Reason")
    expect(dialog.get_by_text("Say why: the reason is kept with the story.")).to_be_visible()
    expect(reason).to_be_focused()
    reason.press_sequentially("Who says so?")
    expect(dialog.get_by_text("Say why")).to_be_hidden()
    with tab.expect_navigation():
        dialog.get_by_role("button", name="Send back").click()
    article.refresh_from_db()
    assert article.stage == Stage.WRITING


def test_on_a_phone_the_button_that_saves_stays_in_sight(form, story, writer, axe):
    tab = form(writer, story(body="<p>words</p>" * 60), width=390, height=844)
    tab.locator(".story-body > p").nth(50).click()
    tab.keyboard.type("More ")
    tab.mouse.wheel(0, 300)
    expect(tab.locator("#saving-state")).to_be_in_viewport()
    save_button = tab.get_by_role("button", name="Save")
    expect(save_button).to_be_in_viewport(ratio=1)
    tools = tab.get_by_role("toolbar").bounding_box()
    assert tools["y"] + tools["height"] < 120
    assert save_button.bounding_box()["y"] + save_button.bounding_box()["height"] <= tools["y"]
    save_button.click()
    expect(tab.locator("#saving-state")).to_contain_text("Saved as version 2")
    axe(tab)


def test_a_refused_story_keeps_every_word_and_points_at_what_is_wrong(form, writer, axe):
    tab = form(writer)
    tab.keyboard.type("Ferry returns")
    tab.locator(".story-body").click()
    tab.keyboard.type("It sailed.")
    tab.get_by_role("button", name="Submit for review").click()
    with tab.expect_navigation():
        tab.get_by_role("dialog").get_by_role("button", name="Submit for review").click()
    tab.wait_for_selector("form[data-ready]")
    refusal = "Choose the section that this story belongs to."
    expect(tab.locator("#id_section_error")).to_have_text(refusal)
    expect(tab.locator(".story-body")).to_have_text("It sailed.")
    axe(tab)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_wrong_with_the_form(width, scheme, form, story, writer, picture, axe):
    pic = picture()
    figure = (
        f'<figure data-picture="{pic.key}" data-width="text"><figcaption></figcaption></figure>'
    )
    table = "<table><tbody><tr><th>Year</th></tr><tr><td>2026</td></tr></tbody></table>"
    article = story(body=f"<p>Words</p>{figure}{table}", tags=["Ferries"], lead_picture=pic)
    tab = form(writer, article, width=width, scheme=scheme)
    axe(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_axe_finds_nothing_wrong_with_the_new_form_its_library_and_the_reading_view(
    form, page, story, writer, reader, picture, axe
):
    picture(alt="The wall")
    tab = form(writer)
    axe(tab)
    tab.get_by_role("button", name="Choose", exact=True).click()
    tab.get_by_role("dialog").get_by_role("button", name="The wall").wait_for()
    axe(tab)
    tab = page(user=reader)
    tab.goto(change_url(story()))
    axe(tab)


def test_the_form_works_without_javascript(page, writer, news):
    tab = page(user=writer, java_script_enabled=False)
    tab.goto(ADD)
    tab.get_by_label("Headline").fill("Written without a script")
    tab.locator("[name=body]").fill("<p>Plain words.</p>")
    tab.locator("[name=tags]").fill("One, Two")
    tab.get_by_label("Section").select_option("News")
    tab.get_by_role("button", name="Save").click()
    article = Article.objects.get()
    assert (article.headline, len(article.tag_copies())) == ("Written without a script", 2)
    assert [byline.author.user for byline in article.bylines.all()] == [writer]
