"""Cuts of a picture in the shapes that others ask for, around what must not be lost."""

from fractions import Fraction

#: Width to height, by the name that a rendition bears.
RATIOS = {"1x1": Fraction(1), "4x3": Fraction(4, 3), "16x9": Fraction(16, 9)}


def crop_box(
    width: int, height: int, ratio: Fraction, focal_x: float, focal_y: float
) -> tuple[int, int, int, int]:
    """The largest cut of a shape, as near around the focal point as the edges allow.

    Sizes in pixels, the focal point from 0 to 1; answers with left, top, right, bottom.
    """
    wide = min(width, max(1, round(height * ratio)))
    high = min(height, max(1, round(width / ratio)))
    left = min(max(round(width * focal_x - wide / 2), 0), width - wide)
    top = min(max(round(height * focal_y - high / 2), 0), height - high)
    return left, top, left + wide, top + high
