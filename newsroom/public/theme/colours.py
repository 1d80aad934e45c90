"""Colours and how well one reads on another, as WCAG 2.2 measures it."""

from PIL import ImageColor

Colour = tuple[int, int, int]

READABLE = 4.5  # to 1: what AA asks of text


def colour(said: str) -> Colour:
    """A colour by its hexadecimal value or its name in CSS. Raises ValueError for anything else."""
    red, green, blue, *_ = ImageColor.getrgb(said.strip())
    return red, green, blue


def written(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(one: Colour, other: Colour) -> float:
    """From 1 to 21, to one."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Colour) -> float:
    red, green, blue = (linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """The first colour with a share of the second, from 0 to 1."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def readable(colour: Colour, *, on: Colour, towards: Colour) -> Colour:
    """A colour, moved towards another only as far as it takes to be read on a ground."""
    steps = (mixed(colour, towards, step / 20) for step in range(21))
    return next((each for each in steps if contrast(each, on) >= READABLE), towards)
