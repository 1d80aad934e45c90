"""Plans that are put off, overtaken or taken back, and what they leave."""

from datetime import timedelta

from articles import workflow
from articles.states import Change, Stage, Standing


def test_words_whose_plan_is_taken_back_are_as_ready_as_they_were(story, publisher, tomorrow):
    article = story("submit", "approve", ("publish", {"at": tomorrow}))
    workflow.move(article, "cancel", by=publisher)
    assert article.stage == Stage.READY
    workflow.move(article, "publish", by=publisher)
    assert article.standing_at() == Standing.LIVE


def test_words_that_changed_since_they_were_planned_are_not_ready_when_the_plan_is_taken_back(
    story, writer, publisher, tomorrow
):
    article = story("submit", "approve", ("publish", {"at": tomorrow}))
    article.headline = "Something else"
    workflow.revise(article, by=writer, parent=article.head)
    workflow.move(article, "cancel", by=publisher)
    assert article.stage == Stage.WRITING


def test_words_that_were_sent_back_while_planned_are_not_ready_when_the_plan_is_taken_back(
    story, editor, publisher, tomorrow
):
    article = story("submit", "approve", ("publish", {"at": tomorrow}), "submit")
    workflow.move(article, "send-back", by=editor, note="Hold it")
    workflow.move(article, "cancel", by=publisher)
    assert article.stage == Stage.WRITING


def test_a_story_is_published_for_the_first_time_once(story, next_version, tomorrow):
    article = story("submit", "approve", ("publish", {"at": tomorrow}))
    next_version(article, headline="Today already")
    changes = article.editions.order_by("live_from").values_list("change", flat=True)
    assert list(changes) == [Change.FIRST, Change.UPDATE]


def test_a_planned_correction_keeps_its_note_when_it_comes_first_for_a_while(
    story, next_version, publisher, tomorrow
):
    article = story("submit", "approve", ("publish", {"at": tomorrow}))
    note = {"public_note": "It has nine metres."}
    next_version(article, "correction", at=tomorrow + timedelta(days=1), **note)
    for days in (2, 3):  # the first is put off behind the correction, then that behind the first
        at = tomorrow + timedelta(days=days)
        workflow.move(article, "reschedule", by=publisher, at=at)
    first, second = article.editions.order_by("live_from")
    assert (first.change, first.notes) == (Change.FIRST, [])
    assert (second.change, second.notes[0]["note"]) == (Change.CORRECTION, "It has nine metres.")
