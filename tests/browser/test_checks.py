"""Checks beside the text, as somebody who types meets them."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import HouseRule
from tests.browser.story_form import body_of, open_form, save


def test_a_rule_is_found_while_typing_shown_and_put_right_with_one_click(page, story, writer):
    HouseRule.objects.create(
        name="Use", pattern="utilise", advice="Say “use”.", replacement="use", level="must"
    )
    article = story(body='<p id="b-aaaaaaaa">The quay.</p><p id="b-bbbbbbbb">They wait.</p>')
    tab = open_form(page, writer, article)
    checks = tab.locator("[data-checks]")
    tab.locator(".story-body > p").last.click()
    tab.keyboard.press("End")
    tab.keyboard.type(" We utilise it.")
    finding = checks.get_by_role("button", name="Say “use”.")
    expect(finding).to_be_visible(timeout=10_000)
    finding.click()
    expect(tab.locator(".story-body")).to_be_focused()
    assert tab.evaluate("getSelection().toString()") == "utilise"
    checks.get_by_role("button", name="Write “use”").click()
    expect(tab.locator(".story-body")).to_contain_text("We use it.")
    expect(finding).to_have_count(0)
    save(tab)
    assert '<p id="b-bbbbbbbb">They wait. We use it.</p>' in body_of(article)


def test_a_rule_is_applied_in_the_headline_which_counts_its_characters(page, story, writer):
    HouseRule.objects.create(name="Use", pattern="utilise", advice="Use.", replacement="use")
    tab = open_form(page, writer, story(headline="Utilise the ferry"), width=390)
    expect(tab.locator("#id_headline_count")).to_have_text("17 / 90")
    tab.get_by_role("button", name="Write “Use”").click()
    expect(tab.get_by_label("Headline")).to_have_value("Use the ferry")
    expect(tab.locator("#id_headline_count")).to_have_text("13 / 90")


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_wrong_with_house_style(page, axe, story, chief, news, width):
    rule = HouseRule.objects.create(
        name="Use", pattern="council", advice="Which council?", replacement="Merrowby Council"
    )
    news.checks = {"byline": "must"}
    news.save()
    tab = open_form(page, chief, story(headline="THE COUNCIL ACTS", authors=[]), width=width)
    axe(tab)
    tab.goto(reverse("admin:articles_section_change", args=[news.pk]))
    axe(tab)
    tab.goto(reverse("admin:articles_houserule_change", args=[rule.pk]))
    axe(tab)
    tab.get_by_role("button", name="Try over the archive").click()
    expect(tab.locator("mark").first).to_be_visible()
    axe(tab)
