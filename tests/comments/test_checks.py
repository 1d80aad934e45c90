"""What the house examines each comment for, and what hostile posts come to."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from newsroom.comments import checks, reporting, settling, writing
from newsroom.comments.models import Comment
from newsroom.comments.opening import live_edition, opening_of
from newsroom.comments.words import paragraphs, tidy
from tests.comments.conftest import write_path


def held_by(comment):
    return comment.standing, comment.caught_by


def test_the_checks_stand_in_their_order():
    names = [name for name, _gives_back, _check in checks.CHECKS]
    assert names[:5] == ["length", "closed", "links", "repeated", "staff"]
    assert names.index("words") < names.index("history") < names.index("spam")
    assert names[-1] == "read-first"


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        ("idiot", "You IDIOT!", True),
        ("idiot", "You ídiot", True),
        ("idiot", "ｉｄｉｏｔ", True),
        ("idiot", "Your idiotic plan", False),
        ("idiot*", "Your idiotic plan", True),
        ("cheap pills", "Cheap,  pills", True),
        ("cheap pills", "Cheap red pills", False),
        ("ass", "The assembly passed", False),
    ],
)
def test_the_word_list_knows_a_word_however_it_is_written(
    open_story, say, word, entry, text, found
):
    word(entry)
    assert (say(open_story(), text).standing == "refused") is found


def test_a_suspect_word_waits_for_a_moderator(open_story, say, word):
    word("court", "suspect")
    assert held_by(say(open_story(), "See you in court.")) == ("waiting", ["words"])


def test_a_banned_word_in_a_name_counts(open_story, say, word):
    word("nazi")
    assert say(open_story(), "Hello.", name="Nazi Joe").standing == "refused"


def test_a_section_may_have_every_comment_read_first(open_story, say):
    assert held_by(say(open_story("before"), "Hello.")) == ("waiting", ["read-first"])


def test_somebody_new_who_brings_a_link_waits(open_story, say, go):
    article = open_story()
    assert held_by(say(article, "See https://a.example/x"))[0] == "waiting"
    say(article, "Only words.", email="bo@example.org")
    known = say(article, "See https://b.example/x", email="bo@example.org")
    assert known.standing == "approved"


def test_shouting_waits(open_story, say):
    text = "THIS COUNCIL HAS NEVER DONE ANYTHING FOR THE QUAY"
    assert held_by(say(open_story(), text)) == ("waiting", ["spam"])


def test_who_was_refused_often_waits(open_story, say, go):
    article = open_story()
    for number in range(3):
        go(say(article, f"Rude {number}."), "refuse", reason="abuse")
    assert held_by(say(article, "Not rude.")) == ("waiting", ["history"])


def test_nobody_passes_for_a_colleague(open_story, say, editor):
    assert held_by(say(open_story(), "Trust me.", name="edda  EDITOR")) == ("waiting", ["name"])


def test_two_posts_of_the_same_words_are_not_both_printed(open_story, say):
    article = open_story()
    one, other = (say(article, "Twice.", confirmed=False) for _ in range(2))
    checks_passed = []
    for comment in (one, other):
        writing.confirm(comment)
        comment.refresh_from_db()
        checks_passed.append(comment.standing)
    assert checks_passed == ["approved", "waiting"]


# When a story takes comments


def opening(article, at=None):
    return opening_of(live_edition(article.key, at), at)


def test_a_section_that_says_nothing_takes_no_comments(anyone, live_story, path_of):
    article = live_story()
    assert 'id="comments"' not in anyone.get(path_of(article)).text
    assert "closed" in anyone.get(write_path(article)).text


def test_comments_close_at_the_end_of_a_day(live_story, take, news):
    take(news, "after", closes_after=3)
    article = live_story()
    closes = opening(article).closes_at
    assert timezone.localtime(closes).strftime("%H:%M") == "00:00"
    days = timezone.localtime(closes).date() - timezone.localdate()
    assert days == timedelta(days=4)
    assert opening(article, closes - timedelta(seconds=1)).is_open
    assert not opening(article, closes).is_open


@pytest.mark.parametrize(
    ("section", "when", "days", "is_open", "read_first"),
    [
        ("after", "section", None, True, False),
        ("after", "closed", None, False, False),
        ("closed", "open", None, True, True),
        ("closed", "section", None, False, True),
        ("before", "closing", 3, True, True),
        ("after", "closing", 0, True, False),
    ],
)
def test_a_story_may_say_otherwise_than_its_section(
    live_story, take, news, editor, section, when, days, is_open, read_first
):
    take(news, section)
    article = live_story()
    settling.settle_story(article, when=when, closes_after=days, by=editor)
    found = opening(article)
    assert (found.is_open, found.is_read_first) == (is_open, read_first)


def test_what_was_written_in_time_may_be_confirmed_after_the_closing(
    open_story, say, editor, anyone, path_of
):
    article = open_story()
    comment = say(article, "Just in time.", confirmed=False)
    settling.settle_story(article, when="closed", closes_after=None, by=editor)
    writing.confirm(comment)
    page = anyone.get(path_of(article)).text
    assert "Just in time." in page
    assert "Comments on this story are closed." in page
    with pytest.raises(ValidationError):
        say(article, "Too late.")


# Reports


def test_a_report_brings_an_approved_comment_back_before_a_moderator(open_story, say, go, anyone):
    comment = say(open_story())
    reporting.report(comment, reason="abuse", text="Line two.")
    comment.refresh_from_db()
    assert comment.standing == "reported"
    assert comment in Comment.objects.queued()
    assert comment in Comment.objects.public()  # nobody takes a comment away by a click
    comment = go(comment, "approve")
    assert comment.standing == "approved"
    assert not comment.reports.filter(settled_at=None).exists()


def test_what_a_moderator_kept_comes_back_only_when_several_report_it(open_story, say, go):
    comment = say(open_story())
    reporting.report(comment, reason="abuse")
    go(comment, "approve")
    for standing in ("approved", "approved", "reported"):
        reporting.report(comment, reason="abuse")
        comment.refresh_from_db()
        assert comment.standing == standing


# Hostile words


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "</textarea><svg onload=alert(1)>",
        "javascript:alert(1)",
        "{{ settings.SECRET_KEY }} {% load i18n %}",
        'https://a.example/"onmouseover="alert(1)',
        "https://a.example/<b>x</b>",
    ],
)
def test_nothing_that_is_typed_becomes_markup(anyone, open_story, say, go, path_of, text):
    article = open_story()
    comment = say(article, f"Look: {text}")
    if comment.standing == "waiting":
        go(comment, "approve")
    for address in (path_of(article), f"/comments/{article.key}/", "/comments/latest.rss"):
        page = anyone.get(address).text
        for mark in ("<script>alert", "<img src=x", "<svg onload", "<b>x", "SECRET_KEY="):
            assert mark not in page
    for mark in ('href="javascript', '"onmouseover'):
        assert mark not in anyone.get(path_of(article)).text


def test_addresses_become_links_that_search_engines_do_not_follow(
    anyone, open_story, say, go, path_of
):
    article = open_story()
    go(say(article, "See https://a.example/p?q=1&r=2 (or http://b.example/x_(y))."), "approve")
    page = anyone.get(path_of(article)).text
    assert 'href="https://a.example/p?q=1&amp;r=2" rel="ugc nofollow noopener"' in page
    assert 'href="http://b.example/x_(y)" rel="ugc nofollow noopener"' in page


def test_what_nobody_sees_is_taken_out():
    assert tidy("a\u202eb\u200bc\x00d") == "abcd"
    assert tidy("a\r\n\r\n\r\n\r\nb  c ") == "a\n\nb c"
    assert len(tidy("a" + "\u0301" * 500)) < 10


def test_a_text_is_shown_as_paragraphs_and_lines():
    (first, second) = paragraphs("One\ntwo\n\nthree")
    assert [[piece.text for piece in line] for line in first] == [["One"], ["two"]]
    assert second[0][0].text == "three"
