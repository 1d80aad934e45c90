"""The desk's lists in a real browser."""

from django.urls import reverse

from articles.models import Author


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


def test_an_author_without_an_account_leaves_no_gap_on_a_phone(page, editor):
    Author.objects.create(name="Ana Reis", slug="ana-reis", email="ana@paper.example")
    tab = page(user=editor, width=390)
    tab.goto(reverse("admin:articles_author_changelist"))
    name, email = tab.locator("th.field-name"), tab.locator("td.field-email")
    assert email.bounding_box()["x"] == name.bounding_box()["x"]
