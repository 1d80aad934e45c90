"""When what was kept no longer holds: at once, in every process, whoever changed it and however."""

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Author, Edition, Section, Tag
from newsroom.pictures.models import Picture
from newsroom.public.page_cache import layer, lifetimes, stamps

HEADLINE = "Zebra crossing to close"
WHY = {"note": "Court order"}


def soon(**time):
    return timezone.now() + timedelta(**time)


@pytest.fixture
def kept(process, elsewhere, live_story, path_of, picture):
    """A live story whose pages two processes hold ready."""
    article = live_story(headline=HEADLINE, lead_picture=picture(), tags=["Harbour"])
    for each in (process, elsewhere):
        for address in ("/", path_of(article), "/topics/harbour/", "/by/wim-writer/"):
            each.get(address)
            assert each.get(address).outcome == "hit"
    return article


# What editors do


@pytest.mark.parametrize("name", ["withdraw", "kill"])
def test_a_story_is_forgotten_everywhere_before_its_withdrawal_is_acknowledged(
    process, elsewhere, kept, path_of, signed_in, publisher, name
):
    address = path_of(kept)
    move = reverse("admin:articles_article_move", args=[kept.pk, name])
    assert signed_in(publisher).post(move, {"seen": kept.head.digest} | WHY).status_code == 302
    for each in (elsewhere, process):
        assert each.get(address).status == 410
        assert HEADLINE not in each.get("/").text
        assert each.get("/by/wim-writer/").status == 404


def test_a_story_is_forgotten_though_the_shared_store_has_failed(
    process, elsewhere, kept, path_of, story, settings
):
    settings.CACHES = settings.CACHES | {"pages": {"BACKEND": "no.such.Store"}}
    story.advance(kept, ("withdraw", WHY))
    for each in (elsewhere, process):
        assert each.get(path_of(kept)).status == 410
        assert [each.get("/").outcome for _ in range(2)] == ["miss", "hit"]


def test_a_new_story_shows_at_once(process, elsewhere, kept, live_story):
    fresh = live_story()
    assert fresh.headline in process.get("/").text
    assert fresh.headline in elsewhere.get("/").text


def test_a_new_version_shows_at_once(process, kept, path_of, next_version):
    next_version(kept, "correction", headline="Zebra stays", public_note="It never was to close.")
    assert "It never was to close." in process.get(path_of(kept)).text


def test_what_is_missing_shows_once_it_is_there(process, news):
    assert process.get("/weather/").status == 404
    Section.objects.create(name="Weather", slug="weather")
    assert process.get("/weather/").status == 200


CHANGES = {
    "a section's name": lambda: save(Section.objects.get(slug="news"), name="Town"),
    "a section's place, without a signal": lambda: Section.objects.update(position=9),
    "a new section": lambda: Section.objects.create(name="Weather", slug="weather"),
    "a section gone": lambda: Section.objects.filter(editions=None).delete(),
    "a topic's name": lambda: save(Tag.objects.get(), name="Quay"),
    "an author's life": lambda: save(Author.objects.get(), biography="Born on a boat."),
    "a credit": lambda: save(Picture.objects.get(), credit="Bea Reis"),
    "a caption": lambda: save(Picture.objects.get(), caption="Dawn."),
    "a description": lambda: save(Picture.objects.get(), alt="A wall."),
    "an edition, by hand": lambda: Edition.objects.update(headline="By hand"),
}


def save(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_what_the_public_sees_forgets_the_pages(process, kept, sport, change):
    process.get("/")
    assert process.get("/").outcome == "hit"
    CHANGES[change]()
    assert process.get("/").outcome == "miss"


def test_work_on_drafts_forgets_nothing(process, kept, story, picture):
    story("submit", ("send-back", {"note": "Longer"}), tags=["New topic"], lead_picture=picture())
    assert process.get("/").outcome == "hit"


def test_what_was_rolled_back_leaves_the_pages_as_they_were(process, kept, story):
    with transaction.atomic():
        story.advance(kept, ("withdraw", WHY))
        transaction.set_rollback(True)
    assert process.get("/").outcome == "hit"


# What the clock does


@pytest.mark.parametrize(("name", "details"), [("reschedule", {"at": 3}), ("cancel", {})])
def test_a_plan_that_changes_is_not_kept_as_it_was(process, news, story, name, details):
    article = story("submit", "approve", ("publish", {"at": soon(minutes=2)}), headline=HEADLINE)
    process.get("/")
    details = {key: soon(minutes=value) for key, value in details.items()}
    story.advance(article, (name, details))
    with time_machine.travel(soon(minutes=2, seconds=1), tick=False):
        assert HEADLINE not in process.get("/").text


def test_a_page_ends_on_the_instant_at_which_a_story_begins(process, story):
    at = soon(minutes=2)
    with time_machine.travel(at - timedelta(minutes=1), tick=False) as clock:
        story("submit", "approve", ("publish", {"at": at}), headline=HEADLINE)
        process.get("/")
        clock.move_to(at - timedelta(microseconds=1000))
        before = process.get("/")
        assert before.outcome == "hit"
        assert HEADLINE not in before.text
        clock.move_to(at)
        assert HEADLINE in process.get("/").text


def test_a_page_ends_on_the_instant_at_which_a_story_ends(process, story, path_of):
    until = soon(minutes=2)
    with time_machine.travel(until - timedelta(minutes=1), tick=False) as clock:
        article = story("submit", "approve", ("publish", {"until": until}), headline=HEADLINE)
        assert [process.get(path_of(article)).outcome for _ in range(2)] == ["miss", "hit"]
        clock.move_to(until)
        assert process.get(path_of(article)).status == 410


def test_a_page_ends_with_the_day(process, kept):
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    midnight += timedelta(days=2)  # a page kept by the clock on the wall is old by then
    with time_machine.travel(midnight - timedelta(seconds=30), tick=False) as clock:
        assert [process.get("/").outcome for _ in range(2)] == ["miss", "hit"]
        clock.move_to(midnight)
        assert process.get("/").outcome == "miss"


def test_no_page_is_kept_for_long(process, kept):
    noon = timezone.localtime().replace(hour=12) + timedelta(days=1)
    with time_machine.travel(noon, tick=False) as clock:
        process.get("/")
        clock.shift(lifetimes.LONGEST - 1)
        assert process.get("/").outcome == "hit"
        clock.shift(1)
        assert process.get("/").outcome == "miss"


def test_what_is_missing_is_kept_for_seconds(process, news):
    noon = timezone.localtime().replace(hour=12) + timedelta(days=1)
    with time_machine.travel(noon, tick=False) as clock:
        process.get("/weather/")
        clock.shift(layer.LONGEST_MISSING)
        assert process.get("/weather/").outcome == "miss"


# What happens meanwhile


def test_a_page_that_was_being_made_when_its_story_was_withdrawn_is_not_kept(
    process, elsewhere, live_story, path_of, story
):
    article = live_story(headline=HEADLINE)
    process.meanwhile = lambda: story.advance(article, ("withdraw", WHY))
    assert HEADLINE in process.get(path_of(article)).text  # it was asked for before
    process.meanwhile = lambda: None
    for each in (process, elsewhere):
        assert each.get(path_of(article)).status == 410


def test_a_page_that_was_being_made_when_a_story_began_is_not_kept(process, story):
    at = soon(minutes=1)
    with time_machine.travel(at - timedelta(seconds=1), tick=False) as clock:
        story("submit", "approve", ("publish", {"at": at}), headline=HEADLINE)
        process.meanwhile = lambda: clock.move_to(at)
        assert HEADLINE not in process.get("/").text
        process.meanwhile = lambda: None
        assert HEADLINE in process.get("/").text


# What is watched


def test_every_table_that_public_pages_read_is_watched(anyone, every_kind_of_page, live_story):
    roads = ["/feeds/latest.rss", "/feeds/news.atom", "/sitemap.xml", "/sitemap-pages.xml"]
    with CaptureQueriesContext(connection) as queries:
        for address in [*every_kind_of_page.values(), *roads, "/2026/11/22/never-was/"]:
            anyone.get(address)
    tables = {model._meta.db_table for model in apps.get_models()}
    read = {table for table in tables for query in queries if f'"{table}"' in query["sql"]}
    # Of an article pages show the key, which never changes; of reads no page need know at once.
    watched = {model._meta.db_table for model in stamps.WATCHED}
    assert read - watched <= {"articles_article", "reads_tally"}


def test_nothing_is_kept_while_the_tables_are_remade(process, kept, live_story):
    stamps.close_for_migration(using="default")
    assert process.get("/").outcome == "pass"
    fresh = live_story()
    stamps.open_after_migration(using="default")
    answer = process.get("/")
    assert answer.outcome == "miss"
    assert fresh.headline in answer.text
    assert process.get("/").outcome == "hit"
    live_story()
    assert process.get("/").outcome == "miss"


def test_opening_anew_forgets_what_was_kept(process, kept):
    stamps.open_after_migration(using="default")
    assert process.get("/").outcome == "miss"


def test_a_kept_page_costs_one_question(process, kept, path_of):
    address = path_of(kept)
    with CaptureQueriesContext(connection) as queries:
        assert process.get(address).outcome == "hit"
    assert [query["sql"] for query in queries] == [stamps.CURRENT]
