"""Where pages are kept: how many, what happens when that fails, and who makes a missing page."""

import logging
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from django.conf import settings as the_settings
from django.db import connections

from newsroom.public.page_cache import layer
from newsroom.public.page_cache.pages import Page
from newsroom.public.page_cache.shelves import Shelf, Store

BODY = b"<p>The harbour wall will be mended before the autumn storms.</p>" * 20


def page_of(body=BODY):
    return Page.made(body, "200 OK", [], stamp=1, until=time.time() + 60)


# How much


def test_a_shelf_holds_no_more_pages_than_it_may():
    shelf = Shelf(pages=3, size=10**6)
    for key in "abcde":
        shelf.put(key, page_of())
    assert len(shelf) == 3


def test_a_shelf_holds_no_more_bytes_than_it_may():
    page = page_of()
    shelf = Shelf(pages=100, size=3 * page.size)
    for key in "abcdea":
        shelf.put(key, page)
    assert len(shelf) == 3
    assert shelf.filled == 3 * page.size


def test_what_nobody_asked_for_longest_goes_first():
    shelf = Shelf(pages=2, size=10**6)
    shelf.put("old", page_of())
    shelf.put("new", page_of())
    shelf.get("old")
    shelf.put("newest", page_of())
    assert shelf.get("old")
    assert shelf.get("new") is None


def test_what_is_missing_pushes_no_page_out(process, news):
    process.get("/")
    process.cache.missing = Shelf(pages=5, size=10**6)
    for number in range(20):
        process.get(f"/topics/{number}/")
    assert len(process.cache.missing) == 5
    assert process.get("/").outcome == "hit"


def test_what_is_very_large_is_not_kept(process, monkeypatch, news):
    monkeypatch.setattr(layer, "LARGEST", 100)
    assert [process.get("/").outcome for _ in range(2)] == ["miss", "miss"]


def test_the_files_of_the_store_are_counted_apart_from_sign_in_attempts():
    assert the_settings.CACHES["pages"]["KEY_PREFIX"] != the_settings.CACHES["default"].get(
        "KEY_PREFIX", ""
    )


# When it fails


def test_a_store_that_fails_is_left_alone_for_a_while(settings, caplog):
    settings.CACHES = settings.CACHES | {"broken": {"BACKEND": "no.such.Store"}}
    store = Store("broken")
    assert store.get("a") is None
    store.put("a", page_of(), seconds=60)
    assert len(caplog.records) == 1


def test_a_failure_of_the_cache_breaks_no_page_and_is_logged(process, news, caplog, monkeypatch):
    process.get("/")
    monkeypatch.setattr(process.cache, "shelf", None)
    with caplog.at_level(logging.ERROR):
        answer = process.get("/")
    assert (answer.status, answer.outcome) == (200, "pass")
    assert "The page cache failed" in caplog.text


def test_a_page_that_cannot_be_read_is_made_anew(process, elsewhere, news, tmp_path, caplog):
    process.get("/")
    for file in (tmp_path / "pages").iterdir():
        file.write_bytes(b"not a page")
    assert (elsewhere.get("/").status, elsewhere.renders) == (200, ["/"])


# Who makes it


@pytest.mark.django_db(transaction=True)
def test_many_who_ask_at_once_have_one_page_made(process, elsewhere, news):
    together = Barrier(8)

    def ask(each):
        each.meanwhile = lambda: time.sleep(0.2)
        together.wait()
        try:
            return each.get("/")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(ask, [process, elsewhere] * 4))
    assert process.renders + elsewhere.renders == ["/"]
    assert sorted(answer.outcome for answer in answers) == ["hit"] * 7 + ["miss"]
    assert len({answer.content for answer in answers}) == 1


def test_a_page_goes_through_the_store_whole(shared):
    page = replace(page_of(), headers=(("X-Fine", "yes"),))
    Store("pages").put("a", page, seconds=60)
    assert Store("pages").get("a") == page


@pytest.mark.skipif(not shutil.which("redis-server"), reason="no Redis here")
def test_machines_share_their_pages_through_redis(process, elsewhere, settings, tmp_path, news):
    socket = tmp_path / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", socket, "--save", ""]
    server = subprocess.Popen([*command, "--dir", tmp_path], stdout=subprocess.DEVNULL)
    try:
        while not socket.exists():
            assert server.poll() is None
            time.sleep(0.01)
        settings.CACHES = settings.CACHES | {
            "pages": {
                "BACKEND": "django.core.cache.backends.redis.RedisCache",
                "LOCATION": f"unix://{socket}",
            }
        }
        process.get("/")
        assert elsewhere.get("/").outcome == "hit"
        news.save()
        assert elsewhere.get("/").outcome == "miss"
        assert process.get("/").outcome == "hit"
        assert process.renders + elsewhere.renders == ["/", "/"]
    finally:
        server.terminate()
        server.wait()
    news.save()
    assert [process.get("/").outcome for _ in range(2)] == ["miss", "hit"]


@pytest.mark.parametrize(("said", "cached"), [("0", False), ("1", True)])
def test_the_page_cache_can_be_switched_off(said, cached):
    wanted = {"PAGE_CACHE": said, "DJANGO_SETTINGS_MODULE": "newsroom.settings"}
    run = subprocess.run(
        [sys.executable, "-c", "from newsroom.wsgi import application; print(type(application))"],
        env=os.environ | wanted,
        cwd=the_settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ("PageCache" in run.stdout) is cached
