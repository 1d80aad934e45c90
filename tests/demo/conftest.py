import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from newsroom.demo import loader

PASSWORD = "a long pass phrase for the demo"


@pytest.fixture(scope="module")
def kept_newsroom(django_db_setup, django_db_blocker, tmp_path_factory):
    """A database for the tests of one file together, empty again after them."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def now():
    return timezone.now()


@pytest.fixture(scope="module")
def paper(kept_newsroom, now):
    """The demo paper, loaded at a moment."""
    return loader.load(password=PASSWORD, now=now)
