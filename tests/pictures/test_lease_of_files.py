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
def addresses(printed, live_story):
    """Where the files of a live story's picture are, ours from the first of March to April."""
    printed.lease_from, printed.lease_until = BEGINS, ENDS
    printed.save()
    live_story(lead_picture=printed)
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
            assert fetched(client, address)["Cache-Control"] == "public, max-age=60"


def test_the_desk_sees_files_after_the_lease_and_asks_each_time(desk, addresses):
    Picture.objects.update(lease_from=None, lease_until=timezone.now())
    for address in addresses:
        response = fetched(desk, address)
        assert response.status_code == 200
        assert response["Cache-Control"] == "private, no-cache"
        assert "Cookie" in response["Vary"]
