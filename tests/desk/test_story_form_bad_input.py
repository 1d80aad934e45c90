"""Whatever is posted: a sentence at the field it concerns, the form kept, never a 500."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Revision
from newsroom.pictures.models import Picture
from tests.desk.story_forms import ADD, change_url, retyped, sentences, typed

HOSTILE = {
    "headline": ["x" * 201],
    "standfirst": ["x" * 601],
    "slug": ["Not A Slug!", "x" * 101, "../../etc"],
    "section": ["999999", "abc", "9" * 40, "1 OR 1=1"],
    "lead_picture": ["999999", "abc", "9" * 40],
    "lead_caption": ["x" * 501],
    "kind": ["gossip", "\x00"],
    "language": ["tlh", "\x00"],
    "tags": [",".join(f"tag {n}" for n in range(40)), "x" * 101, "Sea, ...", "🚢"],
    "search_title": ["x" * 121],
    "search_description": ["x" * 301],
    "parent": ["999999", "abc", "-1", "9" * 40, "\x00"],
}


@pytest.mark.parametrize(
    ("field", "value"), [(field, value) for field, values in HOSTILE.items() for value in values]
)
def test_a_hostile_value_is_refused_at_its_field(field, value, story, writer, signed_in):
    article = story()
    response = signed_in(writer).post(change_url(article), retyped(article, **{field: value}))
    assert response.status_code == 422
    assert sentences(response, field)
    assert article.revisions.count() == 1


@pytest.mark.parametrize(
    ("author", "name", "role"),
    [
        ("999999", "Nobody", "words"),
        ("abc", "Nobody", "words"),
        ("9" * 40, "Nobody", "words"),
        ("", "Nobody At All", "words"),
        ("", "nul\x00l", "words"),
        ("me", "", "king"),
        ("", "x" * 5000, "words"),
    ],
)
def test_a_hostile_byline_is_refused_at_the_bylines(author, name, role, story, writer, signed_in):
    article = story()
    posted = retyped(article, byline_author=[author], byline_name=[name], byline_role=[role])
    response = signed_in(writer).post(change_url(article), posted)
    assert response.status_code == 422
    assert sentences(response, "bylines")


def test_rows_of_a_byline_that_do_not_match_up_are_no_error(story, writer, signed_in):
    article = story()
    posted = retyped(article, byline_author=["me", "me"], byline_name=["x"], byline_role=["words"])
    assert signed_in(writer).post(change_url(article), posted).status_code == 302


def test_a_body_of_20_mb_is_refused_in_a_sentence(writer, news, signed_in):
    body = "<p>" + "words " * (20 * 1024 * 1024 // 6) + "</p>"
    response = signed_in(writer).post(ADD, typed(news, body=body))
    assert response.status_code == 422
    assert sentences(response, "body") == [
        "This text is too long: 21.0 MB, and a story may have at most 1 MB."
    ]
    assert not Article.objects.exists()


@pytest.mark.parametrize("parent", ["abc", "-1", "9" * 40])
def test_a_version_that_is_none_is_refused_in_the_newsrooms_words(story, writer, signed_in, parent):
    article = story()
    response = signed_in(writer).post(change_url(article), retyped(article, parent=parent))
    assert sentences(response, "parent") == [
        "The version that these words were written on is not one of this story’s."
    ]
    assert "See:" not in response.text


def test_a_refusal_calls_the_address_by_its_name(story, writer, signed_in):
    article = story()
    response = signed_in(writer).post(change_url(article), retyped(article, slug="Not a slug"))
    assert ">Address</a>" in response.text
    assert ">Slug</a>" not in response.text


def test_a_post_of_nothing_at_all_is_an_empty_story_or_a_sentence(writer, signed_in):
    response = signed_in(writer).post(ADD, {})
    assert response.status_code == 422
    assert sentences(response, "kind")


def test_a_revision_of_another_story_is_no_parent(story, writer, signed_in):
    article, foreign = story(), story()
    posted = retyped(article, headline="Changed", parent=foreign.head_id)
    response = signed_in(writer).post(change_url(article), posted)
    assert response.status_code == 422
    assert sentences(response, "parent")


def test_a_parent_on_a_new_story_is_refused(story, writer, news, signed_in):
    response = signed_in(writer).post(ADD, typed(news, parent=story().head_id))
    assert response.status_code == 422
    assert Revision.objects.count() == 1


def test_an_address_that_another_story_of_the_day_has_is_refused_at_the_slug(
    live_story, writer, signed_in
):
    live_story(slug="ferry")
    article = live_story(slug="another-ferry")
    response = signed_in(writer).post(change_url(article), retyped(article, slug="ferry"))
    assert response.status_code == 422
    assert "already has the address" in sentences(response, "slug")[0]


def test_a_file_that_is_not_a_picture_is_refused_at_its_field(writer, news, signed_in, media):
    fake = SimpleUploadedFile("photo.jpg", b"<?php system('ls'); ?>", content_type="image/jpeg")
    response = signed_in(writer).post(ADD, typed(news, lead_upload=fake))
    assert response.status_code == 422
    assert sentences(response, "lead_upload")
    assert not Article.objects.exists()
    assert not Picture.objects.exists()


def test_an_unknown_tag_is_refused_where_one_may_not_add_any(story, writer, signed_in):
    writer.groups.get().permissions.filter(codename="add_tag").get()
    article = story()
    role = writer.groups.get()
    role.permissions.remove(role.permissions.get(codename="add_tag"))
    response = signed_in(writer).post(change_url(article), retyped(article, tags="Unheard of"))
    assert response.status_code == 422
    assert "Unheard of" in sentences(response, "tags")[0]


def test_a_section_out_of_reach_is_refused(person, news, sport, signed_in):
    local = person("Writer", name="Lena Local", sections=[sport])
    response = signed_in(local).post(ADD, typed(news))
    assert response.status_code == 422
    assert sentences(response, "section")


def test_only_submitting_goes_with_the_text(story, writer, news, signed_in):
    signed_in(writer).post(ADD, typed(news, _move="publish"))
    article = Article.objects.get()
    assert (article.stage, article.editions.count()) == ("writing", 0)


def test_an_unknown_story_is_not_found(writer, signed_in):
    client = signed_in(writer)
    for name in ("999999", "abc", "9" * 40):
        assert client.get(f"/admin/articles/article/{name}/change/").status_code == 404
