"""A day without its time, as browsers send it: as nothing at all."""

from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Edition
from newsroom.fronts.models import Front, Launch


def test_a_day_without_its_time_publishes_nothing(page, story, publisher):
    article = story("submit", "approve")
    tab = page(user=publisher)
    tab.goto(reverse("admin:articles_article_change", args=[article.pk]))
    tab.get_by_role("link", name="Publish", exact=True).click()
    asked = tab.get_by_role("dialog", name="Publish")
    expect(asked.get_by_label("At a time").last).to_be_hidden()
    asked.get_by_role("radio", name="At a time").check()
    asked.locator("[name=at]").press_sequentially("24122099")
    asked.get_by_role("button", name="Publish").click()
    expect(tab.locator(".is-wrong")).to_contain_text("Fill in the day and the time.")
    assert not Edition.objects.exists()
    expect(tab.get_by_role("radio", name="At a time")).to_be_checked()
    tab.locator("[name=at]").fill("2099-12-24T09:00")
    tab.get_by_role("button", name="Publish").click()
    expect(tab.get_by_text("published it")).to_be_visible()
    assert Edition.objects.planned().exists()


def test_a_day_without_its_time_launches_nothing(page, publisher):
    front = Front.objects.create()
    tab = page(user=publisher)
    tab.goto(reverse("admin:fronts_front_change", args=[front.pk]))
    tab.wait_for_selector("form[data-ready]")
    tab.locator(".front-launch > summary").click()
    tab.get_by_role("radio", name="At a time").check()
    time = tab.locator(".front-launch [name=at]")
    time.press_sequentially("24122099")
    tab.get_by_role("button", name="Launch").click()
    expect(time).to_be_focused()
    assert not Launch.objects.exists()
