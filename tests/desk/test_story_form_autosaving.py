"""Words between two saves are kept in a slot of one's own: seen by nobody else, gone once saved."""

import uuid

from django.urls import reverse

from articles.models import Article, Autosave
from tests.desk.story_forms import ADD, change_url, retyped, typed


def slot_url(article):
    return reverse("admin:articles_article_autosave", args=[article.pk])


def test_what_is_typed_is_kept_and_the_story_stays_as_it_is(story, writer, signed_in):
    article = story()
    client = signed_in(writer)
    for headline in ("Typ", "Typed"):
        answer = client.post(slot_url(article), retyped(article, headline=headline))
        assert len(answer.json()["saved_at"]) == len("14:03:12")
    slot = Autosave.objects.get()
    assert (slot.fields["headline"], slot.parent) == (["Typed"], article.head)
    assert article.revisions.count() == 1


def test_a_slot_is_offered_to_its_own_person_only(story, writer, editor, signed_in):
    article = story("submit")
    signed_in(writer).post(slot_url(article), retyped(article, headline="Private words"))
    assert "You have unsaved words" in signed_in(writer).get(change_url(article)).text
    key = Autosave.objects.get().key
    page = signed_in(editor).get(f"{change_url(article)}?autosave={key}").text
    assert "unsaved words from" not in page
    assert "Private words" not in page


def test_taking_them_puts_them_into_the_form_and_saving_empties_the_slot(story, writer, signed_in):
    article = story()
    client = signed_in(writer)
    posted = retyped(article, headline="Typed")
    client.post(slot_url(article), posted)
    page = client.get(f"{change_url(article)}?autosave={Autosave.objects.get().key}")
    assert (page.status_code, "Typed" in page.text) == (200, True)
    client.post(change_url(article), posted)
    assert not Autosave.objects.exists()


def test_a_new_story_has_a_slot_until_it_is_saved(writer, news, signed_in):
    client, key = signed_in(writer), str(uuid.uuid4())
    client.post(
        reverse("admin:articles_article_autosave_new", args=[key]), {"headline": "No row yet"}
    )
    assert "No row yet" in client.get(ADD).text
    client.post(ADD, typed(news, autosave=key))
    assert Article.objects.count() == 1
    assert not Autosave.objects.exists()


def test_nobody_writes_into_somebody_elses_slot_by_its_key(writer, other_writer, signed_in):
    url = reverse("admin:articles_article_autosave_new", args=[uuid.uuid4()])
    signed_in(writer).post(url, {"headline": "Mine"})
    assert signed_in(other_writer).post(url, {"headline": "Theirs"}).status_code == 403
    assert Autosave.objects.get().fields == {"headline": ["Mine"]}


def test_whoever_may_not_change_a_story_keeps_nothing_of_it(story, reader, signed_in):
    article = story("submit")
    assert signed_in(reader).post(slot_url(article), retyped(article)).status_code == 403
    assert not Autosave.objects.exists()


def test_a_text_too_long_to_keep_is_refused_with_a_sentence(story, writer, signed_in):
    article = story()
    answer = signed_in(writer).post(slot_url(article), retyped(article, body="x" * 2_100_000))
    assert (answer.status_code, bool(answer.json()["said"])) == (422, True)


def test_discarded_words_are_gone(story, writer, signed_in):
    article = story()
    client = signed_in(writer)
    client.post(slot_url(article), retyped(article, headline="Typed"))
    client.post(slot_url(article), {"discard": "1"})
    assert not Autosave.objects.exists()
