"""Coming back to a story: the browser alone remembers what was read."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from articles import workflow
from articles.models import Article

NOW = timezone.now()


def test_who_comes_back_is_shown_what_is_new(page, axe, live_story, next_version, writer):
    article = live_story(body="<p>Work begins on Monday.</p>", now=NOW - timedelta(hours=9))
    path = article.editions.get().path
    tab = page(width=390, height=740)
    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    expect(tab.locator(".offer")).to_be_hidden()

    article = Article.objects.get(pk=article.pk)
    article.body += "<p>The mayor has resigned.</p>"
    workflow.revise(article, by=writer, parent=article.head)
    next_version(article, "update")
    tab.goto(path)
    offer = tab.get_by_role("link", name="New since you read: 1 paragraph")
    expect(offer).to_be_visible()
    axe(tab)
    offer.click()
    expect(tab.locator(".new-mark")).to_have_text("New")
    axe(tab)
    tab.goto(f"{path}changes/")
    axe(tab)

    tab.goto(path)
    tab.wait_for_load_state("networkidle")
    expect(tab.locator(".offer")).to_be_hidden()
