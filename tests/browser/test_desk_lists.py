"""The desk's lists in a real browser."""

from django.urls import reverse


def test_what_to_do_with_the_chosen_stories_covers_the_rows_below(page, story, editor):
    for _number in range(20):
        story("submit")
    tab = page(user=editor, height=500)
    tab.goto(reverse("admin:articles_article_changelist"))
    tab.locator(".action-select").first.check()
    bar = tab.locator("#changelist .actions")
    ground = bar.evaluate("bar => getComputedStyle(bar).backgroundColor")
    assert ground == tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert bar.bounding_box()["y"] < 500
