"""Cuts around what must not be lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.pictures.crops import RATIOS, crop_box


@pytest.mark.parametrize(
    ("size", "ratio", "focus", "box"),
    [
        ((900, 600), "1x1", (0.5, 0.5), (150, 0, 750, 600)),
        ((900, 600), "1x1", (0, 0.5), (0, 0, 600, 600)),
        ((900, 600), "1x1", (1, 1), (300, 0, 900, 600)),
        ((600, 900), "4x3", (0.5, 0.25), (0, 0, 600, 450)),
        ((600, 900), "4x3", (0.5, 0.75), (0, 450, 600, 900)),
        ((1600, 900), "16x9", (0.1, 0.9), (0, 0, 1600, 900)),
        ((1, 1), "16x9", (0.5, 0.5), (0, 0, 1, 1)),
        ((5000, 1), "16x9", (0.5, 0.5), (2499, 0, 2501, 1)),
    ],
)
def test_a_crop_is_the_largest_of_its_shape_around_the_focal_point(size, ratio, focus, box):
    assert crop_box(*size, RATIOS[ratio], *focus) == box


part = st.floats(0, 1)


@given(
    st.integers(1, 5000), st.integers(1, 5000), st.sampled_from(sorted(RATIOS.values())), part, part
)
def test_a_crop_lies_inside_and_holds_the_focal_point(width, height, ratio, x, y):
    left, top, right, bottom = crop_box(width, height, ratio, x, y)
    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left - 1 <= width * x <= right + 1
    assert top - 1 <= height * y <= bottom + 1
    assert right - left == width or bottom - top == height
