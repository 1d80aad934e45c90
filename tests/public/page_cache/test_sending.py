"""How a kept page is sent: in the coding that a browser likes, once, to HEAD without its body."""

import pytest

from newsroom.public.page_cache.pages import preferred


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.9", "gzip"),
        ("br; q=0.8, gzip;q=0.8", "br"),
        ("gzip;q=0, br;q=0", "identity"),
        ("identity, gzip;q=0.5", "identity"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("*", "br"),
        ("*;q=0, gzip", "gzip"),
        ("*;q=0", "identity"),
        ("br;q=0, *", "gzip"),
        ("deflate", "identity"),
        ("br;q=much", "identity"),
        ("gzip;level=9", "identity"),
    ],
)
def test_a_browser_gets_the_coding_it_likes_best(accepted, coding):
    assert preferred(accepted) == coding


@pytest.mark.parametrize("outcome", ["miss", "hit"])
@pytest.mark.parametrize("coding", ["br", "gzip", "identity"])
def test_a_page_is_the_same_in_every_coding(process, live_story, coding, outcome):
    live_story()
    if outcome == "hit":
        process.get("/")
    answer = process.get("/", accept_encoding=coding)
    assert (answer.outcome, answer.coding or "identity") == (outcome, coding)
    assert answer.text == process.get("/", authorization="Basic YTpi").text
    assert answer.headers["Content-Length"] == str(len(answer.content))
    assert answer.headers["Vary"] == "Accept-Encoding"


def test_each_coding_has_a_strong_tag_of_its_own(process, news):
    tags = {process.get("/", accept_encoding=each).headers["ETag"] for each in ("br", "gzip", "")}
    assert len(tags) == 3
    assert all(tag.startswith('"') for tag in tags)


@pytest.mark.parametrize("known", ["{tag}", "W/{tag}", '"other", {tag}', "*"])
@pytest.mark.parametrize("outcome", ["miss", "hit"])
def test_a_page_that_is_known_is_not_sent_again(process, news, known, outcome):
    tag = process.get("/", accept_encoding="br").headers["ETag"]
    if outcome == "miss":
        news.save()
    known = known.format(tag=tag)
    answer = process.get("/", accept_encoding="br", if_none_match=known)
    assert (answer.status, answer.outcome, answer.content) == (304, outcome, b"")
    assert answer.headers["ETag"] == tag
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert "Cache-Control" in answer.headers
    assert not {"Content-Length", "Content-Encoding", "Content-Type"} & answer.headers.keys()


@pytest.mark.parametrize("outcome", ["miss", "hit"])
def test_whoever_knows_anything_of_a_story_that_is_gone_is_told_so(
    process, story, path_of, outcome
):
    article = story("submit", "approve", "publish", ("withdraw", {"note": "Court order"}))
    path = path_of(article)
    if outcome == "hit":
        process.get(path)
    for known in ("*", '"anything"'):
        assert process.get(path, if_none_match=known).status == 410


def test_a_page_known_in_another_coding_is_sent(process, news):
    tag = process.get("/", accept_encoding="br").headers["ETag"]
    assert process.get("/", accept_encoding="gzip", if_none_match=tag).status == 200


@pytest.mark.parametrize("outcome", ["miss", "hit"])
def test_head_gets_the_headers_alone(process, news, outcome):
    if outcome == "hit":
        process.get("/")
    head = process.get("/", method="HEAD", accept_encoding="br")
    full = process.get("/", accept_encoding="br")
    assert (head.outcome, full.outcome) == (outcome, "hit")
    assert head.content == b""
    assert head.headers | {"X-Page-Cache": "hit"} == full.headers


def test_a_page_that_was_made_for_head_serves_get(process, news):
    process.get("/", method="HEAD")
    answer = process.get("/")
    assert answer.outcome == "hit"
    assert "</html>" in answer.text


def test_part_of_a_page_is_answered_with_the_whole(process, news):
    assert process.get("/", range="bytes=0-9").status == 200


def test_a_short_answer_is_not_compressed(process):
    answer = process.get("/robots.txt", accept_encoding="br")
    assert answer.coding == ""
