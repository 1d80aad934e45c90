"""People from outside read a story before it is public, and sign it off or refuse to."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import markup, sign_off, workflow
from articles.models import Article, Move, PreviewLink, SignOff


@pytest.fixture
def draft(story):
    return story(headline="What the minister knew")


@pytest.fixture
def asked(draft, editor):
    """A link by which a lawyer reads the draft and answers."""
    link, _token = sign_off.make_link(draft, by=editor, made_for="Lea Lawyer", asks_sign_off=True)
    sign_off.log_opening(link, draft.head)
    return link


def answer(link, verdict="approved", **details):
    revision = sign_off.words_of(PreviewLink.objects.select_related("article").get(pk=link.pk))
    return sign_off.give_verdict(link, verdict, seen=revision.digest, **details)


def rewrite(article, by, headline="Other words"):
    article = Article.objects.get(pk=article.pk)
    article.headline = headline
    workflow.revise(article, by=by, parent=article.head)
    return article


def test_of_a_token_only_its_digest_is_kept(draft, writer):
    link, token = sign_off.make_link(draft, by=writer)
    assert len(token) == 43  # 256 bits
    assert link.token_digest == sign_off.digest_of(token) != token
    assert sign_off.link_of(token) == link


def test_a_link_is_open_for_a_day_unless_said(draft, writer):
    link, token = sign_off.make_link(draft, by=writer)
    assert link.expires_at - link.created_at == timedelta(hours=24)
    assert sign_off.link_of(token, at=link.expires_at - timedelta(seconds=1))
    assert sign_off.link_of(token, at=link.expires_at) is None


def test_a_link_lasts_thirty_days_at_most(draft, writer):
    with pytest.raises(ValidationError, match="30 days"):
        sign_off.make_link(draft, by=writer, lasts=timedelta(days=30, seconds=1))


def test_who_may_not_work_on_a_story_may_not_share_it(draft, reader, other_writer, editor):
    for stranger in (reader, other_writer):
        with pytest.raises(PermissionDenied):
            sign_off.make_link(draft, by=stranger)
    assert sign_off.make_link(draft, by=editor)


def test_a_sign_off_is_asked_of_somebody_with_a_name(draft, writer):
    with pytest.raises(ValidationError, match="Name the person"):
        sign_off.make_link(draft, by=writer, made_for="  ", asks_sign_off=True)


def test_a_writer_shares_a_story_and_asks_nobody_to_sign_it_off(draft, writer):
    assert sign_off.make_link(draft, by=writer, made_for="Lea")
    with pytest.raises(ValidationError, match="somebody who may review"):
        sign_off.make_link(draft, by=writer, made_for="Lea", asks_sign_off=True)


def test_who_changed_the_words_asks_nobody_to_sign_them_off_even_once_they_are_approved(
    draft, editor, other_editor, writer
):
    article = rewrite(draft, editor)
    for move, by in (("submit", writer), ("approve", other_editor)):
        workflow.move(article, move, by=by)
        with pytest.raises(ValidationError, match="did not change its words"):
            sign_off.make_link(article, by=editor, made_for="Lea", asks_sign_off=True)
    assert sign_off.make_link(article, by=other_editor, made_for="Lea", asks_sign_off=True)


def test_words_of_earlier_sign_offs_are_nobodys_bar(draft, editor, other_editor, writer):
    article = rewrite(draft, editor)
    link, _token = sign_off.make_link(article, by=other_editor, made_for="Lea", asks_sign_off=True)
    answer(link)
    article = rewrite(article, writer, "Newer words")
    assert sign_off.may_ask(editor, article)


def test_a_link_brings_no_approval_of_words_by_who_made_it_but_a_refusal_still(
    draft, asked, editor
):
    rewrite(draft, editor)
    with pytest.raises(ValidationError, match="has changed the words"):
        answer(asked)
    answer(asked, "refused", reason="Paragraph two is libel.")


def test_in_a_section_that_waives_the_second_person_its_editor_asks_of_own_words(
    draft, asked, editor, news
):
    news.waives_second_person = True
    news.save()
    rewrite(draft, editor)
    answer(asked)


def test_a_link_is_not_pinned_to_another_storys_version(draft, story, writer):
    with pytest.raises(ValidationError, match="another story"):
        sign_off.make_link(draft, by=writer, revision=story().head)


def test_an_approval_is_logged_among_the_moves_and_moves_nothing(draft, asked):
    answer(asked, reason="Fine by me.")
    move = Move.objects.filter(article=draft).first()
    assert str(move) == "Lea Lawyer signed it off"
    assert (move.by, move.digest, move.note) == (None, draft.head.digest, "Fine by me.")
    assert move.from_stage == move.to_stage == draft.stage


def test_a_refusal_has_a_reason(draft, asked):
    with pytest.raises(ValidationError, match="Say why"):
        answer(asked, "refused", reason=" \n")
    assert not SignOff.objects.exists()
    assert not draft.moves.exists()
    answer(asked, "refused", reason="Paragraph two is libel.")
    assert str(draft.moves.first()) == "Lea Lawyer refused to sign it off"


def test_nobody_signs_words_that_they_did_not_read(draft, asked, writer):
    seen = draft.head.digest
    rewrite(draft, writer)
    with pytest.raises(ValidationError, match="have changed") as refusal:
        sign_off.give_verdict(asked, "approved", seen=seen)
    assert refusal.value.code == "stale"
    assert not SignOff.objects.exists()


def test_who_was_given_one_version_answers_of_that_one(draft, writer, editor):
    link, _token = sign_off.make_link(
        draft, by=editor, revision=draft.head, made_for="Lea", asks_sign_off=True
    )
    article = rewrite(draft, writer)
    assert answer(link).digest == draft.head.digest != article.head.digest
    assert article.moves.first().revision == draft.head


@pytest.mark.parametrize("closing", ["expired", "revoked", "killed"])
def test_a_closed_link_takes_no_answer_and_no_note(live_story, editor, publisher, closing):
    article = live_story()
    link, _token = sign_off.make_link(article, by=editor, made_for="Lea", asks_sign_off=True)
    sign_off.log_opening(link, article.head)
    if closing == "expired":
        PreviewLink.objects.update(expires_at=timezone.now())
    elif closing == "revoked":
        sign_off.revoke(link, by=editor)
    else:
        workflow.move(article, "kill", by=publisher, note="Court order")
    with pytest.raises(ValidationError, match="no longer open"):
        answer(link)
    with pytest.raises(ValidationError, match="no longer open"):
        sign_off.leave_note(link, seen=article.head.digest, block="", text="Hm.")


def test_a_note_stands_on_a_paragraph_of_the_version_that_was_read(draft, asked, writer):
    block = markup.blocks(draft.body)[0].id
    rewrite(draft, writer)
    note = sign_off.leave_note(asked, seen=draft.head.digest, block=block, text="Says who?")
    assert (note.outsider, note.author, note.block) == ("Lea Lawyer", None, block)
    assert note.revision == draft.head


def test_a_note_on_another_storys_paragraph_is_refused(draft, asked, story):
    other = story(body="<p>Elsewhere.</p>")
    block = markup.blocks(other.body)[0].id
    with pytest.raises(ValidationError, match="not in the story"):
        sign_off.leave_note(asked, seen=draft.head.digest, block=block, text="Hm.")
    with pytest.raises(ValidationError, match="not shown to you"):
        sign_off.leave_note(asked, seen=other.head.digest, block=block, text="Hm.")


def test_what_people_leave_has_its_limits(draft, asked, monkeypatch):
    leave = {"seen": draft.head.digest, "block": ""}
    with pytest.raises(ValidationError, match="empty"):
        sign_off.leave_note(asked, text="\x00 ", **leave)
    with pytest.raises(ValidationError, match="too long"):
        sign_off.leave_note(asked, text="x" * 4001, **leave)
    monkeypatch.setattr(sign_off, "MOST_NOTES", 1)
    sign_off.leave_note(asked, text="One.", **leave)
    with pytest.raises(ValidationError, match="very many"):
        sign_off.leave_note(asked, text="Two.", **leave)


@pytest.fixture
def ready(story, news, editor):
    """An approved story of a section that wants sign-offs, and a lawyer's link to it."""
    news.requires_sign_off = True
    news.save()
    article = story("submit", "approve")
    link, _token = sign_off.make_link(article, by=editor, made_for="Lea", asks_sign_off=True)
    return article, link


def test_a_section_that_wants_a_sign_off_publishes_nothing_without_one(ready, publisher):
    article, link = ready
    with pytest.raises(ValidationError, match="sign-off from outside") as refusal:
        workflow.move(article, "publish", by=publisher)
    assert list(refusal.value.message_dict) == ["section"]
    answer(link)
    workflow.move(article, "publish", by=publisher)


def test_a_later_refusal_takes_the_approval_back(ready, publisher):
    article, link = ready
    answer(link)
    answer(link, "refused", reason="On second thought, no.")
    with pytest.raises(ValidationError, match="sign-off from outside"):
        workflow.move(article, "publish", by=publisher)
    answer(link)
    workflow.move(article, "publish", by=publisher)


def test_a_sign_off_of_other_words_does_not_count(ready, writer, editor, publisher):
    article, link = ready
    answer(link)
    article = rewrite(article, writer)
    workflow.move(article, "approve", by=editor)
    with pytest.raises(ValidationError, match="sign-off from outside"):
        workflow.move(article, "publish", by=publisher)


def test_a_story_that_came_back_stays_so_when_somebody_outside_answers(story, editor):
    article = story("submit", ("send-back", {"note": "Too long"}))
    link, _token = sign_off.make_link(article, by=editor, made_for="Lea", asks_sign_off=True)
    answer(link)
    assert article in Article.objects.sent_back()
