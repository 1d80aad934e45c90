"""Pictures that we may show for a time only."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Edition
from newsroom.pictures import library
from newsroom.pictures.models import Picture
from newsroom.public.page_cache.layer import next_change
from tests.pictures.files import scene, sent

pytestmark = pytest.mark.django_db
BEGINS = datetime(2027, 3, 1, 9, tzinfo=UTC)
ENDS = datetime(2027, 4, 1, 9, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
WALL = "/admin/pictures/picture/"


@pytest.fixture
def leased(printed):
    """A picture that is ours from the first of March to the first of April."""
    printed.lease_from, printed.lease_until = BEGINS, ENDS
    printed.save()
    return printed


def seen(picture, at, arguments=""):
    template = Template("{% load pictures %}{% picture picture " + arguments + " %}")
    with time_machine.travel(at, tick=False):
        return template.render(Context({"picture": picture}))


@pytest.mark.parametrize(
    ("at", "usable"),
    [(BEGINS - INSTANT, False), (BEGINS, True), (ENDS - INSTANT, True), (ENDS, False)],
)
def test_a_picture_may_be_seen_from_the_first_instant_of_its_lease_to_the_last(leased, at, usable):
    assert leased.is_usable(at) is usable
    assert Picture.objects.usable(at).exists() is usable
    assert ("withheld" not in seen(leased, at)) is usable


def test_a_picture_without_a_lease_may_always_be_seen(printed):
    assert printed.is_usable(datetime.max.replace(tzinfo=UTC))
    assert Picture.objects.usable().get() == printed


def test_a_placeholder_keeps_the_room_and_gives_nothing_of_the_picture_away(leased):
    shown = seen(leased, ENDS)
    assert 'width="900"' in shown
    assert 'height="600"' in shown
    assert "This picture is not available." in shown
    for secret in (leased.alt, leased.url, *(each["name"] for each in leased.renditions)):
        assert secret not in shown


def test_a_placeholder_where_the_picture_only_adorns_stays_silent(leased):
    assert 'alt=""' in seen(leased, ENDS, 'alt=""')


def test_the_desk_sees_a_picture_after_its_lease(desk, leased):
    with time_machine.travel(ENDS, tick=False):
        page = desk.get(reverse("admin:pictures_picture_change", args=[leased.pk]))
    assert page.status_code in {200, 302}
    proof = Template("{% load pictures %}{% proof picture %}")
    with time_machine.travel(ENDS, tick=False):
        assert "withheld" not in proof.render(Context({"picture": leased}))


def test_a_picture_whose_lease_has_ended_may_not_go_live(leased):
    assert leased.obstacles(ENDS - INSTANT) == []
    (sentence,) = leased.obstacles(ENDS)
    assert sentence.startswith("The lease of this picture ended on ")


def test_the_gate_refuses_a_story_with_such_a_picture(leased, story, publisher):
    leased.lease_from, leased.lease_until = None, datetime(2020, 1, 1, tzinfo=UTC)
    leased.save()
    ready = story("submit", lead_picture=leased)
    with pytest.raises(ValidationError, match="lease of this picture ended"):
        workflow.move(ready, "approve", by=publisher)


@pytest.mark.parametrize(
    ("lost", "sentence"),
    [
        ({"lease_until": datetime(2020, 1, 1, tzinfo=UTC)}, "lease of this picture ended"),
        ({"credit": ""}, "credit"),
    ],
    ids=["lease", "credit"],
)
def test_what_a_picture_lost_after_the_approval_keeps_its_story_from_the_public(
    printed, story, publisher, lost, sentence
):
    figure = f'<figure data-picture="{printed.key}" data-width="text"></figure>'
    ready = [
        story("submit", "approve", lead_picture=printed),
        story("submit", "approve", body=f"<p>Words.</p>{figure}"),
    ]
    Picture.objects.filter(pk=printed.pk).update(**lost)
    for article, field in zip(ready, ("lead_picture", "body"), strict=True):
        with pytest.raises(ValidationError, match=sentence) as refusal:
            workflow.move(Article.objects.get(pk=article.pk), "publish", by=publisher)
        assert list(refusal.value.message_dict) == [field]
    assert not Edition.objects.exists()


def test_the_end_of_a_lease_takes_the_picture_off_a_live_story_and_all_that_names_it(
    leased, story, client
):
    leased.lease_from = None
    leased.save()
    figure = f'<figure data-picture="{leased.key}" data-width="text"></figure>'
    story("submit", "approve", "publish", lead_picture=leased, body=f"<p>Words.</p>{figure}")
    path = Edition.objects.get().path
    names = [leased.file.name, *(each["name"] for each in leased.renditions)]
    with time_machine.travel(ENDS - timedelta(seconds=1), tick=False):
        for address in (path, "/"):
            assert any(name in client.get(address).text for name in names)
    with time_machine.travel(ENDS, tick=False):
        for address in (path, "/", "/news/", "/feeds/latest.atom"):
            page = client.get(address, follow=True).text
            assert not [name for name in names if name in page]
            assert "/media/" not in page
            assert "Ana Reis" not in page
        assert client.get(path).text.count("withheld") >= 2


def test_the_next_boundary_is_the_next_begin_or_end_of_any_lease(leased, writer):
    library.add(sent(scene()), by=writer, lease_until=ENDS - timedelta(days=1))
    assert Picture.objects.next_boundary(BEGINS - INSTANT) == BEGINS
    assert Picture.objects.next_boundary(BEGINS) == ENDS - timedelta(days=1)
    assert Picture.objects.next_boundary(ENDS - INSTANT) == ENDS
    assert Picture.objects.next_boundary(ENDS) is None


def test_no_page_is_kept_beyond_the_end_of_a_lease(leased):
    a_minute_before = ENDS - timedelta(minutes=1)
    assert next_change(a_minute_before.timestamp()) == ENDS.timestamp()


def test_a_lease_that_ends_before_it_begins_is_refused(leased):
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.filter(pk=leased.pk).update(lease_until=BEGINS)
    leased.lease_until = BEGINS
    with pytest.raises(ValidationError, match="A lease ends after it begins"):
        leased.full_clean()


@pytest.mark.parametrize(
    ("days", "filters"),
    [(-1, {"expired"}), (1, {"expiring"}), (13, {"expiring"}), (15, set())],
)
def test_the_wall_tells_what_expires_soon_from_what_has_ended(desk, harbour, days, filters):
    harbour.lease_until = timezone.now() + timedelta(days=days)
    harbour.save()
    for name in ("expired", "expiring"):
        found = desk.get(WALL, {name: 1}).context["pictures"]
        assert found == ([harbour] if name in filters else [])


def test_the_sheet_keeps_a_lease_to_the_second(desk, harbour):
    address = reverse("admin:pictures_picture_change", args=[harbour.pk])
    details = {"alt": "Boats", "credit": "Ana Reis", "focal_x": "0.5", "focal_y": "0.5"}
    lease = {"lease_from": "2027-01-05T10:00", "lease_until": "2027-02-05T10:00:30"}
    assert desk.post(address, details | lease).status_code == 302
    harbour.refresh_from_db()
    assert harbour.lease_until == datetime(2027, 2, 5, 10, 0, 30, tzinfo=UTC)
    assert 'value="2027-02-05T10:00:30"' in desk.get(address).text
    wrong = desk.post(address, details | lease | {"lease_until": "2026-01-01T00:00"})
    assert "A lease ends after it begins." in wrong.text
