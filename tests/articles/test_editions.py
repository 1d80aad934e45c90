"""What the database itself promises about editions."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from articles.models import Address, Edition, EditionAuthor, EditionTag
from articles.states import FAR_FUTURE


def copy_of(edition, **changes):
    edition = Edition.objects.get(pk=edition.pk)
    edition.pk = None
    for name, value in changes.items():
        setattr(edition, name, value)
    return edition


def test_two_editions_of_a_story_cannot_overlap_whoever_writes_the_row(live_story):
    live_story()
    edition = Edition.objects.get()
    second = copy_of(edition, live_from=edition.live_from + timedelta(hours=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        second.save()


def test_an_edition_cannot_be_stretched_over_the_next(live_story, next_version, tomorrow):
    next_version(live_story(), at=tomorrow)
    first = Edition.objects.live().get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=first.pk).update(live_until=FAR_FUTURE)


def test_an_edition_lasts_and_has_a_headline_and_a_section(live_story):
    live_story()
    edition = Edition.objects.get()
    for change in (
        {"live_until": edition.live_from},
        {"headline": ""},
        {"section": None},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Edition.objects.filter(pk=edition.pk).update(**change)


def test_an_address_belongs_to_one_story_for_ever(live_story):
    article = live_story()
    address = Address.objects.get(article=article)
    with pytest.raises(IntegrityError), transaction.atomic():
        Address.objects.create(path=address.path, article=live_story())


def test_timelines_follow_their_editions(live_story, next_version, publisher, tomorrow):
    article = live_story(tags=["Harbour", "Storms"])
    next_version(article, at=tomorrow)
    for rows in (EditionTag.objects.all(), EditionAuthor.objects.all()):
        for row in rows.select_related("edition"):
            assert row.live_from == row.edition.live_from
            assert row.live_until == row.edition.live_until
            assert row.published_at == row.edition.published_at
    assert EditionTag.objects.live().count() == 2
    assert EditionTag.objects.live(tomorrow).count() == 2


def test_the_next_boundary_is_the_next_beginning_or_end(story, tomorrow):
    end = tomorrow + timedelta(days=1)
    assert Edition.objects.next_boundary() is None
    story("submit", "approve", ("publish", {"at": tomorrow, "until": end}))
    assert Edition.objects.next_boundary() == tomorrow
    assert Edition.objects.next_boundary(tomorrow) == end


def test_pages_by_key_hold_when_new_stories_arrive(live_story):
    now = timezone.now()
    for day in range(5):
        live_story(now=now - timedelta(days=9 - day))
    first = list(Edition.objects.live().newest()[:2])
    live_story(now=now)
    last = first[-1]
    rest = Edition.objects.live().newest().older_than(last.published_at, last.article_id)
    assert len(rest) == 3
    assert not {edition.pk for edition in rest} & {edition.pk for edition in first}


def test_readers_are_answered_from_an_index_without_sorting(live_story, news):
    live_story(tags=["Harbour"])
    tag = EditionTag.objects.get().tag
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # which reads so small a table whole, if it may
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
    for queryset in (
        Edition.objects.live().newest(),
        Edition.objects.live().in_section(news).newest(),
        tag.timeline.live().newest(),
        Edition.objects.live().at_path("/2026/01/01/x/").order_by(),
    ):
        plan = queryset[:20].explain().upper()
        assert "INDEX" in plan
        assert "TEMP B-TREE" not in plan
        assert "SORT" not in plan
