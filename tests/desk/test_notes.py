"""Notes between colleagues at the desk."""

import uuid

import pytest
from django.urls import reverse

from articles import noting
from articles.models import Article, Confinement, Note
from tests.desk.story_forms import change_url

JSON = {"headers": {"Accept": "application/json"}}
SECRET = "Is the mayor’s brother the builder?"


def notes_url(article):
    return reverse("admin:articles_article_notes", args=[article.pk])


def test_a_plain_form_keeps_a_note_and_shows_it_on_the_storys_page(signed_in, story, editor):
    article = story()
    desk = signed_in(editor)
    answer = desk.post(notes_url(article), {"text": SECRET}, follow=True)
    assert SECRET in answer.text
    assert SECRET in desk.get(change_url(article)).text


def test_a_note_that_calls_for_nobody_is_kept_and_says_so(
    signed_in, story, editor, writer, person, sport
):
    person("Editor", name="Stan Sportsman", sections=[sport])
    article = story()
    desk = signed_in(editor)
    note = {"text": "Ask @wim, @nobodyhere or @Stan."}
    said = "Nobody was called by @nobodyhere, @Stan."
    assert said in desk.post(notes_url(article), note, follow=True).text
    assert said in desk.post(notes_url(article), note, **JSON).json()["panel"]
    heard = desk.post(notes_url(article), {"text": "Ask @wim, or mail a@b.example."}, follow=True)
    assert "Nobody was called" not in heard.text
    assert Note.objects.count() == 3


def test_who_may_only_read_the_story_notes_on_it_too(signed_in, story, reader):
    article = story()
    desk = signed_in(reader)
    assert desk.post(notes_url(article), {"text": SECRET}).status_code == 302
    assert SECRET in desk.get(change_url(article)).text


def test_who_may_not_read_the_story_sees_and_says_nothing(signed_in, story, person, sport, writer):
    article = story()
    noting.note(article, by=writer, text=SECRET)
    desk = signed_in(person("Editor", sections=[sport]))
    for answer in (desk.get(notes_url(article)), desk.post(notes_url(article), {"text": "Hi"})):
        assert answer.status_code in (403, 404)
        assert SECRET not in answer.text
    assert Note.objects.count() == 1


@pytest.mark.parametrize(
    ("posted", "sentence"),
    [
        ({"text": ""}, "required"),
        ({"text": "\x00"}, "required"),
        ({"text": "x" * 4001}, "4000"),
        ({"text": "Hi", "block": "b-zzzzzzzz"}, "not in the saved story"),
        ({"text": "Hi", "block": "b-" + "z" * 5000}, "10 characters"),
        ({"text": "Hi", "reply_to": "1"}, "valid UUID"),
        ({"text": "Hi", "reply_to": str(uuid.uuid4())}, "not on this story"),
        ({"action": "resolve", "note": "1"}, "not on this story"),
        ({"action": "resolve"}, "not on this story"),
    ],
)
def test_bad_input_is_answered_with_a_sentence(signed_in, story, editor, posted, sentence):
    article, desk = story(), signed_in(editor)
    answer = desk.post(notes_url(article), posted, **JSON)
    assert answer.status_code == 422
    assert sentence in str(answer.json()["errors"])
    plain = desk.post(notes_url(article), posted)
    assert plain.status_code == 422
    assert sentence in plain.text
    assert not Note.objects.exists()


def test_words_refused_without_scripts_are_still_in_the_field(signed_in, story, editor):
    answer = signed_in(editor).post(notes_url(story()), {"text": "Kept?", "block": "b-zzzzzzzz"})
    assert ">Kept?</textarea>" in answer.text


def test_another_storys_note_is_neither_answered_nor_settled(signed_in, story, editor, writer):
    elsewhere = noting.note(story(), by=writer, text="Elsewhere")
    here = notes_url(story())
    desk = signed_in(editor)
    for posted in (
        {"text": "Hi", "reply_to": elsewhere.key},
        {"action": "resolve", "note": elsewhere.key},
    ):
        answer = desk.post(here, posted, **JSON)
        assert "not on this story" in str(answer.json()["errors"])
    elsewhere.refresh_from_db()
    assert elsewhere.resolved_at is None


def test_the_bar_counts_the_notes_that_are_open(signed_in, story, editor, writer):
    article, desk = story(), signed_in(editor)
    notes = [noting.note(article, by=writer, text=f"Note {number}") for number in range(3)]
    assert "data-open-notes>3<" in desk.get(change_url(article)).text
    settled = desk.post(notes_url(article), {"action": "resolve", "note": notes[0].key}, **JSON)
    assert settled.json()["open"] == 2
    reopened = desk.post(notes_url(article), {"action": "reopen", "note": notes[0].key}, **JSON)
    assert reopened.json()["open"] == 3


def test_notes_are_text_whatever_they_hold(signed_in, story, editor):
    article, desk = story(), signed_in(editor)
    desk.post(notes_url(article), {"text": "<script>alert(1)</script>"})
    assert "<script>alert(1)" not in desk.get(change_url(article)).text


def test_no_note_reaches_the_public_or_a_preview(signed_in, client, live_story, editor):
    article = live_story()
    noting.note(article, by=editor, text=SECRET)
    path = article.editions.get().path
    for address in (path, "/", "/feed/", "/sitemap.xml"):
        answer = client.get(address, follow=True)
        assert "mayor" not in b"".join(answer).decode(errors="replace"), address
    assert client.get(path).status_code == 200
    head = Article.objects.get(pk=article.pk).head
    assert "mayor" not in signed_in(editor).get(head.get_absolute_url()).text
    assert client.get(notes_url(article)).status_code == 302


def test_a_story_page_asks_as_many_queries_however_many_notes_there_are(
    signed_in, story, editor, writer, django_assert_max_num_queries
):
    article, desk = story(), signed_in(editor)
    noting.note(article, by=writer, text="@Edda")
    with django_assert_max_num_queries(60) as few:
        desk.get(change_url(article))
    for number in range(8):
        note = noting.note(article, by=writer, text=f"@Edda {number}")
        noting.note(article, by=editor, text="Yes", reply_to=note)
    with django_assert_max_num_queries(len(few)):
        desk.get(change_url(article))


def test_opening_a_storys_notes_reads_them_and_opening_the_list_does_not(
    signed_in, story, writer, editor
):
    article = story()
    noting.note(article, by=writer, text="@Edda Editor look")
    desk = signed_in(editor)
    assert "Unread" in desk.get(reverse("admin:for_me")).text
    assert "Unread" in desk.get(reverse("admin:for_me")).text
    desk.get(notes_url(article))
    assert "Unread" not in desk.get(reverse("admin:for_me")).text
    assert "unread note" not in desk.get("/admin/").text


def test_who_reads_a_story_is_offered_colleagues_to_call(
    signed_in, story, reader, editor, person, sport
):
    article = story()
    people = reverse("admin:articles_article_people", args=[article.pk])
    found = signed_in(reader).get(people, {"q": "edda"}).json()["results"]
    assert found == [{"name": "Edda Editor", "email": editor.email, "call": "Edda Editor"}]
    stranger = signed_in(person("Editor", sections=[sport]))
    assert stranger.get(people, {"q": "edda"}).status_code in (403, 404)


def test_a_mention_in_a_story_out_of_reach_is_neither_counted_nor_listed(
    signed_in, story, writer, editor, sport
):
    article = story()
    noting.note(article, by=writer, text=f"@Edda Editor {SECRET}")
    Confinement.objects.create(user=editor, role=editor.groups.get(), section=sport)
    desk = signed_in(editor)
    assert "unread note" not in desk.get("/admin/").text
    assert SECRET not in desk.get(reverse("admin:for_me")).text
