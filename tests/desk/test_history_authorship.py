"""Who wrote which paragraph, and when."""

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from articles import workflow
from articles.authorship import authorship

FIRST = '<p id="b-aaaaaaaa">The wall.</p>'
SECOND = '<p id="b-bbbbbbbb">The storm.</p>'


def page(article):
    return reverse("admin:articles_article_authorship", args=[article.pk])


@pytest.fixture
def shared(story, writer, editor):
    """A story that a writer began; an editor changed one paragraph and added another."""
    article = story(body=FIRST)
    article.body = FIRST + SECOND
    workflow.revise(article, by=writer, parent=article.head)
    article.body = FIRST.replace("wall", "old wall") + SECOND + "<p>The cost.</p>"
    workflow.revise(article, by=editor, parent=article.head)
    return article


def test_each_paragraph_has_its_first_and_its_last_hand(shared, writer, editor):
    hands = [(one.first.number, one.last.number, one.last.person) for one in authorship(shared)]
    assert hands == [(1, 3, editor.pk), (2, 2, writer.pk), (3, 3, editor.pk)]


def test_a_paragraph_that_only_moved_keeps_its_author(shared, other_writer, person):
    blocks = shared.body.split("</p>")
    shared.body = "</p>".join([blocks[1], blocks[0], blocks[2], ""])
    before = {one.block.id: one.last for one in authorship(shared)}
    workflow.revise(shared, by=person("Editor"), parent=shared.head)
    assert {one.block.id: one.last for one in authorship(shared)} == before


def test_the_page_tells_it_beside_each_paragraph(signed_in, shared, reader):
    told = " ".join(strip_tags(signed_in(reader).get(page(shared)).content.decode()).split())
    assert "The old wall. Edda Editor changed it in version 3" in told
    assert "Wim Writer wrote it in version 1" in told
    assert "The storm. Wim Writer wrote it in version 2" in told
    assert "The cost. Edda Editor wrote it in version 3" in told


def test_the_history_leads_there(signed_in, shared, reader):
    history = reverse("admin:articles_article_history", args=[shared.pk])
    assert page(shared) in signed_in(reader).get(history).content.decode()


def test_it_costs_the_same_however_many_wrote(
    signed_in, shared, person, reader, django_assert_max_num_queries
):
    for number in range(10):
        shared.body += f"<p>Line {number}.</p>"
        workflow.revise(shared, by=person("Editor"), parent=shared.head)
    client = signed_in(reader)
    with django_assert_max_num_queries(15):
        client.get(page(shared))


def test_a_story_out_of_reach_is_not_found(signed_in, person, sport, shared):
    assert signed_in(person("Editor", sections=[sport])).get(page(shared)).status_code == 404
