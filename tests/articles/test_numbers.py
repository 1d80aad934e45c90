"""Numbers as they are sent."""

import pytest

from articles.numbers import whole_number


@pytest.mark.parametrize(
    ("sent", "number"), [("0", 0), ("007", 7), (12, 12), ("9" * 18, 10**18 - 1)]
)
def test_a_whole_number_is_read(sent, number):
    assert whole_number(sent) == number


@pytest.mark.parametrize(
    "sent", [None, "", "-1", "1.0", " 1", "٣", "²", "9" * 19, "9" * 5000, "\x00"]
)
def test_what_is_none_is_none(sent):
    assert whole_number(sent) is None


def test_a_number_can_have_a_limit():
    assert whole_number("40", most=40) == 40
    assert whole_number("41", most=40) is None
