"""A large newsroom: the same for the same seed, and as the workflow would have left it."""

from collections import Counter
from hashlib import sha256

import pytest
from django.db import connection, transaction

from articles import editions, markup, workflow
from articles.models import Address, Article, Edition, Move, Revision
from articles.models.revision import digest_of
from articles.states import Stage, Standing
from newsroom.demo import bulk

STORIES = 240
ARTICLE = ["key", "stage", "headline", "body", "first_published_at", "updated_at", "section__slug"]
EDITION = ["path", "body", "change", "notes", "live_from", "live_until", "ends_at", "updated_at"]
MOVE = ["article__key", "transition", "at", "note", "by__email", "from_stage", "to_stage"]
TAG = ["article__key", "tag__slug", "live_from", "live_until", "edition__path"]


@pytest.fixture(scope="module")
def large(kept_newsroom):
    bulk.fill(STORIES, seed=7)


def rows():
    """A digest over what the tables hold, keys of the database apart."""
    told = sha256()
    timeline = Edition._meta.get_field("tag_rows").related_model
    for model, names in [(Article, ARTICLE), (Edition, EDITION), (Move, MOVE), (timeline, TAG)]:
        for row in model.objects.order_by("pk").values_list(*names):
            told.update(repr(row).encode())
    return told.hexdigest()


def filled(seed):
    with transaction.atomic():
        bulk.fill(60, seed=seed)
        found = rows()
        transaction.set_rollback(True)
    return found


@pytest.mark.usefixtures("db", "media")
def test_the_same_seed_gives_the_same_rows_and_no_other_does():
    seven = filled(7)
    assert filled(7) == seven
    assert filled(8) != seven


def test_every_story_is_told(large):
    assert Article.objects.count() == STORIES


def test_nothing_points_nowhere(large):
    connection.check_constraints()


def test_every_standing_is_there(large):
    found = Counter(Article.objects.with_standing(bulk.UNTIL).values_list("standing", flat=True))
    assert set(found) >= {*Standing} - {Standing.KILLED}  # one story in five hundred is killed
    assert found[Standing.LIVE] > 0.85 * STORIES


def test_about_one_story_in_four_has_more_than_one_edition(large):
    published = Edition.objects.values("article").distinct().count()
    assert 1.15 < Edition.objects.count() / published < 1.5


def test_bodies_are_what_cleaning_would_leave(large):
    for revision in Revision.objects.all():
        assert markup.clean(revision.body) == revision.body
        assert markup.word_count(revision.body) == revision.words


def test_bodies_are_as_long_as_stories_are(large):
    first = Revision.objects.filter(number=1)
    assert all(300 <= words <= 1000 for words in first.values_list("words", flat=True))


def test_digests_are_those_that_a_save_would_give(large):
    for article in Article.objects.select_related("head"):
        signed, about = article.byline_copies(), article.tag_copies()
        assert article.head.bylines == signed
        assert article.head.tags == about
        assert article.head.digest == digest_of(article.content(), signed, about)


def test_settling_the_intervals_changes_nothing(large):
    before = {edition.pk: row(edition) for edition in Edition.objects.all()}
    for article in Article.objects.exclude(first_published_at=None):
        first = article.first_published_at
        editions.settle(article, bulk.UNTIL)
        assert article.first_published_at == first
    assert {edition.pk: row(edition) for edition in Edition.objects.all()} == before


def row(edition):
    times = list(edition.tag_rows.order_by("pk").values_list("live_from", "live_until"))
    times += edition.author_rows.order_by("pk").values_list("live_from", "live_until")
    return [getattr(edition, field.attname) for field in Edition._meta.fields] + times


def test_every_address_belongs_to_the_story_that_is_there(large):
    paths = dict(Edition.objects.values_list("path", "article"))
    assert dict(Address.objects.values_list("path", "article")) == paths


def test_the_log_of_every_story_ends_where_it_stands(large):
    for article in Article.objects.exclude(moves=None):
        moves = list(article.moves.order_by("at", "pk"))
        assert moves == sorted(moves, key=lambda move: move.pk)
        assert moves[-1].to_stage == article.stage


def test_a_story_that_stands_ready_can_be_published(large):
    story = Article.objects.at_stage(Stage.READY).first()
    publisher = bulk.house.colleagues("Publisher", 1)[0]
    workflow.move(story, "publish", by=publisher)
    assert story.editions.live().exists()


def test_nobody_approved_words_of_their_own(large):
    for move in Move.objects.filter(transition="approve").select_related("article"):
        assert not Revision.objects.filter(article=move.article, author=move.by).exists()
