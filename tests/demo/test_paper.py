"""The demo paper: every standing is there, by the real way, and it reads like a paper."""

import re
from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate, get_user_model

from articles import markup
from articles.models import Address, Article, Author, Edition, Move, Revision, Section, Tag
from articles.states import Change, Stage, Standing
from newsroom import demo
from newsroom.pictures.models import Picture
from tests.demo.conftest import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]
FREE = {"CC0 1.0", "Public domain"}


def standings(now):
    rows = Article.objects.with_standing(now).values_list("stage", "standing")
    return Counter(rows)


@pytest.mark.parametrize(
    ("stage", "standing", "count"),
    [
        (Stage.REVIEW, Standing.NOTHING, 2),
        (Stage.READY, Standing.NOTHING, 1),
        (Stage.SPIKED, Standing.NOTHING, 1),
        (Stage.WRITING, Standing.PLANNED, 1),
        (Stage.WRITING, Standing.WITHDRAWN, 1),
        (Stage.WRITING, Standing.KILLED, 1),
    ],
)
def test_a_few_stories_stand_at_every_point_of_the_way(now, stage, standing, count):
    assert standings(now)[stage, standing] == count


def test_most_stories_are_live(now):
    assert Edition.objects.live(now).count() >= 26


def test_three_drafts_have_made_no_move():
    assert Article.objects.filter(moves=None).count() == 3


def test_one_story_was_sent_back_with_a_reason():
    (story,) = Article.objects.sent_back()
    assert len(story.moves.latest("at").note) > 40


def test_one_live_story_has_a_private_next_version(now):
    ahead = [
        edition.path
        for edition in Edition.objects.live(now).select_related("revision", "article__head")
        if edition.article.head.number > edition.revision.number
    ]
    assert len(ahead) == 1


def test_the_planned_story_goes_live_tomorrow_morning(now):
    (planned,) = Edition.objects.planned(now)
    assert timedelta() < planned.live_from - now < timedelta(days=2)


def test_corrections_and_a_clarification_stand_with_their_stories(now):
    told = Counter(
        note["change"] for edition in Edition.objects.live(now) for note in edition.notes
    )
    assert told == {Change.CORRECTION: 2, Change.CLARIFICATION: 1}


def test_stories_were_updated_too(now):
    assert Edition.objects.live(now).filter(change=Change.UPDATE).count() >= 2


def test_nobody_approved_words_of_their_own():
    for move in Move.objects.filter(transition="approve"):
        wrote = Revision.objects.filter(article=move.article, author=move.by)
        assert not wrote.exists()


def test_the_log_of_every_story_runs_forward():
    for article in Article.objects.all():
        assert [move.at for move in article.moves.order_by("pk")] == sorted(
            article.moves.values_list("at", flat=True)
        )


def test_nothing_but_the_plan_lies_in_the_future(now):
    assert not Revision.objects.filter(created_at__gt=now).exists()
    assert not Move.objects.filter(at__gt=now).exists()


def test_every_section_has_news_of_this_week(now):
    week = Edition.objects.live(now).published_between(now - timedelta(days=7), now)
    assert len(Section.objects.filter(parent=None)) == 6
    assert len(Section.objects.exclude(parent=None)) == 2
    for section in Section.objects.filter(parent=None):
        assert week.in_section(section).exists(), section


def test_eight_authors_with_biographies_all_sign_something(now):
    assert len(Author.objects.all()) == 8
    for author in Author.objects.all():
        assert len(author.biography) > 60
        assert author.timeline.live(now).exists()


def test_every_one_of_the_25_tags_is_on_a_live_story(now):
    assert len(Tag.objects.all()) == 25
    for tag in Tag.objects.all():
        assert tag.timeline.live(now).exists(), tag


def test_at_least_eight_stories_are_long_and_have_subheads(now):
    long = [
        edition
        for edition in Edition.objects.live(now).select_related("revision")
        if 600 <= edition.revision.words <= 1000
    ]
    assert len(long) >= 8
    assert all("<h2" in edition.body for edition in long)


def test_bodies_show_every_kind_of_block(now):
    bodies = Edition.objects.live(now).values_list("body", flat=True)
    kinds = {block.kind for body in bodies for block in markup.blocks(body)}
    assert kinds == {
        *("p", "h2", "h3", "ul", "ol", "blockquote", "pullquote", "facts", "table"),
        *("picture", "gallery", "embed", "hr"),
    }


def test_no_sentence_occurs_in_two_stories():
    seen = {}
    for article in Article.objects.all():
        words = markup.text(re.sub("<aside.*?</aside>", "", article.body))
        for sentence in re.split(r"(?<=[.?!”])\s+", words):
            if len(sentence.split()) > 5:
                assert seen.setdefault(sentence, article) == article, sentence


def test_every_link_between_stories_leads_to_one():
    for article in Article.objects.all():
        for path in re.findall('href="(/[^"]+)"', article.body):
            assert Address.objects.filter(path=path).exists()


def test_every_public_picture_says_what_it_shows_whose_it_is_and_that_it_is_free(now):
    shown = set()
    for edition in Edition.objects.live(now).select_related("lead_picture"):
        if edition.lead_picture:
            shown.add(edition.lead_picture)
        shown.update(Picture.objects.with_keys(markup.picture_keys(edition.body)).values())
    assert len(shown) >= 12
    for picture in shown:
        assert not picture.obstacles()
        assert len(picture.alt) > 40
        assert picture.caption
        assert picture.licence in FREE
        assert picture.licence_url.startswith("https://creativecommons.org/publicdomain/")
        assert picture.source_url


@pytest.mark.parametrize(
    ("email", "role"),
    [
        ("writer@newsroom.example", "Writer"),
        ("editor@newsroom.example", "Editor"),
        ("publisher@newsroom.example", "Publisher"),
        ("manager@newsroom.example", "Staff manager"),
        ("reader@newsroom.example", "Desk reader"),
    ],
)
def test_one_person_of_each_role_can_sign_in(email, role):
    person = authenticate(email=email, username=email, password=PASSWORD)
    assert person is not None
    assert person.is_staff
    assert [group.name for group in person.groups.all()] == [role]


def test_the_production_check_can_see_the_demo_accounts():
    assert demo.has_demo_accounts()


def test_the_writer_signs_as_an_author():
    writer = get_user_model().objects.get(email="writer@newsroom.example")
    assert writer.author.slug == "bethan-orrell"
