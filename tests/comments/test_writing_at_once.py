"""A comment that comes in while somebody else is at the same writer, over another connection."""

from newsroom.comments import bans
from newsroom.comments.models import Comment, Writer


def test_two_first_comments_of_one_address_both_come_in(open_story, say, just_before):
    article = open_story()
    with just_before('INSERT INTO "comments_writer"', lambda: say(article, "It was warm.")):
        say(article, "It was cold.")
    assert Comment.objects.count() == 2
    assert Writer.objects.get().comments.count() == 2


def test_a_ban_stands_though_the_writer_sends_a_comment_meanwhile(
    open_story, say, editor, just_before
):
    article = open_story()
    first = say(article)

    def ban():
        bans.ban(first, by=editor, note="Abuse")

    with just_before('UPDATE "comments_writer"', ban):
        say(article, "And another thing.", confirmed=False)
    assert Writer.objects.get().banned_by == editor
