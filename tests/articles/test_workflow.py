"""How a story moves, told in the newsroom's words."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition
from articles.states import Change, Stage, Standing


def test_a_story_goes_from_its_writer_to_the_public(story, writer, editor, publisher):
    article = story("submit", "approve", "publish")

    edition = Edition.objects.live().get()
    assert edition.article == article
    assert edition.revision == article.head
    assert edition.change == Change.FIRST
    assert article.stage == Stage.WRITING
    assert [move.by for move in article.moves.order_by("pk")] == [writer, editor, publisher]


def test_the_public_keeps_a_live_story_while_its_next_version_is_written(live_story, writer):
    article = live_story(headline="First words")
    article.headline = "Second words"
    workflow.revise(article, by=writer, parent=article.head)
    workflow.move(article, "submit", by=writer)

    assert Edition.objects.live().get().headline == "First words"


def test_sending_back_needs_a_reason(story, editor):
    article = story("submit")
    with pytest.raises(ValidationError) as refusal:
        workflow.move(article, "send-back", by=editor, note="  ")
    assert "note" in refusal.value.error_dict


def test_a_writer_may_not_publish(story, writer):
    article = story("submit", "approve")
    with pytest.raises(PermissionDenied):
        workflow.move(article, "publish", by=writer)


def test_an_editor_confined_to_sport_may_not_approve_news(story, person, sport):
    article = story("submit")
    with pytest.raises(PermissionDenied):
        workflow.move(article, "approve", by=person("Editor", sections=[sport]))


def test_an_editor_confined_to_sport_cannot_move_a_story_into_news(story, person, sport, news):
    colleague = person("Editor", sections=[sport])
    article = story(section=sport)
    article.section = news
    with pytest.raises(ValidationError, match="do not work for this section"):
        workflow.revise(article, by=colleague, parent=article.head)


def test_a_planned_story_goes_live_by_itself(story, publisher, tomorrow):
    article = story("submit", "approve", ("publish", {"at": tomorrow}))

    assert article.standing_at() == Standing.PLANNED
    assert not Edition.objects.live().exists()
    assert Edition.objects.live(tomorrow).get().article == article


def test_a_story_with_an_end_leaves_by_itself(story, tomorrow):
    article = story("submit", "approve", ("publish", {"until": tomorrow}))
    assert article.standing_at() == Standing.LIVE
    assert article.standing_at(tomorrow) == Standing.WITHDRAWN


def test_a_planned_update_takes_over_from_the_live_edition_at_its_minute(
    live_story, next_version, tomorrow
):
    article = live_story(headline="Today")
    next_version(article, at=tomorrow, headline="Tomorrow")

    before = tomorrow - timedelta(microseconds=1)
    assert Edition.objects.live(before).get().headline == "Today"
    assert Edition.objects.live(tomorrow).get().headline == "Tomorrow"


def test_cancelling_a_plan_leaves_no_trace_and_gives_the_live_edition_its_time_back(
    live_story, next_version, publisher, tomorrow
):
    article = live_story(headline="Today")
    next_version(article, at=tomorrow, headline="Tomorrow")
    workflow.move(article, "cancel", by=publisher)

    assert Edition.objects.live(tomorrow).get().headline == "Today"
    assert Edition.objects.count() == 1


def test_a_planned_time_can_be_changed(story, publisher, tomorrow):
    article = story("submit", "approve", ("publish", {"at": tomorrow}))
    later = tomorrow + timedelta(days=2)
    workflow.move(article, "reschedule", by=publisher, at=later)

    assert not Edition.objects.live(tomorrow).exists()
    edition = Edition.objects.live(later).get()
    assert edition.published_at == later
    assert edition.path.startswith(f"{timezone.localtime(later):/%Y/%m/%d/}")
    assert Article.objects.get().first_published_at == later


@pytest.mark.parametrize(
    ("details", "field"),
    [
        ({"at": timedelta(days=-1)}, "at"),
        ({"at": timedelta(days=2), "until": timedelta(days=1)}, "until"),
        ({"until": timedelta(0)}, "until"),
    ],
)
def test_times_that_make_no_sense_are_refused_at_their_field(story, publisher, details, field):
    now = timezone.now()
    article = story("submit", "approve")
    times = {name: now + delta for name, delta in details.items()}
    with pytest.raises(ValidationError) as refusal:
        workflow.move(article, "publish", by=publisher, now=now, **times)
    assert list(refusal.value.error_dict) == [field]
    assert not Edition.objects.exists()


def test_publishing_over_a_live_story_names_the_kind_of_change(live_story, next_version):
    article = live_story()
    with pytest.raises(ValidationError) as refusal:
        next_version(article, change="")
    assert "change" in refusal.value.error_dict


def test_a_correction_tells_readers_what_was_wrong(live_story, next_version):
    article = live_story()
    with pytest.raises(ValidationError) as refusal:
        next_version(article, change="correction")
    assert "public_note" in refusal.value.error_dict


def test_a_correction_stays_with_the_story_through_later_editions(live_story, next_version):
    article = live_story()
    article = next_version(article, "correction", public_note="The wall is 200 m long.")
    next_version(article, "minor")

    edition = Edition.objects.live().get()
    assert [note["note"] for note in edition.notes] == ["The wall is 200 m long."]
    assert edition.change == Change.MINOR


def test_a_minor_change_does_not_make_a_story_newer(live_story, next_version):
    article = live_story()
    first = Edition.objects.live().get()
    next_version(article, "minor")
    edition = Edition.objects.live().get()
    assert edition.updated_at == first.updated_at
    assert edition.published_at == first.published_at


def test_withdrawing_takes_the_story_and_what_was_planned_off_the_site(
    live_story, next_version, publisher, tomorrow
):
    article = live_story()
    next_version(article, at=tomorrow)
    workflow.move(article, "withdraw", by=publisher, note="Court order")

    assert article.standing_at() == Standing.WITHDRAWN
    assert not Edition.objects.live(tomorrow).exists()


def test_a_withdrawn_story_may_return_at_its_old_address(live_story, next_version, publisher):
    article = live_story()
    path = Edition.objects.live().get().path
    workflow.move(article, "withdraw", by=publisher, note="Checking")
    next_version(article, "update")
    assert Edition.objects.live().get().path == path


def test_a_killed_story_never_returns_and_its_words_are_sealed(live_story, publisher, writer):
    article = live_story()
    workflow.move(article, "kill", by=publisher, note="Wrong")

    assert article.standing_at() == Standing.KILLED
    assert workflow.open_to(publisher, article) == []
    article.headline = "Again"
    with pytest.raises(ValidationError, match="closed"):
        workflow.revise(article, by=publisher, parent=article.head)


def test_a_spiked_story_is_brought_back_before_it_is_changed(story, writer):
    article = story(("spike", {"note": "No room"}))
    with pytest.raises(ValidationError, match="closed"):
        workflow.revise(article, by=writer, parent=article.head)
    workflow.move(article, "unspike", by=writer)
    assert article.stage == Stage.WRITING


def test_two_stories_cannot_have_the_same_address(live_story, story):
    live_story(slug="harbour-wall")
    article = story("submit", "approve", slug="harbour-wall")
    with pytest.raises(ValidationError) as refusal:
        story.advance(article, "publish")
    assert "slug" in refusal.value.error_dict


def test_a_story_cannot_go_live_without_a_headline(story, writer):
    article = story(headline="")
    with pytest.raises(ValidationError) as refusal:
        workflow.move(article, "submit", by=writer)
    assert refusal.value.message_dict["headline"] == ["A story needs a headline."]


def test_a_picture_without_credit_keeps_a_story_from_approval(story, picture, editor):
    article = story("submit", lead_picture=picture(credit=""))
    with pytest.raises(ValidationError) as refusal:
        workflow.move(article, "approve", by=editor)
    assert "lead_picture" in refusal.value.error_dict


def test_a_picture_in_the_body_answers_for_itself_too(story, picture, editor):
    key = picture(alt="").key
    article = story("submit", body=f'<p>Look:</p><figure data-picture="{key}"></figure>')
    with pytest.raises(ValidationError) as refusal:
        workflow.move(article, "approve", by=editor)
    assert "body" in refusal.value.error_dict


def test_a_picture_in_a_text_cannot_be_deleted(story, picture):
    shown, unused = picture(), picture()
    story(body=f'<p>Look:</p><figure data-picture="{shown.key}"></figure>')
    with pytest.raises(ProtectedError), transaction.atomic():
        shown.delete()
    unused.delete()


def test_a_move_is_kept_with_what_the_house_writes_down_of_it_or_not_at_all(story, writer):
    def listen(sender, move, **signal):
        raise OSError("The disk is full.")

    article = story()
    workflow.article_moving.connect(listen)
    try:
        with pytest.raises(OSError, match="full"):
            workflow.move(article, "submit", by=writer)
    finally:
        workflow.article_moving.disconnect(listen)
    assert not article.moves.exists()
    assert Article.objects.get().stage == Stage.WRITING


def test_a_move_is_told_to_the_house_after_the_commit(
    story, writer, django_capture_on_commit_callbacks
):
    told = []

    def listen(sender, move, **kwargs):
        told.append(move.transition)

    workflow.article_moved.connect(listen)
    article = story()
    with django_capture_on_commit_callbacks(execute=True):
        workflow.move(article, "submit", by=writer)
        assert told == []
    workflow.article_moved.disconnect(listen)
    assert told == ["submit"]
