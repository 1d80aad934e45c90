"""How a comment comes in, by the pages that readers use."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsroom.comments import writing
from newsroom.comments.models import Comment, Writer
from tests.comments.conftest import filled, private_link, write_path

SENT = "/comments/thanks/"


def test_a_comment_is_written_confirmed_by_its_letter_and_read_below_the_story(
    anyone, open_story, path_of, letters
):
    article = open_story()
    assert "Write a comment" in anyone.get(path_of(article)).text
    assert anyone.get(write_path(article)).status_code == 200
    answer = anyone.post(write_path(article), filled())
    assert (answer.status_code, answer["Location"]) == (303, SENT)
    assert "never the problem" not in anyone.get(path_of(article)).text
    (letter,) = letters()
    assert letter.to == ["ada@example.org"]
    link = private_link(letter)
    assert "Is this what you wrote?" in anyone.get(link).text
    assert "never the problem" not in anyone.get(path_of(article)).text  # reading confirms nothing
    assert anyone.post(link, {"do": "confirm"}).status_code == 303
    page = anyone.get(path_of(article)).text
    assert "The wall was never the problem." in page
    assert "Ada Field" in page
    assert "ada@example.org" not in page
    assert "data-nosnippet" in page


def test_a_link_confirms_once(open_story, say):
    comment = say(open_story())
    with pytest.raises(ValidationError):
        writing.confirm(comment)


def test_a_link_that_has_grown_old_confirms_nothing(anyone, open_story, letters):
    anyone.post(write_path(open_story()), filled())
    link = private_link(letters()[0])
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        assert anyone.post(link, {"do": "confirm"}).status_code == 422
    assert Comment.objects.get().standing == "unconfirmed"


def test_a_link_that_we_did_not_write_leads_nowhere(anyone, open_story, say):
    comment = say(open_story())
    assert anyone.get(f"/comments/yours/{comment.key.hex}.x/").status_code == 404
    assert anyone.get(f"/comments/yours/{comment.key.hex}/").status_code == 404


def test_a_browser_that_was_asked_to_remember_needs_no_second_letter(
    anyone, open_story, letters, path_of
):
    article = open_story()
    anyone.post(write_path(article), filled())
    anyone.post(private_link(letters()[0]), {"do": "confirm", "remember": "yes"})
    assert "no letter is needed" in anyone.get(write_path(article)).text
    anyone.post(write_path(article), filled(text="And another thing."))
    assert "And another thing." in anyone.get(path_of(article)).text
    assert len(letters()) == 1


def test_a_remembered_browser_still_needs_a_letter_for_another_address(anyone, open_story, letters):
    article = open_story()
    anyone.post(write_path(article), filled())
    anyone.post(private_link(letters()[0]), {"do": "confirm", "remember": "yes"})
    answer = anyone.post(write_path(article), filled(text="As another.", email="bo@example.org"))
    assert answer["Location"] == SENT
    assert len(letters()) == 2


def test_no_cookie_of_the_comments_is_sent_with_a_story(anyone, open_story, letters, path_of):
    article = open_story()
    anyone.get(write_path(article))
    anyone.post(write_path(article), filled())
    anyone.post(private_link(letters()[0]), {"do": "confirm", "remember": "yes"})
    assert len(anyone.cookies) == 2
    assert {cookie["path"] for cookie in anyone.cookies.values()} == {"/comments/"}
    assert not anyone.get(path_of(article)).cookies


def test_a_form_without_its_token_is_refused(open_story, anyone):
    anyone.handler.enforce_csrf_checks = True
    article = open_story()
    assert anyone.post(write_path(article), filled()).status_code == 403
    page = anyone.get(write_path(article)).text
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    answer = anyone.post(write_path(article), filled(csrfmiddlewaretoken=token))
    assert answer["Location"] == SENT


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"text": ""}, "Write something first."),
        ({"text": " \n ?! "}, "Write something first."),
        ({"text": "a" * 3001}, "at most"),
        ({"name": ""}, "Give the name"),
        ({"name": "buy@example.org"}, "A name, please"),
        ({"email": "nobody"}, "That is no e-mail address."),
        ({"text": "See http://a.example http://b.example http://c.example"}, "at most 2 links"),
        ({"stamp": ""}, "That was very quick."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(anyone, open_story, wrong, sentence):
    answer = anyone.post(write_path(open_story()), filled(**wrong))
    assert answer.status_code == 422
    assert sentence in answer.text
    kept = filled(**wrong)
    assert kept["name"] in answer.text
    assert kept["text"].strip()[:40] in answer.text
    assert not Comment.objects.exists()
    assert not Writer.objects.exists()


def test_a_robot_that_fills_in_every_field_is_thanked_and_forgotten(anyone, open_story, letters):
    answer = anyone.post(write_path(open_story()), filled(website="http://pills.example"))
    assert answer["Location"] == SENT
    assert not Comment.objects.exists()
    assert not letters()


def test_many_comments_from_one_network_are_too_many(anyone, open_story):
    article = open_story()
    for number in range(6):
        words = filled(text=f"Thought {number}.", email=f"a{number}@example.org")
        assert anyone.post(write_path(article), words).status_code == 303
    answer = anyone.post(write_path(article), filled(text="And one."))
    assert answer.status_code == 429
    assert "Try again in ten minutes." in answer.text
    assert "And one." in answer.text


def test_nobody_is_sent_letter_after_letter_at_another_s_wish(anyone, open_story, letters):
    article = open_story()
    answers = [
        anyone.post(
            write_path(article), filled(text=f"Thought {number}."), REMOTE_ADDR=f"10.0.0.{number}"
        ).status_code
        for number in range(6)
    ]
    assert answers == [303] * 4 + [429] * 2
    assert len(letters()) == 4


def test_the_same_words_are_taken_once(anyone, open_story, say):
    article = open_story()
    say(article, "Lower the RATES now!")
    answer = anyone.post(write_path(article), filled(text="lower the  rates, now", email="b@c.de"))
    assert answer.status_code == 422
    assert "Once is enough." in answer.text


def test_an_answer_stands_below_what_it_answers_and_goes_one_level_deep(
    anyone, open_story, say, path_of
):
    article = open_story()
    first = say(article, "First.")
    answer = say(article, "Second.", parent=first)
    third = say(article, "Third.", parent=answer)
    assert (answer.parent, third.parent) == (first, first)
    assert "comments-answers" in anyone.get(path_of(article)).text
    page = anyone.get(f"{write_path(article)}?to={first.key}").text
    assert "Answer a comment" in page
    assert "First." in page


def test_what_readers_do_not_see_cannot_be_answered(anyone, open_story, say, go):
    article = open_story()
    gone = go(say(article, "Rude."), "refuse", reason="abuse")
    assert anyone.get(f"{write_path(article)}?to={gone.key}").status_code == 404
    assert anyone.get(f"{write_path(article)}?to=nonsense").status_code == 404
    with pytest.raises(ValidationError):
        say(article, "But he is right.", parent=gone)


def test_words_may_be_changed_for_five_minutes(anyone, open_story, say, path_of):
    article, now = open_story(), timezone.now()
    comment = say(article, "It is to cold.", now=now)
    writing.edit(comment, "It is too cold.", now=now + timedelta(minutes=4))
    page = anyone.get(path_of(article)).text
    assert "too cold" in page
    assert "Edited" in page
    with pytest.raises(ValidationError):
        writing.edit(comment, "Never mind.", now=now + timedelta(minutes=5))


def test_a_change_is_examined_like_a_new_comment(open_story, say, word):
    word("pills")
    comment = say(open_story(), "Well said.")
    writing.edit(comment, "Well said. Buy pills.")
    assert comment.standing == "refused"


def test_a_change_cannot_carry_what_the_door_would_have_given_back(open_story, say):
    comment = say(open_story(), "Well said.")
    with pytest.raises(ValidationError):
        writing.edit(comment, "http://a.example http://b.example http://c.example")
    assert Comment.objects.get().text == "Well said."


def test_a_comment_read_before_waits_again_once_it_was_changed(open_story, say, go):
    comment = go(say(open_story("before"), "Well said."), "approve")
    writing.edit(comment, "Badly said.")
    assert comment.standing == "waiting"


def test_a_colleague_comments_with_a_badge_and_without_a_letter(
    signed_in, writer, open_story, path_of, anyone, letters
):
    article = open_story("before")
    client = signed_in(writer)
    assert "staff" in client.get(write_path(article)).text
    answer = client.post(write_path(article), filled(text="The council has answered us."))
    assert answer.status_code == 303
    page = anyone.get(path_of(article)).text
    assert "The council has answered us." in page
    assert "comment-badge" in page
    assert not letters()


def test_a_colleague_who_changes_nothing_comments_as_a_reader(signed_in, reader, open_story):
    page = signed_in(reader).get(write_path(open_story())).text
    assert "comment-badge" not in page
    assert 'name="email"' in page


def test_what_its_writer_deletes_is_gone_with_name_words_and_address(
    anyone, open_story, letters, path_of
):
    article = open_story()
    anyone.post(write_path(article), filled())
    link = private_link(letters()[0])
    anyone.post(link, {"do": "confirm"})
    anyone.post(link, {"do": "withdraw"})
    assert "You have deleted it." in anyone.get(link).text
    page = anyone.get(path_of(article)).text
    assert "never the problem" not in page
    comment = Comment.objects.get()
    assert (comment.text, comment.name, comment.standing) == ("", "", "withdrawn")
    assert comment.writer.email == ""
