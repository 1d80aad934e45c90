"""One story in several languages: linked at the desk, offered to readers once both are public."""

import itertools

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import restoring, translating, workflow
from articles.models import Article, Byline, Translation
from tests.desk.story_forms import change_url, retyped, sentences

LIVE = ("submit", "approve", "publish")


@pytest.fixture
def wall(story):
    return story(*LIVE, headline="The wall is mended", slug="wall", tags=["Harbour"])


@pytest.fixture
def mauer(story, wall, editor):
    """The same story in German, linked and not yet public."""
    draft = story(headline="Die Mauer steht wieder", slug="mauer", language="de")
    translating.link(wall, draft, by=editor)
    return draft


def test_readers_are_led_to_the_other_language_and_back(anyone, story, wall, mauer, path_of):
    story.advance(mauer, *LIVE)
    english, german = anyone.get(path_of(wall)).text, anyone.get(path_of(mauer)).text
    assert f'hreflang="de" href="http://testserver{path_of(mauer)}"' in english
    assert 'lang="de"' in english.split("Also in")[1][:400]
    assert "Deutsch</a>" in english
    for text in (english, german):
        assert f'hreflang="x-default" href="http://testserver{path_of(wall)}"' in text
    assert "English</a>" in german


def test_a_translation_that_is_not_public_leaves_no_trace(anyone, story, wall, path_of, editor):
    before = anyone.get(path_of(wall)).content
    draft = story("submit", headline="Die Mauer", slug="mauer", language="de")
    translating.link(wall, draft, by=editor)
    assert anyone.get(path_of(wall)).content == before


def test_a_withdrawn_translation_is_offered_no_more(anyone, story, wall, mauer, path_of, publisher):
    story.advance(mauer, *LIVE)
    workflow.move(mauer, "withdraw", by=publisher, note="Badly translated")
    assert "Also in" not in anyone.get(path_of(wall)).text


def test_translations_cost_no_question(anyone, story, wall, mauer, path_of):
    alone = story(*LIVE, headline="The ferry is late", slug="ferry", tags=["Harbour"])
    story.advance(mauer, *LIVE)
    asked = []
    for each in (alone, wall):
        with CaptureQueriesContext(connection) as queries:
            assert anyone.get(path_of(each)).status_code == 200
        asked.append(len(queries))
    assert asked[1] == asked[0]


def test_a_translation_begins_with_the_words_and_goes_the_whole_way(wall, editor, writer):
    begun = translating.begin(wall, "de", by=editor)
    begun = Article.objects.get(pk=begun.pk)
    assert (begun.stage, begun.language, begun.slug) == ("writing", "de", "wall-de")
    assert begun.body == wall.body
    assert [tag.name for tag in begun.tags.all()] == ["Harbour"]
    signed = {line.author.name: line.role for line in begun.bylines.all()}
    assert signed[writer.author.name] == Byline.Role.WORDS
    assert list(Article.objects.versions_of(wall)) == [begun]
    assert not begun.editions.exists()


def test_a_language_is_told_once(story, wall, mauer, editor):
    with pytest.raises(ValidationError, match="in that language already"):
        translating.begin(wall, "de", by=editor)
    twin = story(headline="Noch einmal", slug="noch", language="de")
    with pytest.raises(ValidationError, match="both in one language"):
        translating.link(twin, wall, by=editor)
    assert Translation.objects.count() == 2


def test_of_two_who_link_at_once_one_is_refused(story, wall, mauer, editor, monkeypatch):
    twin = story(headline="Noch einmal", slug="noch", language="de")
    queries, looks = type(Article.objects.all()), itertools.count()
    real = queries.versions_of
    before_the_other = 2  # looks: one for each of the two stories
    monkeypatch.setattr(
        queries,
        "versions_of",
        lambda self, of: real(self, of) if next(looks) >= before_the_other else self.none(),
    )
    with pytest.raises(ValidationError, match="both in one language"):
        translating.link(wall, twin, by=editor)
    monkeypatch.undo()
    assert set(Article.objects.versions_of(wall)) == {mauer}


def test_a_story_takes_on_no_language_that_a_translation_has(signed_in, editor, wall, mauer):
    sent = retyped(mauer, headline="Typed anew", language="en")
    answer = signed_in(editor).post(change_url(mauer), sent)
    assert answer.status_code == 422
    assert "are both in one language: English" in sentences(answer, "language")[0]
    assert "Typed anew" in answer.text
    mauer.refresh_from_db()
    assert mauer.language == "de"


def test_an_older_version_brings_back_no_language_that_a_translation_has(story, writer, chief):
    wall = story()
    first = wall.head
    wall.language = "de"
    workflow.revise(wall, by=writer, parent=first)
    translating.begin(wall, "en", by=chief)
    with pytest.raises(ValidationError, match="are both in one language: English"):
        restoring.restore(wall, first, by=chief, parent=wall.head)
    wall.refresh_from_db()
    assert wall.language == "de"


def test_two_groups_become_one(story, wall, mauer, editor):
    arabic = story(headline="الجدار", slug="jidar", language="ar")
    french = story(headline="Le mur", slug="mur", language="fr")
    translating.link(arabic, french, by=editor)
    translating.link(arabic, wall, by=editor)
    assert Translation.objects.values("group").distinct().count() == 1
    assert set(Article.objects.versions_of(mauer)) == {wall, arabic, french}


def test_a_story_alone_is_no_group(wall, mauer, editor):
    translating.part(mauer, by=editor)
    assert not Translation.objects.exists()


def test_who_may_not_change_a_story_links_nothing(story, wall, reader):
    draft = story(headline="Die Mauer", slug="mauer", language="de")
    with pytest.raises(PermissionDenied):
        translating.link(wall, draft, by=reader)
    with pytest.raises(PermissionDenied):
        translating.begin(wall, "de", by=reader)
    assert not Translation.objects.exists()


def test_the_desk_begins_links_and_parts(signed_in, editor, story, wall):
    client = signed_in(editor)
    address = f"/admin/articles/article/{wall.pk}/translations/"
    assert "one language only" in client.get(address).text
    begun = client.post(address, {"_begin": "de"})
    assert Article.objects.latest("pk").get_absolute_url() == begun.url
    french = story(headline="Le mur", slug="mur", language="fr")
    found = client.get(address, {"q": "mur"}).text
    assert "Le mur" in found
    assert client.post(address, {"_link": french.pk}).status_code == 302
    assert "French" in client.get(address).text
    assert client.post(address, {"_part": french.pk}).status_code == 302
    assert set(Article.objects.versions_of(wall)) == {Article.objects.get(language="de")}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"_begin": "xx"}, 422),
        ({"_begin": "en"}, 422),
        ({"_link": "no"}, 404),
        ({"_link": "9" * 30}, 404),
        ({"_part": "0"}, 404),
        ({}, 404),
    ],
)
def test_a_hostile_form_changes_nothing(signed_in, editor, wall, sent, status):
    address = f"/admin/articles/article/{wall.pk}/translations/"
    assert signed_in(editor).post(address, sent).status_code == status
    assert not Translation.objects.exists()


def test_who_only_reads_the_desk_sees_translations_and_changes_none(signed_in, reader, wall):
    client = signed_in(reader)
    address = f"/admin/articles/article/{wall.pk}/translations/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"_begin": "de"}).status_code == 403
