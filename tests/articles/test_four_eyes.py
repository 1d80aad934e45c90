"""Nobody approves their own words."""

import pytest
from django.core.exceptions import ValidationError

from articles import workflow
from articles.models import Article, Edition
from articles.states import Stage


def test_nobody_approves_their_own_words(story, editor):
    article = story("submit", by=editor)
    with pytest.raises(ValidationError, match="another person"):
        workflow.move(article, "approve", by=editor)
    assert Article.objects.get().stage == Stage.REVIEW


def test_an_editor_who_mended_a_comma_no_longer_may_approve(story, editor, other_editor):
    article = story("submit")
    article.standfirst = "Six weeks of work, before the storms."
    workflow.revise(article, by=editor, parent=article.head)

    with pytest.raises(ValidationError, match="another person"):
        workflow.move(article, "approve", by=editor)
    workflow.move(article, "approve", by=other_editor)


def test_an_editor_whose_change_another_wrote_over_still_may_not_approve(
    story, writer, editor, other_editor
):
    article = story("submit")
    for by, words in ((editor, "The wall falls"), (writer, "The wall is to be mended")):
        article.headline = words
        workflow.revise(article, by=by, parent=article.head)

    assert article.head.author == writer
    with pytest.raises(ValidationError, match="another person"):
        workflow.move(article, "approve", by=editor)
    workflow.move(article, "approve", by=other_editor)


def test_an_approval_is_void_once_the_words_change(story, writer, publisher):
    article = story("submit", "approve")
    article.headline = "Other words"
    workflow.revise(article, by=writer, parent=article.head)

    assert article.stage == Stage.REVIEW
    assert article.moves.first().transition == "amend"
    with pytest.raises(ValidationError):
        workflow.move(article, "publish", by=publisher)
    assert not Edition.objects.exists()


def test_publishing_checks_the_approval_itself_not_only_the_stage(story, writer, publisher):
    article = story("submit", "approve")
    article.headline = "Slipped in below the door"
    article.revise(by=writer, parent=article.head)

    with pytest.raises(ValidationError, match="not been approved"):
        workflow.move(article, "publish", by=publisher)


def test_an_approval_given_to_words_that_changed_meanwhile_is_refused(story, writer, editor):
    article = story("submit")
    seen = Article.objects.get()
    article.headline = "Changed behind the editor's back"
    workflow.revise(article, by=writer, parent=article.head)

    with pytest.raises(ValidationError, match="changed since you looked"):
        workflow.move(seen, "approve", by=editor)


def test_a_section_may_waive_the_second_person_and_the_log_says_so(story, editor, news):
    news.waives_second_person = True
    news.save()
    article = story("submit", by=editor)
    assert workflow.move(article, "approve", by=editor).waived


def test_setting_four_eyes_aside_wants_a_confirmation_and_a_reason(story, chief):
    article = story("submit", by=chief)
    with pytest.raises(ValidationError, match="your own words"):
        workflow.move(article, "approve", by=chief, note="Alone at night")
    with pytest.raises(ValidationError, match="four eyes"):
        workflow.move(article, "approve", by=chief, override=True)
    move = workflow.move(article, "approve", by=chief, note="Alone at night", override=True)
    assert move.override
    assert move.note == "Alone at night"
