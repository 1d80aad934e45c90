"""Whoever may not write in a story reads it as a page, and cannot change it by any road."""

import pytest

from tests.desk.story_forms import ADD, change_url, retyped, typed


def test_a_desk_reader_reads_the_story_as_a_page(story, reader, signed_in):
    response = signed_in(reader).get(change_url(story()))
    assert 'id="article_form"' not in response.text
    assert "The harbour wall will be mended" in response.text
    assert "You can read this story" in response.text


@pytest.mark.parametrize("moves", [[], ["submit", "approve", "publish"]])
def test_a_writer_only_reads_the_stories_of_others(moves, story, other_writer, signed_in):
    article = story(*moves)
    client = signed_in(other_writer)
    assert 'id="article_form"' not in client.get(change_url(article)).text
    assert client.post(change_url(article), retyped(article, headline="Mine")).status_code == 403


def test_a_spiked_story_is_read_until_it_is_brought_back(story, writer, signed_in):
    article = story(("spike", {"note": "Not now"}))
    client = signed_in(writer)
    response = client.get(change_url(article))
    assert 'id="article_form"' not in response.text
    assert "bring it back" in response.text
    assert client.post(change_url(article), retyped(article, headline="Up")).status_code == 403


def test_a_killed_story_can_never_be_written_in(story, publisher, signed_in):
    article = story("submit", "approve", "publish", ("kill", {"note": "Court order"}))
    client = signed_in(publisher)
    assert "was killed" in client.get(change_url(article)).text
    assert client.post(change_url(article), retyped(article)).status_code == 403


def test_a_live_story_has_a_way_to_its_page_on_the_site(live_story, story, reader, signed_in):
    client = signed_in(reader)
    live = live_story()
    path = live.editions.get().path
    assert f'href="{path}"' in client.get(change_url(live)).text
    assert "On the site" not in client.get(change_url(story())).text


def test_a_desk_reader_cannot_begin_a_story(reader, news, signed_in):
    client = signed_in(reader)
    assert client.get(ADD).status_code == 403
    assert client.post(ADD, typed(news)).status_code == 403


def test_suggestions_are_for_the_desk_only(client, reader, writer, other_writer, signed_in):
    authors = "/admin/articles/article/authors/?q=OL"
    assert client.get(authors).status_code == 302
    found = signed_in(reader).get(authors).json()
    assert [author["name"] for author in found["results"]] == ["Olga Other"]


@pytest.mark.parametrize("query", ["", "%", "\x00", "x" * 5000, "  "])
@pytest.mark.parametrize("kind", ["authors", "tags"])
def test_any_query_gets_suggestions_or_none(kind, query, writer, signed_in):
    response = signed_in(writer).get(f"/admin/articles/article/{kind}/", {"q": query})
    assert response.json()["results"] == []
