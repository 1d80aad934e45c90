"""Pictures in a bucket instead of a folder, chosen by one address."""

import boto3
import pytest
from django.core.files.storage import storages
from moto import mock_aws

from newsroom.pictures import library
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


@mock_aws
def test_a_picture_is_kept_in_a_bucket_and_served_from_it(settings, writer, client):
    boto3.client("s3", region_name="us-east-1").create_bucket(Bucket="paper")
    bucket = storage_from("s3://key:secret@/paper?region=us-east-1")
    settings.STORAGES = {**settings.STORAGES, "default": bucket}
    picture = library.add(image_file(), by=writer, alt="A wall", credit="Ana Reis")
    make_renditions.call(picture.pk)
    picture.refresh_from_db()

    assert picture.renditions
    assert storages["default"].exists(picture.file.name)
    answer = client.get(f"/media/{picture.renditions[0]['name']}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)
    assert client.get("/media/pictures/unknown.jpg").status_code == 404
