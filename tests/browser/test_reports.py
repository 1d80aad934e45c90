"""A reader marks words, says what is wrong, and an editor corrects the story at that place."""

import pytest
from django.core.cache import caches
from playwright.sync_api import expect

from newsroom.reports import forms
from newsroom.reports.models import Report
from newsroom.reports.states import State


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    """A reader who types as fast as a program."""
    caches["readers"].clear()
    monkeypatch.setattr(forms, "SOONEST", 0)


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1440, "light")])
def test_marked_words_lead_to_the_desk(page, axe, live_story, editor, width, scheme):
    article = live_story()
    tab = page(width=width, scheme=scheme)
    tab.goto(article.editions.get().path, wait_until="networkidle")
    tab.locator(".prose p").nth(1).click(click_count=3)
    beside = tab.locator(".report-here")
    expect(beside).to_be_visible()
    axe(tab)
    beside.click()
    expect(tab.locator(".report-quote")).to_contain_text("expected to take six weeks")
    axe(tab)
    tab.get_by_label("What is wrong").fill("It takes eight weeks.")
    tab.get_by_role("button", name="Send the report").click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("Thank you")
    axe(tab)

    report = Report.objects.get()
    assert report.words == "Work begins on Monday and is expected to take six weeks."
    desk = page(width=width, scheme=scheme, user=editor)
    desk.goto("/admin/reports/report/")
    axe(desk)
    desk.locator(".reports .row-headline").click()
    expect(desk.locator("mark")).to_have_text(report.words)
    axe(desk)
    desk.get_by_role("button", name="Correct the story").click()
    desk.locator("form[data-ready]").wait_for()
    expect(desk.locator(f"#{report.block}")).to_be_in_viewport()
    expect(desk.locator(".story-reports")).to_contain_text("It takes eight weeks.")
    report.refresh_from_db()
    assert report.state == State.IN_HAND
    axe(desk)


def test_without_javascript_a_paragraph_is_chosen(page, live_story):
    article = live_story()
    tab = page(java_script_enabled=False, width=390)
    tab.goto(article.editions.get().path)
    tab.get_by_role("link", name="Report an error").click()
    tab.get_by_label("What is wrong").fill(" ")
    tab.get_by_label("Your e-mail address").fill("ann")
    tab.locator("form[method=post]").evaluate("form => form.noValidate = true")
    tab.get_by_role("button", name="Send the report").click()
    expect(tab.get_by_role("alert")).to_contain_text("Your words are still here")
    tab.get_by_label("What is wrong").fill("It takes eight weeks.")
    tab.get_by_label("Your e-mail address").fill("ann@example.org")
    tab.get_by_label("Work begins on Monday").check()
    tab.get_by_role("button", name="Send the report").click()
    expect(tab.get_by_text("You will get a letter")).to_be_visible()
    assert Report.objects.get().passage.startswith("Work begins on Monday")
