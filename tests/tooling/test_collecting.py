"""A release's static files stay for a while when the next one comes."""

import os
import time

import pytest
from django.contrib.staticfiles import finders

from newsroom import collecting

DAY = 24 * 60 * 60


@pytest.fixture
def source(settings, tmp_path):
    """A folder of static files, collected as on a server."""
    folder = tmp_path / "source"
    folder.mkdir()
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "served"
    storage = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": storage}}
    finders.get_finder.cache_clear()
    yield folder
    finders.get_finder.cache_clear()


@pytest.fixture
def release(source, settings):
    """Write a stylesheet and collect it: its name with its hash."""

    def collect(text):
        (source / "paper.css").write_text(text)
        os.utime(source / "paper.css", (0, 0))  # archives keep times that are long past
        collecting.collect()
        return settings.STATIC_ROOT / collecting.manifest(settings.STATIC_ROOT)["paper.css"]

    return collect


def test_what_an_open_page_asks_for_is_there_after_the_next_release(release, settings):
    before, after = release("body { color: red }" * 40), release("body { color: blue }" * 40)
    assert before != after
    assert "red" in before.read_text()
    assert before.with_name(before.name + ".gz").exists()
    assert "blue" in after.read_text()
    assert "blue" in (settings.STATIC_ROOT / "paper.css").read_text()


def test_what_no_release_has_had_for_a_month_goes(release, settings):
    first, second = release("a { color: red }" * 40), release("a { color: blue }" * 40)
    long_ago = time.time() - 31 * DAY
    os.utime(first, (long_ago, long_ago))
    os.utime(second, (long_ago, long_ago))
    release("a { color: green }" * 40)
    assert not first.exists()
    release("a { color: black }" * 40)
    assert second.exists()  # however old it is, the release that had it was replaced just now


def test_a_file_that_is_gone_is_not_served_by_its_plain_name(release, source, settings):
    (source / "old.css").write_text("b { color: red }")
    release("a { color: red }")
    (source / "old.css").unlink()
    release("a { color: blue }")
    assert not (settings.STATIC_ROOT / "old.css").exists()


def test_a_torn_list_of_what_was_collected_is_no_hindrance(release, settings):
    release("a { color: red }")
    (settings.STATIC_ROOT / collecting.MANIFEST).write_text("{")
    assert release("a { color: blue }").exists()
