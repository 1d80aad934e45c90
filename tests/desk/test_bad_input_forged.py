"""Forged, stale or sent twice: a sentence or a whole save, and nothing half done."""

import uuid

import pytest

from articles.models import Article, Autosave
from tests.desk.story_forms import address, change_url, kept, retyped


@pytest.fixture
def desk(signed_in, writer):
    return signed_in(writer)


@pytest.mark.parametrize(
    ("provider", "ref"),
    [
        ("youtube", "https://evil.example/x"),
        ("youtube", "../../evil"),
        ("evil", "abc"),
        ("mastodon", "evil.example/<script>"),
        ("vimeo", "1" * 5000),
    ],
)
def test_an_embed_that_lies_about_what_it_is_leaves_only_its_words(desk, story, provider, ref):
    article = story()
    figure = f'<figure data-embed="{provider}" data-ref="{ref}"><figcaption>Words</figcaption>'
    desk.post(change_url(article), retyped(article, body=f"<p>a</p>{figure}</figure>"))
    body = Article.objects.get(pk=article.pk).body
    assert "Words" in body
    assert "data-embed" not in body
    assert "evil" not in body


def test_forged_and_repeated_ids_of_blocks_become_the_servers_own(desk, story):
    article = story()
    body = '<p id="x">a</p><p id="b-aaaaaaaa">b</p><p id="b-aaaaaaaa">c</p><p id="\'><i">d</p>'
    assert desk.post(change_url(article), retyped(article, body=body)).status_code == 302
    ids = [part.split('"')[0] for part in Article.objects.get(pk=article.pk).body.split('id="')[1:]]
    assert len(set(ids)) == len(ids) == 4
    assert all(name.startswith("b-") and len(name) == 10 for name in ids)


def test_a_note_on_another_storys_block_is_refused(desk, story):
    article, foreign = story(), story()
    block = foreign.body.split('id="')[1].split('"')[0]
    before = kept()
    said = {"text": "Mine?", "block": block, "quote": "x"}
    assert desk.post(address("notes", article.pk), said).status_code == 422
    assert kept() == before


def test_another_storys_version_is_neither_restored_nor_a_parent_of_it(desk, story):
    article, foreign = story(), story()
    before = kept()
    assert desk.post(address("restore", article.pk, 99), {"parent": 1}).status_code == 404
    for parent in ("", "abc", "9" * 40, str(foreign.head_id + 1000)):
        answer = desk.post(address("restore", article.pk, 1), {"parent": parent})
        assert answer.status_code == 422, parent
    assert kept() == before


@pytest.mark.parametrize("onto", ["", "abc", "-1", "9" * 40, "\x00", "999999"])
def test_a_merge_onto_a_forged_version_asks_again(desk, story, editor, signed_in, onto):
    article = story("submit")
    opened = retyped(article, headline="mine")
    signed_in(editor).post(change_url(article), retyped(article, headline="theirs"))
    before = kept()
    answer = desk.post(change_url(article), opened | {"onto": onto, "choose_headline": "mine"})
    assert answer.status_code in (409, 422)
    assert kept() == before


def test_a_merge_posted_twice_is_made_once(desk, story, editor, signed_in):
    article = story("submit")
    opened = retyped(article, headline="mine")
    signed_in(editor).post(change_url(article), retyped(article, headline="theirs"))
    onto = Article.objects.get(pk=article.pk).head_id
    merge = opened | {"onto": onto, "choose_headline": "mine"}
    assert desk.post(change_url(article), merge).status_code == 302
    stands = Article.objects.get(pk=article.pk)
    assert desk.post(change_url(article), merge).status_code in (302, 409)
    again = Article.objects.get(pk=article.pk)
    assert (again.headline, again.body) == (stands.headline, stands.body) == ("mine", article.body)


def test_who_may_not_change_a_story_neither_keeps_words_nor_is_heard_in_it(
    story, other_writer, signed_in
):
    article = story()
    client = signed_in(other_writer)
    before = kept()
    slot = address("autosave", article.pk, uuid.uuid4())
    assert client.post(slot, {"headline": "x"}).status_code in (403, 404)
    beat = {"window": str(uuid.uuid4())}
    assert client.post(address("here", article.pk), beat).status_code in (403, 404)
    assert kept() == before


def test_an_autosave_of_a_megabyte_is_kept_and_of_three_is_refused(desk, story):
    article = story()
    slot = address("autosave", article.pk, uuid.uuid4())
    refused = desk.post(slot, {"body": "w" * 3_000_000, "parent": "9" * 400})
    assert (refused.status_code, Autosave.objects.count()) == (422, 0)
    assert desk.post(slot, {"body": "w" * 1_000_000}).status_code == 200


@pytest.mark.parametrize("raw", [b"{broken", b"[1e999]", b'{"window": ' + b"9" * 5000, b"\xff\x00"])
@pytest.mark.parametrize("name", ["here", "notes", "checks"])
def test_json_where_a_form_belongs_adds_nothing(desk, story, name, raw):
    article = story()
    before = kept()
    answer = desk.generic("POST", address(name, article.pk), raw, "application/json")
    assert answer.status_code < 500
    assert kept() == before
