"""Every move, from every standing, by everybody: what the workflow really lets happen."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from articles import workflow
from articles.models import Article, Author, Edition, Move
from articles.states import TRANSITIONS, Stage, Standing

WRITING, REVIEW, READY, SPIKED = Stage
NOTHING, PLANNED, LIVE, WITHDRAWN, KILLED = Standing
EVERYWHERE = (NOTHING, PLANNED, LIVE, WITHDRAWN)

WRITERS = {"writer", "editor", "publisher", "chief"}
EDITORS = {"editor", "publisher", "chief"}
PUBLISHERS = {"publisher", "chief"}

# Move: who, from which stages, with what before the public.
RULES = {
    "submit": (WRITERS, {WRITING}, EVERYWHERE),
    "approve": (EDITORS, {REVIEW}, EVERYWHERE),
    "send-back": (EDITORS, {REVIEW, READY}, EVERYWHERE),
    "publish": (PUBLISHERS, {READY}, EVERYWHERE),
    "reschedule": (PUBLISHERS, set(Stage), {PLANNED}),
    "cancel": (PUBLISHERS, set(Stage), {PLANNED}),
    "withdraw": (PUBLISHERS, set(Stage), {LIVE}),
    "kill": (PUBLISHERS, set(Stage), {PLANNED, LIVE, WITHDRAWN}),
    "spike": (WRITERS, {WRITING, REVIEW, READY}, {NOTHING, WITHDRAWN}),
    "unspike": (WRITERS, {SPIKED}, EVERYWHERE),
}
TO_STANDING = {
    NOTHING: [],
    PLANNED: ["submit", "approve", "plan"],
    LIVE: ["submit", "approve", "publish"],
    WITHDRAWN: ["submit", "approve", "publish", "withdraw"],
}
TO_STAGE = {
    WRITING: [],
    REVIEW: ["submit"],
    READY: ["submit", "approve"],
    SPIKED: ["spike"],
}
WAYS = {
    (stage, standing): [*TO_STANDING[standing], *TO_STAGE[stage]]
    for stage in Stage
    for standing in EVERYWHERE
    if not (stage == SPIKED and standing in {LIVE, PLANNED})  # what the public has is not spiked
}
WAYS |= {(stage, KILLED): [*way, "kill"] for (stage, was), way in WAYS.items() if was == WITHDRAWN}


@pytest.fixture
def people(reader, writer, other_writer, editor, publisher, manager, chief):
    return {
        "stranger": AnonymousUser(),
        "reader": reader,
        "writer": writer,
        "other_writer": other_writer,
        "editor": editor,
        "publisher": publisher,
        "manager": manager,
        "chief": chief,
    }


@pytest.fixture
def standing_story(story, tomorrow):
    def build(stage, standing):
        details = {
            "plan": ("publish", {"at": tomorrow}),
            "withdraw": ("withdraw", {"note": "Checking"}),
            "kill": ("kill", {"note": "Wrong"}),
            "spike": ("spike", {"note": "No room"}),
        }
        article = story(*[details.get(step, step) for step in WAYS[stage, standing]])
        assert (article.stage, article.standing_at()) == (stage, standing)
        return article

    return build


def footprint(article):
    """All that a move could have changed."""
    kept = Article.objects.values("stage", "sealed", "approved", "head").get(pk=article.pk)
    editions = Edition.objects.values_list("pk", "live_from", "live_until")
    return kept, sorted(editions), Move.objects.count()


@pytest.mark.parametrize(("stage", "standing"), WAYS)
def test_a_move_is_open_to_just_those_who_may_make_it(stage, standing, standing_story, people):
    article = standing_story(stage, standing)
    for name, user in people.items():
        expected = {
            move
            for move, (who, stages, standings) in RULES.items()
            if name in who and stage in stages and standing in standings
        }
        assert {move.name for move in workflow.open_to(user, article)} == expected, name


@pytest.mark.parametrize(("stage", "standing"), WAYS)
def test_a_move_that_is_not_open_changes_nothing(stage, standing, standing_story, people, tomorrow):
    article = standing_story(stage, standing)
    before = footprint(article)
    for name, user in people.items():
        for move, (who, stages, standings) in RULES.items():
            open_to_them = name in who and stage in stages and standing in standings
            details = {"note": "Because", "change": "update"}
            if move == "reschedule":
                details["at"] = tomorrow.replace(microsecond=1)
            seen = Article.objects.get(pk=article.pk)
            if not open_to_them:
                with pytest.raises((PermissionDenied, ValidationError)):
                    workflow.move(seen, move, by=user, **details)
                assert footprint(article) == before, (name, move)
                continue
            with transaction.atomic():
                workflow.move(seen, move, by=user, **details)
                assert footprint(article) != before, (name, move)
                transaction.set_rollback(True)


def test_the_rules_speak_of_every_move():
    assert RULES.keys() == TRANSITIONS.keys()


@pytest.mark.parametrize("permission", sorted({move.codename for move in TRANSITIONS.values()}))
def test_lists_and_single_stories_agree_on_who_may_what(
    permission, standing_story, people, person, sport, story
):
    people["confined"] = person("Publisher", sections=[sport])
    people["gone"] = person("Publisher", is_active=False)
    people["two_roles"] = person("Writer", "Editor", sections=[sport])
    stories = [standing_story(stage, standing) for stage, standing in WAYS]
    stories += [story(section=sport, slug="on-the-pitch"), story(section=None, slug="homeless")]
    for name, user in people.items():
        reached = set(Article.objects.permitting(user, permission))
        assert reached == {article for article in stories if user.has_perm(permission, article)}
        assert not (name in {"stranger", "gone"} and reached)
    confined = Article.objects.permitting(people["confined"], permission)
    assert {article.section for article in confined} <= {sport}


def test_a_stranger_does_not_match_stories_signed_by_names_without_an_account(story):
    story(authors=[Author.objects.create(name="Guest", slug="guest")])
    assert not Article.objects.permitting(AnonymousUser(), "articles.change_article").exists()


def test_waiting_for_me_is_what_i_may_do_next(story, writer, editor, publisher):
    to_review, to_publish = story("submit"), story("submit", "approve")
    own = story("submit", by=editor)
    assert set(Article.objects.waiting_for(editor)) == {to_review}
    assert set(Article.objects.waiting_for(publisher)) == {to_review, to_publish, own}
    assert not Article.objects.waiting_for(writer).exists()


def test_sent_back_lasts_until_the_story_is_submitted_again(story, writer):
    article = story("submit", ("send-back", {"note": "Who says so?"}))
    assert list(Article.objects.sent_back()) == [article]
    workflow.move(article, "submit", by=writer)
    assert not Article.objects.sent_back().exists()
