"""Older words brought back: a whole version, or a paragraph of it."""

import pytest
from django.urls import reverse

from articles import markup, workflow
from articles.models import Article, Revision
from articles.restoring import with_block

FIRST, SECOND, THIRD = (
    f'<p id="b-{name * 8}">{words}</p>'
    for name, words in (("a", "The wall."), ("b", "The storm."), ("c", "The cost."))
)


def restoring(article, number, block=""):
    address = reverse("admin:articles_article_restore", args=[article.pk, number])
    return f"{address}?block={block}" if block else address


@pytest.fixture
def cut(story, writer):
    """A story whose second version lost its middle paragraph, its headline and its tags."""
    article = story(body=FIRST + SECOND + THIRD, headline="Before", tags=["Harbour"])
    article.headline, article.body = "After", FIRST + THIRD.replace("cost", "price")
    workflow.revise(article, by=writer, parent=article.head, bylines=[], tags=[])
    return article


def restored(article):
    return Article.objects.get(pk=article.pk)


def test_a_whole_version_comes_back_as_a_new_one(signed_in, cut, writer):
    client = signed_in(writer)
    page = client.get(restoring(cut, 1)).content.decode()
    assert "Bring version 1 by Wim Writer back?" in page
    client.post(restoring(cut, 1), {"parent": 2})
    head = restored(cut).head
    assert (head.number, head.reason) == (3, "Restored version 1")
    assert head.digest == cut.revisions.get(number=1).digest
    assert [byline["name"] for byline in head.bylines] == ["Wim Writer"]


def test_asking_changes_nothing(signed_in, cut, writer):
    signed_in(writer).get(restoring(cut, 1))
    assert cut.revisions.count() == 2


def test_a_lost_paragraph_comes_back_between_its_neighbours(signed_in, cut, writer):
    page = signed_in(writer).get(
        reverse("admin:articles_article_compare", args=[cut.pk]) + "?old=1&new=2"
    )
    assert restoring(cut, 1, "b-bbbbbbbb") in page.content.decode()
    signed_in(writer).post(restoring(cut, 1), {"parent": 2, "block": "b-bbbbbbbb"})
    story = restored(cut)
    assert markup.text(story.body).splitlines() == ["The wall.", "The storm.", "The price."]
    assert story.headline == "After"
    assert story.head.reason == "Restored a paragraph of version 1"


def test_a_paragraph_that_still_stands_is_put_back_where_it_stands(signed_in, cut, writer):
    signed_in(writer).post(restoring(cut, 1), {"parent": 2, "block": "b-cccccccc"})
    assert markup.text(restored(cut).body).splitlines() == ["The wall.", "The cost."]


@pytest.mark.parametrize(
    ("body", "name", "expected"),
    [
        (SECOND + THIRD, "b-aaaaaaaa", FIRST + SECOND + THIRD),
        (FIRST + SECOND, "b-cccccccc", FIRST + SECOND + THIRD),
        ("", "b-bbbbbbbb", SECOND),
        (THIRD + FIRST, "b-bbbbbbbb", THIRD + FIRST + SECOND),
    ],
)
def test_a_block_finds_its_place_by_its_neighbours(body, name, expected):
    assert with_block(body, FIRST + SECOND + THIRD, name) == expected


def test_nothing_is_overwritten_that_was_saved_since_the_question(signed_in, cut, writer):
    cut.headline = "Meanwhile"
    workflow.revise(cut, by=writer, parent=cut.head)
    answer = signed_in(writer).post(restoring(cut, 1), {"parent": 2})
    assert answer.status_code == 422
    assert "Somebody else has saved this story" in answer.content.decode()
    assert restored(cut).headline == "Meanwhile"
    assert 'name="parent" value="3"' in answer.content.decode()


def test_who_may_not_change_a_story_may_not_restore_it(signed_in, cut, reader, other_writer):
    for person in (reader, other_writer):
        client = signed_in(person)
        assert client.post(restoring(cut, 1), {"parent": 2}).status_code == 403
        history = client.get(reverse("admin:articles_article_history", args=[cut.pk]))
        assert restoring(cut, 1) not in history.content.decode()
    assert Revision.objects.filter(article=cut).count() == 2


@pytest.mark.parametrize("missing", [(99, ""), (1, "b-zzzzzzzz"), (1, "<b>")])
def test_what_never_was_cannot_be_restored(signed_in, cut, writer, missing):
    assert signed_in(writer).get(restoring(cut, *missing)).status_code == 404


def test_a_restored_version_of_a_ready_story_needs_a_new_approval(signed_in, story, editor, cut):
    story.advance(cut, "submit", "approve")
    signed_in(editor).post(restoring(cut, 1), {"parent": 2})
    assert not restored(cut).is_approved
