"""A read is counted of what is live, of nobody in particular, and costs the reader nothing."""

import threading
from datetime import timedelta

import pytest
from django.db import DataError, OperationalError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from newsroom.public.counting import OF_ONE_STORY
from newsroom.reads import counting
from newsroom.reads.counting import MOST_WAITING, Counts
from newsroom.reads.models import Tally
from tests.reads.conftest import reads_of


def said(answer):
    return answer.status_code, answer.content, dict(answer.headers), dict(answer.cookies)


def test_a_read_of_a_live_story_is_counted(tell, live_story, path_of):
    article = live_story()
    assert tell(path_of(article)).status_code == 204
    assert reads_of(article) == 1


def test_who_reads_is_written_nowhere(tell, live_story, path_of):
    tell(path_of(live_story()))
    assert {field.name for field in Tally._meta.fields} == {
        "id", "article", "span", "begins", "reads"
    }  # fmt: skip


@pytest.mark.parametrize(
    "steps",
    [
        [],
        ["submit", "approve", ("publish", {"at": timezone.now() + timedelta(days=300)})],
        ["submit", "approve", "publish", ("withdraw", {"note": "Court order"})],
    ],
    ids=["draft", "planned", "withdrawn"],
)
def test_what_is_not_live_is_not_counted_and_answers_like_what_is(
    tell, story, live_story, path_of, steps
):
    hidden = story(*steps)
    path = path_of(hidden) if steps else f"/2026/01/01/{hidden.slug}/"
    answers = [
        tell(each) for each in (path, path_of(live_story()), "/2026/01/01/never/", "nonsense")
    ]
    assert len({str(said(answer)) for answer in answers}) == 1
    assert reads_of(hidden) == 0


def test_the_answer_looks_nothing_up(live_story, path_of, tell, monkeypatch):
    path = path_of(live_story())
    waiting = Counts(pause=3600)
    monkeypatch.setattr("newsroom.public.counting.counts", waiting)
    with CaptureQueriesContext(connection) as queries:
        tell(path)
        tell("/2026/01/01/never/")
    waiting.timer.cancel()
    assert not queries.captured_queries


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "", "Origin": "https://evil.example"},
        {"Sec-Fetch-Site": ""},
        {"Sec-GPC": "1"},
        {"DNT": "1"},
        {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"},
        {"User-Agent": "Mozilla/5.0 HeadlessChrome/140"},
        {"User-Agent": ""},
    ],
)
def test_other_sites_robots_and_who_asks_not_to_be_are_not_counted(
    tell, live_story, path_of, headers
):
    article = live_story()
    assert tell(path_of(article), **headers).status_code == 204
    assert reads_of(article) == 0


def test_an_old_browser_says_its_origin(tell, live_story, path_of):
    article = live_story()
    tell(path_of(article), **{"Sec-Fetch-Site": "", "Origin": "http://testserver"})
    assert reads_of(article) == 1


def test_one_reader_cannot_lift_a_story_by_reloading_it(tell, live_story, path_of):
    article = live_story()
    for _ in range(OF_ONE_STORY + 5):
        tell(path_of(article), address="2001:db8::1")
    tell(path_of(article), address="2001:db8::77")  # the same house
    assert reads_of(article) == OF_ONE_STORY
    tell(path_of(article), address="2001:db8:0:1::1")
    assert reads_of(article) == OF_ONE_STORY + 1


@pytest.mark.parametrize("body", ["", "/", "x" * 10_000, "/2026/01/01/\x00/", "/2026/01/01/a/ b"])
def test_nonsense_is_answered_alike(tell, db, body):
    assert tell(body).status_code == 204
    assert not Tally.objects.exists()
    assert not counting.counts.waiting


@pytest.mark.parametrize(("trouble", "waits"), [(OperationalError, True), (DataError, False)])
def test_reads_wait_for_a_database_that_is_away_and_not_for_one_that_refuses_them(
    live_story, path_of, monkeypatch, trouble, waits
):
    def refuse(paths):
        raise trouble

    article, reads = live_story(), Counts(pause=3600)
    reads.add(path_of(article))
    with monkeypatch.context() as patched:
        patched.setattr("newsroom.reads.counting.live_at", refuse)
        reads.write()
    assert bool(reads.waiting) == waits
    reads.add(path_of(article))
    reads.write()
    assert reads_of(article) == 1 + waits


def test_an_address_to_post_to_is_not_a_page(client, db):
    assert client.get("/read/").status_code == 405


def test_reads_in_memory_are_bounded(db):
    waiting = Counts(pause=3600)
    for number in range(MOST_WAITING + 100):
        waiting.add(f"/2026/01/01/{number}/")
    waiting.timer.cancel()
    assert len(waiting.waiting) == MOST_WAITING


@pytest.mark.django_db(transaction=True)
def test_reads_of_several_threads_and_processes_add_up(live_story, path_of):
    paths = {article: path_of(article) for article in (live_story(), live_story())}
    processes = [Counts(pause=3600), Counts(pause=3600)]

    def serve(counts):
        for _round in range(10):
            for _reader in range(20):
                for path in paths.values():
                    counts.add(path)
            counts.write()
        connection.close()

    threads = [threading.Thread(target=serve, args=[each]) for each in processes * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for counts in processes:
        counts.write()
    assert [reads_of(article) for article in paths] == [800, 800]


@pytest.mark.django_db(transaction=True)
def test_what_the_database_cannot_take_waits_on(live_story, path_of):
    article, counts = live_story(), Counts(pause=3600)
    counts.add(path_of(article))
    table = Tally._meta.db_table
    with connection.schema_editor() as editor:
        editor.alter_db_table(Tally, table, f"{table}_away")
    try:
        counts.write()
    finally:
        counts.timer.cancel()
        with connection.schema_editor() as editor:
            editor.alter_db_table(Tally, f"{table}_away", table)
    counts.write()
    assert reads_of(article) == 1
