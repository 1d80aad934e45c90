"""What is kept in which store, so that nothing pushes out what must stay."""

import pytest
from django.core.cache import caches

from articles.authorship import authorship
from newsroom.caches import stores


@pytest.fixture
def kept(settings, tmp_path):
    """The stores as files, as on one machine: the names of those in a folder of them."""
    files = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = stores({"BACKEND": files, "LOCATION": str(tmp_path)})
    return lambda folder=".": [path.name for path in (tmp_path / folder).glob("*.djcache")]


def test_a_thousand_attempts_to_sign_in_are_all_remembered(kept):
    for number in range(1000):
        caches["default"].set(f"attempt-{number}", 1)
    assert len(kept()) == 1000


def test_what_the_desk_worked_out_pushes_out_no_attempt(kept, story):
    authorship(story())
    assert kept("desk")
    assert not kept()
