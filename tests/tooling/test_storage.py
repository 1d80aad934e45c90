"""Pictures in a bucket instead of a folder, chosen by one address."""

import re

import boto3
import pytest
from django.core.files.storage import storages
from django.utils import timezone
from moto import mock_aws

from newsroom.pictures import library
from newsroom.pictures.models import Picture
from newsroom.pictures.renditions import make_renditions
from newsroom.storage import FILES, storage_from
from tests.conftest import image_file


def test_without_an_address_pictures_are_files():
    assert storage_from("") == FILES


@pytest.mark.parametrize("url", ["ftp://host/bucket", "s3://key:secret@host", "nonsense"])
def test_an_address_that_names_no_bucket_is_one_clear_line(url):
    with pytest.raises(SystemExit, match="STORAGE_URL"):
        storage_from(url)


def test_a_bucket_of_another_service_has_its_own_host():
    options = storage_from("s3://key:se%2Fcret@files.example:9000/paper?region=x")["OPTIONS"]
    assert options["endpoint_url"] == "https://files.example:9000"
    assert options["secret_key"] == "se/cret"
    assert (options["bucket_name"], options["region_name"]) == ("paper", "x")


@pytest.fixture
def bucket(settings):
    """Pictures of this test are kept in a bucket."""
    with mock_aws():
        boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="paper")
        kept = storage_from("s3://key:secret@/paper?region=us-east-1")
        settings.STORAGES = {**settings.STORAGES, "default": kept}
        yield


@pytest.fixture
def printed(bucket, writer):
    """A picture in the bucket, in every size."""
    picture = library.add(image_file(), by=writer, alt="A wall", credit="Ana Reis")
    make_renditions.call(picture.pk)
    picture.refresh_from_db()
    return picture


def test_a_picture_is_kept_in_a_bucket_and_served_from_it(printed, live_story, client):
    live_story(lead_picture=printed)
    assert printed.renditions
    assert storages["default"].exists(printed.file.name)
    answer = client.get(f"/media/{printed.renditions[0]['name']}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    assert client.get("/media/pictures/unknown.jpg").status_code == 404


def test_readers_get_pictures_from_us_wherever_they_are_kept(printed, live_story, client):
    page = client.get(live_story(lead_picture=printed).editions.get().path)
    shown = re.findall(r'<img[^>]* src="([^"]+)"', page.text)
    assert printed.at_least(1080)["url"] in shown
    assert "img-src 'self' data: blob:" in page["Content-Security-Policy"]
    wide = [
        address
        for each in re.findall(r'srcset="([^"]+)"', page.text)
        for address in each.split(", ")
    ]
    assert not [each for each in [*shown, *wide] if not each.startswith("/media/")]


def test_a_picture_in_a_bucket_is_withheld_once_its_lease_has_ended(printed, live_story, client):
    live_story(lead_picture=printed)
    name = printed.renditions[0]["name"]
    Picture.objects.filter(pk=printed.pk).update(lease_until=timezone.now())
    assert client.get(printed.in_format("avif")[0]["url"]).status_code == 404
    assert storages["default"].exists(name)
