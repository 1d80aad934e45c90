"""The library's search: by words, or their beginnings, of what is said of a picture."""

import pytest
from django.db import connection

from newsroom.pictures.models import Picture
from newsroom.pictures.words import TRIGGERS, keep_after_migration

pytestmark = pytest.mark.django_db


def found(words):
    return sorted(picture.alt for picture in Picture.objects.matching(words))


@pytest.mark.parametrize(
    "words",
    ["quay", "QUAYS", "qua", "joao", "João", "storm porto", "“storm” & quay", "staithe-quay", "壁"],
)
def test_a_picture_is_found_by_its_words_however_they_are_written(picture, words):
    picture(alt="Staithe Quay", caption="Storms 港の壁", credit="João Reis", location="Porto")
    picture(alt="A lighthouse")
    assert found(words) == ["Staithe Quay"]


def test_every_word_has_to_be_said_of_it(picture):
    picture(alt="Staithe Quay")
    assert found("quay lighthouse") == []


@pytest.mark.parametrize(
    "signs", ['"', "NEAR(", "a*b", "' OR 1=1", "%", "_", "-", "\\", ":*", "&|!"]
)
def test_no_sign_is_more_than_a_sign(picture, signs):
    picture(alt="Staithe Quay")
    assert found(signs) == []


def test_no_words_leave_all(picture):
    picture(alt="Staithe Quay")
    assert found("  ") == ["Staithe Quay"]


def test_a_picture_is_found_by_its_present_words_only(picture):
    kept = picture(alt="Staithe Quay")
    Picture.objects.filter(pk=kept.pk).update(alt="Beacon Hill")
    assert (found("quay"), found("beacon")) == ([], ["Beacon Hill"])
    Picture.objects.filter(pk=kept.pk).delete()
    assert found("beacon") == []


def test_what_a_migration_loses_is_put_back(picture):
    kept = picture(alt="Staithe Quay")
    if connection.vendor == "sqlite":  # PostgreSQL keeps its index itself
        with connection.cursor() as cursor:
            for trigger in TRIGGERS:
                cursor.execute(f"DROP TRIGGER {trigger}")
    Picture.objects.filter(pk=kept.pk).update(alt="Beacon Hill")
    keep_after_migration(connection.alias)
    assert (found("quay"), found("beacon")) == ([], ["Beacon Hill"])
    Picture.objects.filter(pk=kept.pk).update(alt="Gull Island")
    assert found("gull") == ["Gull Island"]
