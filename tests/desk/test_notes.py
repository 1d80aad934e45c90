"""Notes between colleagues at the desk, and the letters that they and a move bring."""

import uuid
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.urls import reverse

from articles import markup, noting, sign_off, workflow
from articles.models import Article, Author, Confinement, Note
from newsroom import work
from tests.desk.story_forms import change_url

JSON = {"headers": {"Accept": "application/json"}}
SECRET = "Is the mayor’s brother the builder?"


def notes_url(article):
    return reverse("admin:articles_article_notes", args=[article.pk])


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    """What the post carries away: `with letters() as sent: …`."""

    @contextmanager
    def post():
        with django_capture_on_commit_callbacks(execute=True):
            yield mailoutbox
        while work.carry_out_next("the test"):
            pass

    return post


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


def test_a_mention_brings_one_letter_and_stands_in_the_masthead(
    signed_in, story, writer, editor, letters
):
    article = story()
    with letters() as sent:
        noting.note(article, by=writer, text=f"@Edda Editor {SECRET}")
    (letter,) = sent
    assert letter.to == [editor.email]
    assert SECRET in letter.body
    assert notes_url(article) in letter.body
    desk = signed_in(editor)
    assert "For me: 1 unread note" in desk.get("/admin/").text
    assert SECRET in desk.get(reverse("admin:for_me")).text


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


def test_a_story_sent_back_brings_its_reason_to_its_authors(story, writer, editor, letters):
    article = story("submit")
    with letters() as sent:
        workflow.move(article, "send-back", by=editor, note="Who said so?")
    (letter,) = sent
    assert letter.to == [writer.email]
    assert "Who said so?" in letter.body
    assert change_url(article) in letter.body


def test_who_sends_their_own_story_back_gets_no_letter(story, editor, writer, letters):
    article = story("submit", by=editor, authors=[writer.author])
    with letters() as sent:
        workflow.move(article, "send-back", by=editor, note="I was too quick")
    assert [letter.to for letter in sent] == [[writer.email]]


def test_a_letter_is_waiting_before_its_cause_is_certain_and_gone_if_that_fails(
    story, writer, editor
):
    article = story("submit")
    with transaction.atomic():
        noting.note(article, by=writer, text="@Edda Editor")
        workflow.move(article, "send-back", by=editor, note="Who said so?")
        assert work.due().count() == 2
        transaction.set_rollback(True)
    assert not work.due().exists()


def test_why_a_story_came_back_is_not_told_to_who_may_no_longer_read_it(
    story, person, editor, letters
):
    gone = person("Writer", name="Gina Gone")
    article = story("submit", authors=[Author.objects.create(name=gone.name, user=gone)])
    gone.groups.clear()
    with letters() as sent:
        workflow.move(article, "send-back", by=editor, note="The source is Mr X")
    assert gone.email not in [address for letter in sent for address in letter.to]


@pytest.fixture
def lawyer(story, editor, writer):
    """A story that an editor sent to a lawyer, and the link by which she answers."""
    article = story()
    link, _token = sign_off.make_link(article, by=editor, made_for="Lea Lawyer", asks_sign_off=True)
    sign_off.log_opening(link, article.head)
    return article, link


def test_a_note_from_outside_calls_for_the_authors_and_for_who_asked(
    signed_in, lawyer, writer, editor, reader, letters
):
    article, link = lawyer
    block = markup.blocks(article.body)[0].id
    with letters() as sent:
        for text in (SECRET, "And this?"):
            sign_off.leave_note(link, seen=article.head.digest, block=block, text=text)
    assert sorted(letter.to[0] for letter in sent) == [editor.email, writer.email]
    assert {letter.subject for letter in sent} == {f"Note by Lea Lawyer: {article}"}
    assert all(SECRET in letter.body for letter in sent)
    assert all("The harbour wall will be mended" in letter.body for letter in sent)
    assert "For me: 2 unread notes" in signed_in(writer).get("/admin/").text
    assert "unread note" not in signed_in(reader).get("/admin/").text


def test_who_has_read_a_note_from_outside_gets_a_letter_of_the_next(
    lawyer, writer, editor, letters
):
    article, link = lawyer
    with letters() as sent:
        sign_off.leave_note(link, seen=article.head.digest, block="", text="One.")
    noting.see(article, by=writer)
    sent.clear()
    with letters():
        sign_off.leave_note(link, seen=article.head.digest, block="", text="Two.")
    assert [letter.to for letter in sent] == [[writer.email]]


@pytest.mark.parametrize(
    ("verdict", "reason", "subject"),
    [("approved", "", "Signed off by Lea Lawyer"), ("refused", SECRET, "Refused by Lea Lawyer")],
)
def test_an_answer_from_outside_brings_a_letter(
    lawyer, writer, editor, letters, verdict, reason, subject
):
    article, link = lawyer
    with letters() as sent:
        sign_off.give_verdict(link, verdict, seen=article.head.digest, reason=reason)
    assert sorted(letter.to[0] for letter in sent) == [editor.email, writer.email]
    for letter in sent:
        assert letter.subject == f"{subject}: {article}"
        assert reason in letter.body
        assert "version 1" in letter.body
        assert change_url(article) in letter.body


def test_other_moves_bring_no_letter(story, writer, letters):
    article = story()
    with letters() as sent:
        workflow.move(article, "submit", by=writer)
    assert not sent
