"""The queue at the desk: who sees what, one decision and many, rules of sections and stories."""

import pytest

from newsroom.comments import reporting
from newsroom.comments.models import Policy, Thread, Word

QUEUE = "/admin/comments/comment/"
DECIDE = f"{QUEUE}decide/"


@pytest.fixture
def post(signed_in, editor):
    """What an editor sends from the queue."""

    def decide(*comments, by=None, **words):
        client = signed_in(by or editor)
        return client.post(DECIDE, {"comment": [str(each.key) for each in comments], **words})

    return decide


@pytest.mark.parametrize(
    ("role", "status"),
    [("Desk reader", 403), ("Writer", 403), ("Staff manager", 403), ("Editor", 200)],
)
def test_the_queue_is_for_moderators(signed_in, person, open_story, say, role, status):
    say(open_story("before"), "Please read me.")
    client = signed_in(person(role))
    assert client.get(QUEUE).status_code == status
    assert ("ada@example.org" in client.get(QUEUE).text) is (status == 200)
    assert ("Comments waiting" in client.get("/admin/").text) is (status == 200)


def test_the_queue_shows_what_wants_a_moderator_and_nothing_else(
    signed_in, editor, open_story, say, go
):
    article = open_story()
    say(article, "Printed at once.")
    say(article, "Never confirmed.", confirmed=False)
    reported = say(article, "Somebody minds this.")
    reporting.report(reported, reason="abuse", text="The second word.")
    appealed = go(say(article, "I object."), "refuse", reason="off-topic")
    go(appealed, "appeal", note="But it is on topic.")
    page = signed_in(editor).get(QUEUE).text
    for words in ("Somebody minds this.", "The second word.", "But it is on topic."):
        assert words in page
    for words in ("Printed at once.", "Never confirmed."):
        assert words not in page
    assert "another moderator decides" in page
    assert "Printed at once." in signed_in(editor).get(f"{QUEUE}?show=approved").text


def test_several_are_decided_about_at_once(post, open_story, say):
    article = open_story("before")
    comments = [say(article, f"Thought {number}.") for number in range(3)]
    assert post(*comments[:2], do="approve").status_code == 302
    post(comments[2], do="refuse", reason="off-topic", note="Another story.")
    standings = []
    for comment in comments:
        comment.refresh_from_db()
        standings.append(comment.standing)
    assert standings == ["approved", "approved", "refused"]


def test_one_that_cannot_be_decided_about_stops_no_other(post, open_story, say, go):
    article = open_story("before")
    done, waiting = go(say(article, "Done."), "approve"), say(article, "Waiting.")
    post(done, waiting, do="approve")
    waiting.refresh_from_db()
    assert waiting.standing == "approved"


@pytest.mark.parametrize(
    "words",
    [
        {},
        {"do": "nonsense", "comment": "x"},
        {"do": "refuse", "comment": "00000000-0000-0000-0000-000000000000"},
        {"do": "withdraw"},
        {"do": "let-in"},
        {"do": "refuse", "reason": "because"},
        {"do": "refuse", "reason": "abuse", "note": "x" * 2000},
        {"do": "approve", "back": "https://evil.example/"},
    ],
)
def test_what_makes_no_sense_changes_nothing_and_leads_back(post, open_story, say, words):
    comment = say(open_story("before"), "Waiting.")
    answer = post(*([] if "comment" in words or not words else [comment]), **words)
    assert answer["Location"].startswith(QUEUE)
    comment.refresh_from_db()
    assert (comment.standing == "waiting") is ("back" not in words)


def test_words_that_changed_meanwhile_are_not_decided_about(post, open_story, say):
    comment = say(open_story("before"), "Waiting.")
    post(comment, do="approve", **{f"seen-{comment.key}": "other words"})
    comment.refresh_from_db()
    assert comment.standing == "waiting"


def test_a_comment_s_page_tells_what_was_decided_by_whom(signed_in, editor, open_story, say, go):
    comment = go(say(open_story("before")), "refuse", reason="hatred", note="Line two.")
    page = signed_in(editor).get(f"{QUEUE}{comment.pk}/change/").text
    assert "Edda Editor</strong> refused it" in page
    assert "Hatred against a group" in page
    assert "Line two." in page


def test_a_ban_is_made_and_lifted_at_the_desk(post, open_story, say, signed_in, editor):
    comment = say(open_story())
    post(comment, do="ban", note="Fourth warning.")
    assert "Lift the ban" in signed_in(editor).get(f"{QUEUE}?show=banned").text
    post(comment, do="unban")
    comment.refresh_from_db()
    assert comment.writer.banned_at is None


def test_an_editor_says_until_when_a_story_takes_comments(signed_in, editor, open_story):
    article = open_story()
    address = f"{QUEUE}story/{article.pk}/"
    assert "It takes comments." in signed_in(editor).get(address).text
    signed_in(editor).post(address, {"when": "closing", "closes_after": "5"})
    assert Thread.objects.get(article=article).closes_after == 5
    answer = signed_in(editor).post(address, {"when": "closing", "closes_after": ""})
    assert answer.status_code == 422
    assert "Say after how many days." in answer.text
    signed_in(editor).post(address, {"when": "closed", "closes_after": "5"})
    assert "It takes no comments now." in signed_in(editor).get(address).text


def test_a_publisher_says_what_holds_for_sections(signed_in, publisher, editor, news, sport):
    words = {"news-moderation": "before", "news-closes_after": "7", "sport-moderation": "closed"}
    address = f"{QUEUE}policies/"
    assert signed_in(editor).get(address).status_code == 403
    assert signed_in(publisher).post(address, words).status_code == 302
    assert Policy.objects.get(section=news).closes_after == 7
    wrong = words | {"news-closes_after": "-1"}
    assert signed_in(publisher).post(address, wrong).status_code == 422


def test_editors_keep_the_word_list(signed_in, editor, writer):
    words = {"text": "casino", "verdict": "banned"}
    signed_in(editor).post("/admin/comments/word/add/", words)
    assert Word.objects.get().changed_by == editor
    assert signed_in(writer).get("/admin/comments/word/").status_code == 403


def test_the_story_leads_to_its_comments(signed_in, editor, open_story):
    article = open_story()
    for place in ("change", "history"):
        page = signed_in(editor).get(f"/admin/articles/article/{article.pk}/{place}/").text
        assert f"{QUEUE}story/{article.pk}/" in page
