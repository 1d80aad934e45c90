"""How many questions each page asks the database: few, and the same for many stories."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Author, Edition, Tag
from newsroom.public.neighbours import MORE_STORIES

MOST = {
    "front": 6,  # for one section, and one for each section more
    "section": 4,
    "story": 4,
    "topic": 2,
    "author": 2,
    "year": 5,
    "month": 5,
    "day": 4,
}


def questions(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("kind", MOST)
def test_a_page_asks_few_questions(anyone, every_kind_of_page, kind):
    asked = questions(anyone, every_kind_of_page[kind])
    assert len(asked) <= MOST[kind], "\n".join(asked)


@pytest.mark.parametrize("kind", MOST)
def test_a_page_asks_no_more_when_there_are_more_stories(
    anyone, every_kind_of_page, live_story, picture, kind
):
    before = len(questions(anyone, every_kind_of_page[kind]))
    for _ in range(5):
        live_story(lead_picture=picture(), tags=["Harbour", "Coast"])
    assert len(questions(anyone, every_kind_of_page[kind])) <= max(before, MOST[kind])


@pytest.mark.parametrize("sharing", [0, MORE_STORIES + 1], ids=["alone", "among others"])
def test_a_story_with_pictures_asks_four_questions(anyone, live_story, picture, path_of, sharing):
    for _ in range(sharing):
        live_story(tags=["Harbour"])
    figures = "".join(f'<figure data-picture="{picture().key}"></figure>' for _ in range(3))
    body = f"<p>A wall.</p>{figures}"
    article = live_story(lead_picture=picture(), tags=["Harbour"], body=body)
    assert len(questions(anyone, path_of(article))) == 4


@pytest.mark.parametrize("kind", MOST)
def test_a_page_never_counts_or_skips(anyone, every_kind_of_page, kind):
    for sql in questions(anyone, every_kind_of_page[kind]):
        assert "COUNT(" not in sql
        assert "OFFSET" not in sql


@pytest.mark.parametrize("kind", ["front", "section", "topic", "author", "year"])
def test_lists_leave_the_bodies_where_they_are(anyone, every_kind_of_page, kind):
    for sql in questions(anyone, every_kind_of_page[kind]):
        assert '"articles_edition"."body"' not in sql


@pytest.mark.parametrize("stories", [1, 5, 21])
def test_timelines_are_walked_in_their_order_and_not_sorted(db, news, stories):
    timelines = [Edition.objects, news.editions, Author(pk=1).timeline, Tag(pk=1).timeline]
    for timeline in timelines:
        newest = timeline.live().newest()[:stories]
        assert "TEMP B-TREE" not in newest.explain(), newest.explain()
