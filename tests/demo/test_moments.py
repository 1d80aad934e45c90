"""Moments and amendments as the demo's files write them."""

from datetime import UTC, datetime

import pytest

from newsroom.demo import paper

NOW = datetime(2026, 7, 10, 14, 30, tzinfo=UTC)  # half past three in London


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("-3h", datetime(2026, 7, 10, 11, 30, tzinfo=UTC)),
        ("-2d 07:30", datetime(2026, 7, 8, 6, 30, tzinfo=UTC)),
        ("+1d 07:00", datetime(2026, 7, 11, 6, 0, tzinfo=UTC)),
    ],
)
def test_a_moment_is_told_from_now_in_the_sites_own_time(words, expected):
    assert paper.moment(words, NOW) == expected


def test_a_moment_that_nobody_understands_is_refused():
    with pytest.raises(ValueError, match="“tomorrow” is not a moment"):
        paper.moment("tomorrow", NOW)


def test_an_amended_paragraph_keeps_its_place():
    body = '<p id="b-aaaaaaaa">It rained.</p><p id="b-bbbbbbbb">It stopped.</p>'
    assert paper.amended(
        body, {"<p>It stopped.": "<p>At noon it turned to hail.</p><p>It ended."}
    ) == (
        '<p id="b-aaaaaaaa">It rained.</p><p>At noon it turned to hail.</p>'
        '<p id="b-bbbbbbbb">It ended.</p>'
    )


def test_words_that_are_not_there_cannot_be_amended():
    with pytest.raises(ValueError, match="nothing to replace"):
        paper.amended("<p>It rained.</p>", {"It snowed": "It rained"})
