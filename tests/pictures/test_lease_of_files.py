"""The files of a picture that is ours for a time only."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from newsroom.pictures.models import Picture

pytestmark = pytest.mark.django_db
BEGINS = datetime(2027, 3, 1, 9, tzinfo=UTC)
ENDS = datetime(2027, 4, 1, 9, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def addresses(printed):
    """Where every file of a picture is, ours from the first of March to the first of April."""
    printed.lease_from, printed.lease_until = BEGINS, ENDS
    printed.save()
    names = [printed.file.name, *(each["name"] for each in printed.renditions)]
    return [f"/media/{name}" for name in names]


def fetched(browser, address):
    """An answer that was read to its end, so that its file is closed."""
    response = browser.get(address)
    response.getvalue()
    return response


@pytest.mark.parametrize(
    ("at", "status"),
    [(BEGINS - INSTANT, 404), (BEGINS, 200), (ENDS - INSTANT, 200), (ENDS, 404)],
)
def test_files_answer_readers_within_the_lease_only(client, addresses, at, status):
    with time_machine.travel(at, tick=False):
        assert {fetched(client, address).status_code for address in addresses} == {status}


def test_no_browser_keeps_a_file_beyond_the_lease(client, addresses):
    with time_machine.travel(ENDS - timedelta(minutes=1), tick=False):
        for address in addresses:
            assert fetched(client, address)["Cache-Control"] == "public, max-age=60, immutable"


def test_the_desk_sees_files_after_the_lease_and_keeps_none(desk, addresses):
    Picture.objects.update(lease_from=None, lease_until=timezone.now())
    for address in addresses:
        response = fetched(desk, address)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-store"
        assert "Cookie" in response["Vary"]


def test_another_picture_s_lease_says_nothing_of_files_without_one(client, addresses, printed):
    Picture.objects.update(lease_from=None, lease_until=None)
    Picture.objects.create(
        file="pictures/other.jpg", width=1, height=1, color="#888888", digest="x", lease_until=ENDS
    )
    with time_machine.travel(ENDS, tick=False):
        answer = fetched(client, addresses[0])
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
