"""Notes between colleagues in a real browser: on a selection, beside writing, on a phone."""

import pytest
from playwright.sync_api import expect

from articles import noting
from articles.models import Article, Mention, Note
from tests.browser.story_form import ids_in, open_form, save
from tests.desk.story_forms import change_url
from tests.desk.test_notes import notes_url


def test_a_note_on_selected_words_is_kept_while_the_text_stays_as_it_is(page, story, writer):
    article = story()
    tab = open_form(page, writer, article)
    tab.locator(".ProseMirror > p").first.click(click_count=3)
    tab.get_by_label("New note").click()
    expect(tab.locator("[data-about] span")).to_contain_text("The harbour wall will be mended")
    tab.keyboard.type("Which wall?")
    tab.get_by_role("button", name="Add note").click()
    expect(tab.locator("#notes .note__text")).to_have_text("Which wall?")
    expect(tab.locator("[data-open-notes]")).to_have_text("1")
    note = Note.objects.get()
    assert note.block == ids_in(article.head.body)[0]
    assert note.quote.startswith("The harbour wall")


def test_a_note_does_not_touch_what_is_being_written(page, story, writer):
    article = story()
    tab = open_form(page, writer, article)
    tab.get_by_label("Headline").fill("A better headline")
    tab.get_by_label("New note").fill("Better?")
    tab.get_by_role("button", name="Add note").click()
    expect(tab.locator("#notes .note__text")).to_have_text("Better?")
    expect(tab.get_by_label("Headline")).to_have_value("A better headline")
    save(tab)
    assert Article.objects.get(pk=article.pk).headline == "A better headline"


def test_a_reader_answers_and_resolves_by_keyboard(page, story, writer, reader):
    article = story()
    noting.note(article, by=writer, text="@Rita Reader, true?")
    tab = page(user=reader)
    tab.goto(change_url(article))
    tab.locator("#notes summary", has_text="Reply").press("Enter")
    tab.get_by_role("textbox", name="Reply").fill("True.")
    tab.get_by_role("button", name="Reply").press("Enter")
    expect(tab.locator("#notes .note__text").nth(1)).to_have_text("True.")
    tab.get_by_role("button", name="Resolve").press("Enter")
    expect(tab.get_by_text("Every note is resolved.")).to_be_visible()
    assert not Mention.objects.unread(reader).exists()


def test_a_refused_note_says_why_and_keeps_its_words(page, story, writer, person):
    for name in ("Anna Abel", "Anna Berg"):
        person("Editor", name=name)
    tab = page(user=writer)
    tab.goto(notes_url(story()))
    tab.get_by_label("New note").fill("@Anna?")
    tab.get_by_role("button", name="Add note").click()
    expect(tab.get_by_role("alert").filter(has_text="Several colleagues")).to_be_visible()
    expect(tab.get_by_label("New note")).to_have_value("@Anna?")


def test_a_colleague_is_called_by_keyboard(page, axe, story, writer, editor, publisher, person):
    person("Editor", name="Edgar Elder")
    tab = page(user=writer, width=390)
    tab.goto(notes_url(story()))
    note = tab.get_by_label("New note")
    note.press_sequentially("Ask @ed")
    options = tab.get_by_role("listbox", name="Colleagues").get_by_role("option")
    expect(options).to_have_count(2)
    axe(tab)
    note.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    chosen = options.nth(1).get_attribute("id")
    expect(note).to_have_attribute("aria-activedescendant", chosen)
    note.press("Enter")
    expect(note).to_have_value("Ask @Edgar Elder ")
    note.press_sequentially("or @paul")
    expect(options).to_have_count(1)
    note.press("Escape")
    expect(options).to_have_count(0)
    note.press_sequentially("?")
    tab.get_by_role("button", name="Add note").click()
    expect(tab.locator("#notes .note__text")).to_have_text("Ask @Edgar Elder or @paul?")
    called = Mention.objects.values_list("person__name", flat=True)
    assert sorted(called) == ["Edgar Elder", "Paul Publisher"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_nobody_is_shut_out_of_the_notes(page, axe, story, writer, editor, width, scheme):
    article = story()
    first = ids_in(article.head.body)[0]
    note = noting.note(article, by=editor, text="@Wim Writer, who?", block=first, quote="council")
    noting.note(article, by=writer, text="The mayor.", reply_to=note)
    noting.resolve(noting.note(article, by=editor, text="Too long"), by=writer)
    Note.objects.create(
        article=article,
        revision=article.head,
        block="b-gone0000",
        quote="words that were cut",
        text="Keep these?",
        author=editor,
    )
    tab = page(user=writer, width=width, scheme=scheme)
    for address in (change_url(article), "/admin/for-me/", notes_url(article)):
        tab.goto(address)
        axe(tab)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
