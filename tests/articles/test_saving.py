"""What is kept when somebody saves a story."""

import pytest

from articles import workflow
from articles.models import Article, Conflict, Revision


def test_a_stale_save_overwrites_nothing(story, writer, editor):
    article = story()
    mine, theirs = Article.objects.get(), Article.objects.get()
    opened = mine.head
    theirs.headline = "Theirs"
    workflow.revise(theirs, by=editor, parent=opened)
    mine.headline = "Mine"

    with pytest.raises(Conflict) as conflict:
        workflow.revise(mine, by=writer, parent=opened)

    assert conflict.value.theirs.headline == "Theirs"
    assert Article.objects.get().headline == "Theirs"
    assert article.revisions.count() == 2


def test_saving_the_same_words_again_makes_no_new_version(story, writer):
    article = story()
    assert workflow.revise(article, by=writer, parent=article.head) == article.head
    assert Revision.objects.count() == 1


def test_what_is_stored_is_clean_whatever_was_written(story):
    article = story(body='<p onclick="x()">Hello<script>alert(1)</script></p>')
    assert "script" not in article.head.body
    assert "onclick" not in article.head.body
    assert Article.objects.get().body == article.head.body


def test_no_control_character_is_stored_anywhere(story):
    article = story(headline="Ferry\x00 sails\x0b", standfirst="At\x1f dawn", body="<p>x\x00</p>")
    assert (article.head.headline, article.head.standfirst) == ("Ferry sails", "At dawn")
    assert "\x00" not in article.head.body
