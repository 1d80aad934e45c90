"""A comment on a story that is not live is nowhere: on no page, in no feed, in no letter."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from newsroom.comments.models import Comment
from tests.comments.conftest import filled, private_link, write_path

SECRET = "The zebra did it."
OFF = {
    "withdrawn": ("withdraw", {"note": "Court order"}),
    "killed": ("kill", {"note": "Untrue"}),
}
NEVER = {
    "draft": [],
    "ready": ["submit", "approve"],
    "planned": ["submit", "approve", ("publish", {"at": timezone.now() + timedelta(days=2)})],
}


def roads(article, comment, path):
    key = article.key
    return [
        "/",
        path,
        f"{path}changes/",
        f"/comments/{key}/",
        f"/comments/{key}/write/",
        f"/comments/{key}/write/?to={comment.key}",
        f"/comments/{key}/{comment.key}/",
        f"/comments/report/{comment.key}/",
        *(f"/comments/{key}/feed.{form}" for form in ("rss", "atom", "json")),
        *(f"/comments/latest.{form}" for form in ("rss", "atom", "json")),
    ]


@pytest.mark.parametrize("standing", OFF)
def test_comments_go_with_their_story_on_every_road(
    anyone, open_story, say, story, path_of, letters, standing
):
    article = open_story(headline="The zebra")
    comment, path = say(article, SECRET), path_of(article)
    shown = [each for each in roads(article, comment, path) if SECRET in anyone.get(each).text]
    assert len(shown) >= 10
    story.advance(article, OFF[standing])
    cache.clear()
    assert not [each for each in roads(article, comment, path) if SECRET in anyone.get(each).text]
    assert not Comment.objects.public().exists()


@pytest.mark.parametrize("standing", OFF)
def test_no_letter_speaks_of_a_story_that_is_not_live(
    open_story, say, story, go, letters, standing
):
    article = open_story(headline="The zebra")
    comment = say(article, SECRET)
    before = len(letters())
    story.advance(article, OFF[standing])
    go(comment, "refuse", reason="false")
    assert len(letters()) == before


def test_a_writer_may_delete_a_comment_though_its_story_is_gone(anyone, open_story, story, letters):
    article = open_story(headline="The zebra")
    anyone.post(write_path(article), filled(text=SECRET))
    link = private_link(letters()[0])
    anyone.post(link, {"do": "confirm"})
    story.advance(article, OFF["killed"])
    page = anyone.get(link).text
    assert "zebra" not in page
    assert anyone.post(link, {"do": "appeal", "note": "x"}).status_code == 404
    anyone.post(link, {"do": "withdraw"})
    assert Comment.objects.get().standing == "withdrawn"


def test_a_comment_is_confirmed_only_while_its_story_is_live(anyone, open_story, story, letters):
    article = open_story()
    anyone.post(write_path(article), filled(text=SECRET))
    story.advance(article, OFF["withdrawn"])
    assert anyone.post(private_link(letters()[0]), {"do": "confirm"}).status_code == 422
    assert Comment.objects.get().standing == "unconfirmed"


@pytest.mark.parametrize("standing", NEVER)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_form_of_a_hidden_story_answers_like_that_of_one_that_never_was(
    anyone, story, take, news, standing, method
):
    take(news, "after")
    hidden = story(*NEVER[standing], headline="The zebra")
    for place in ("", "write/", "feed.rss"):
        answers = [
            getattr(anyone, method)(f"/comments/{key}/{place}", filled())
            for key in (hidden.key, uuid4())
        ]
        (one, other) = answers
        assert one.status_code == other.status_code
        assert one.content == other.content
        assert dict(one.headers) == dict(other.headers)
        assert not one.cookies


@pytest.mark.parametrize("standing", ["waiting", "refused", "appealed", "withdrawn"])
def test_what_is_not_approved_is_on_no_page(anyone, open_story, say, go, path_of, standing):
    article = open_story("before")
    comment = say(article, SECRET)
    steps = {"waiting": [], "refused": ["refuse"], "appealed": ["refuse", "appeal"]}
    for name in steps.get(standing, ["approve", "withdraw"]):
        comment = go(comment, name, reason="abuse", note="Please.")
    assert comment.standing == standing
    for each in roads(article, comment, path_of(article)):
        assert SECRET not in anyone.get(each).text
        assert "Ada Field" not in anyone.get(each).text


def test_a_thread_of_which_the_first_comment_is_gone_keeps_its_answers(
    anyone, open_story, say, go, path_of
):
    article = open_story()
    first = say(article, SECRET)
    say(article, "I saw it too.", parent=first, email="bo@example.org", name="Bo")
    go(first, "refuse", reason="false")
    page = anyone.get(path_of(article)).text
    assert SECRET not in page
    assert "A moderator has removed this comment." in page
    assert "I saw it too." in page
    go(first, "withdraw")
    assert "Its writer has deleted this comment." in anyone.get(path_of(article)).text


def test_comments_come_back_with_their_story(anyone, open_story, say, story, path_of, next_version):
    article = open_story()
    say(article, SECRET)
    story.advance(article, OFF["withdrawn"])
    now = timezone.now() + timedelta(hours=1)
    with time_machine.travel(now, tick=False):
        next_version(article, now=now)
        assert SECRET in anyone.get(path_of(article)).text
