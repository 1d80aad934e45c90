"""A story's past as people see it: reached by everybody, and whole on a telephone."""

import pytest
from django.urls import reverse

from articles import workflow

PAGES = [
    ("history", ""),
    ("compare", "?old=1&new=4"),
    ("compare", "?old=1&new=4&view=beside"),
    ("authorship", ""),
]


@pytest.fixture
def past(story, writer, editor):
    """A story with a session, a named version, a lost paragraph and an editor's words."""
    article = story()
    for words in ("<p>The mayor agreed.</p>", "<p>The masons did not.</p>"):
        article.body += words
        workflow.revise(article, by=writer, parent=article.head)
    article.revisions.filter(number=2).update(name="Before the lawyer")
    workflow.move(article, "submit", by=writer)
    article.body = article.body.replace("six weeks", "nine weeks").replace("A long wait", "Waiting")
    article.headline = "Harbour wall to be rebuilt"
    workflow.revise(article, by=editor, parent=article.head, reason="The mayor called")
    return article


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_past_has_no_barriers(page, axe, past, editor, width, scheme):
    tab = page(width=width, scheme=scheme, user=editor)
    for name, query in PAGES:
        tab.goto(reverse(f"admin:articles_article_{name}", args=[past.pk]) + query)
        for fold in tab.locator("main details > summary").all():
            if fold.is_visible():
                fold.click()
        axe(tab)
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
