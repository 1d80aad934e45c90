"""Every standing, every role, every move: the one door, its log, and the one appeal."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from newsroom.comments import bans, moderation
from newsroom.comments.models import Appeal, Comment, Decision
from newsroom.comments.states import MODERATE, TRANSITIONS, Actor, Standing

WORDS = {"reason": "abuse", "note": "Because of the second line."}
# How a comment comes to stand somewhere, by moves that really are made.
ROADS = {
    Standing.UNCONFIRMED: [],
    Standing.WAITING: ["hold"],
    Standing.APPROVED: ["let-in"],
    Standing.REPORTED: ["let-in", "report"],
    Standing.REFUSED: ["hold", "refuse"],
    Standing.APPEALED: ["hold", "refuse", "appeal"],
    Standing.WITHDRAWN: ["hold", "withdraw"],
}
MODERATORS = ("Editor", "Publisher")
ROLES = ["Desk reader", "Writer", "Staff manager", *MODERATORS]


@pytest.fixture
def stands(open_story, say, go):
    """A comment that came to stand somewhere: `stands("reported")`."""

    def bring(standing, article=None):
        comment = say(article or open_story(), confirmed=False)
        for name in ROADS[standing]:
            comment = go(comment, name, **WORDS)
        assert comment.standing == standing
        return comment

    return bring


@pytest.mark.parametrize("standing", ROADS)
@pytest.mark.parametrize("role", [None, *ROLES])
def test_a_move_is_made_where_it_starts_by_whoever_may(stands, person, standing, role):
    comment = stands(standing)
    by = person(role) if role else None
    for name, way in TRANSITIONS.items():
        may = role in MODERATORS if way.actor == Actor.MODERATOR else role is None
        with transaction.atomic():
            walk(comment, name, by, made=may and standing in way.starts)
            transaction.set_rollback(True)


def walk(comment, name, by, *, made):
    """Make a move, or see that it cannot be made and leaves everything as it was."""
    stood = Comment.objects.get(pk=comment.pk)
    before = stood.decisions.count()
    if made:
        decision = moderation.move(stood, name, by=by, **WORDS)
        after = Comment.objects.get(pk=comment.pk)
        assert (decision.came_from, decision.went_to) == (comment.standing, after.standing)
        assert after.standing == stood.standing == TRANSITIONS[name].to
        assert after.decisions.count() == before + 1
        return
    with pytest.raises((PermissionDenied, ValidationError)):
        moderation.move(stood, name, by=by, **WORDS)
    after = Comment.objects.get(pk=comment.pk)
    assert (after.standing, after.decisions.count()) == (comment.standing, before)


@pytest.mark.parametrize("name", [name for name, way in TRANSITIONS.items() if way.reason])
def test_a_refusal_says_why(stands, editor, name):
    way = TRANSITIONS[name]
    comment = stands(next(each for each in ROADS if each in way.starts))
    by = editor if way.actor == Actor.MODERATOR else None
    for reason in ("", "because"):
        with pytest.raises(ValidationError):
            moderation.move(comment, name, by=by, reason=reason)


def test_a_moderator_confined_to_sport_decides_in_sport_only(
    person, open_story, say, news, sport, signed_in
):
    confined = person("Editor", sections=[sport])
    of_sport = say(open_story("before", section=sport), "About the match.")
    of_news = say(open_story("before"), "About the wall.")
    assert confined.has_perm(MODERATE, of_sport)
    assert not confined.has_perm(MODERATE, of_news)
    with pytest.raises(PermissionDenied):
        moderation.move(of_news, "approve", by=confined)
    page = signed_in(confined).get("/admin/comments/comment/").text
    assert "About the match." in page
    assert "About the wall." not in page
    assert (
        signed_in(confined).get(f"/admin/comments/comment/{of_news.pk}/change/").status_code == 404
    )
    story = f"/admin/comments/comment/story/{of_news.article_id}/"
    assert signed_in(confined).get(story).status_code == 404
    words = {"comment": str(of_news.key), "do": "approve"}
    signed_in(confined).post("/admin/comments/comment/decide/", words)
    of_news.refresh_from_db()
    assert of_news.standing == "waiting"


def test_the_words_that_a_moderator_saw_are_the_words_decided_about(open_story, say, editor):
    comment = say(open_story("before"), "Kind words.")
    seen = comment.digest
    Comment.objects.filter(pk=comment.pk).update(text="Other words.", digest="x")
    with pytest.raises(ValidationError):
        moderation.move(comment, "approve", by=editor, seen=seen)


# The appeal


def test_who_refused_it_never_decides_the_appeal(stands, editor, other_editor, chief):
    comment = stands(Standing.APPEALED)
    for name in ("overturn", "uphold"):
        with pytest.raises(PermissionDenied):
            moderation.move(comment, name, by=editor)
    moderation.move(comment, "overturn", by=other_editor)
    assert comment.is_public
    assert Appeal.objects.get().granted is True


def test_whoever_refused_it_at_any_time_decides_no_appeal(
    stands, go, editor, other_editor, publisher
):
    comment = go(stands(Standing.WAITING), "refuse", by=other_editor, **WORDS)
    go(comment, "approve", by=publisher)
    go(comment, "refuse", by=editor, **WORDS)
    go(comment, "appeal", note="Please.")
    with pytest.raises(PermissionDenied):
        moderation.move(comment, "uphold", by=other_editor)
    moderation.move(comment, "uphold", by=publisher)


def test_not_even_the_chief_decides_about_their_own_refusal(stands, go, chief):
    comment = go(go(stands(Standing.WAITING), "refuse", by=chief, **WORDS), "appeal", note="Why?")
    with pytest.raises(PermissionDenied):
        moderation.move(comment, "overturn", by=chief)


def test_the_database_keeps_the_promise_about_appeals(stands, editor):
    comment = stands(Standing.APPEALED)
    appeal = comment.appeal
    appeal.decided_by, appeal.decided_at, appeal.granted = editor, timezone.now(), True
    with pytest.raises(IntegrityError), transaction.atomic():
        appeal.save()


def test_there_is_one_appeal(stands, go, other_editor):
    comment = go(stands(Standing.APPEALED), "uphold", by=other_editor)
    assert comment.standing == "refused"
    with pytest.raises(ValidationError):
        moderation.move(comment, "appeal", note="Again.")


def test_a_refusal_by_the_house_may_be_appealed_too(open_story, say, go, word, editor):
    word("pills")
    comment = go(say(open_story(), "Buy pills."), "appeal", note="I mean the play.")
    moderation.move(comment, "overturn", by=editor)
    assert comment.is_public


# What writers are told


def test_a_refused_writer_learns_why_and_where_to_appeal(open_story, say, go, letters, anyone):
    comment = go(say(open_story("before")), "refuse", **WORDS)
    letter = letters()[-1]
    assert "Abuse or harassment" in letter.body
    assert "Because of the second line." in letter.body
    link = letter.body.partition("http://testserver")[2].split()[0]
    page = anyone.get(link).text
    assert "Because of the second line." in page
    assert anyone.post(link, {"do": "appeal", "note": "It was a quotation."}).status_code == 303
    comment.refresh_from_db()
    assert comment.standing == "appealed"
    assert "another moderator will decide" in anyone.get(link).text


def test_a_decided_appeal_is_told(stands, go, other_editor, letters):
    go(stands(Standing.APPEALED), "uphold", by=other_editor)
    assert "That is final." in letters()[-1].body


def test_an_appeal_that_says_nothing_is_asked_for_its_words(stands, anyone, letters):
    stands(Standing.REFUSED)
    link = letters()[-1].body.partition("http://testserver")[2].split()[0]
    answer = anyone.post(link, {"do": "appeal", "note": " "})
    assert answer.status_code == 422
    assert "Say why it should be printed." in answer.text


# Bans


def test_a_banned_writer_is_turned_away_under_any_spelling_of_the_address(open_story, say, editor):
    article = open_story()
    comment = say(article, "First.")
    bans.ban(comment, by=editor, note="Third warning.")
    again = say(article, "Second.", email="Ada+new@Example.org")
    assert (again.standing, again.reason) == ("refused", "banned")
    assert Comment.objects.get(pk=comment.pk).is_public  # what was printed stays


def test_a_ban_refuses_what_waits_and_can_be_lifted(open_story, say, editor):
    article = open_story("before")
    first, second = say(article, "First."), say(article, "Second.")
    bans.ban(first, by=editor, note="Third warning.")
    second.refresh_from_db()
    assert second.standing == "refused"
    bans.unban(first, by=editor)
    assert say(article, "Third.").standing == "waiting"
    moves = Decision.objects.filter(comment=first).values_list("move", flat=True)
    assert {"ban", "unban"} <= set(moves)


@pytest.mark.parametrize("role", ["Desk reader", "Writer", "Staff manager"])
def test_only_moderators_ban(open_story, say, person, role):
    with pytest.raises(PermissionDenied):
        bans.ban(say(open_story()), by=person(role), note="No.")


def test_a_ban_says_why(open_story, say, editor):
    with pytest.raises(ValidationError):
        bans.ban(say(open_story()), by=editor, note=" ")
