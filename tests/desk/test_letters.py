"""The letters that notes, a story sent back and answers from outside bring."""

from contextlib import contextmanager

import pytest
from django.db import transaction
from django.urls import reverse

from articles import markup, noting, sign_off, workflow
from articles.models import Author
from newsroom import work
from tests.desk.story_forms import change_url

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
