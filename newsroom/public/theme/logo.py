"""The paper's logo: a file among the static files, in a size that the page can reserve."""

import re
from dataclasses import dataclass
from pathlib import Path

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from PIL import Image

HEIGHT = 64  # pixels at most; the page scales it down further
VIEW_BOX = re.compile(r'viewBox="[-\d.]+[ ,]+[-\d.]+[ ,]+([\d.]+)[ ,]+([\d.]+)"')


@dataclass(frozen=True)
class Logo:
    """A picture in place of the paper's name."""

    light: str
    dark: str
    width: int
    height: int


def logo(name: str, in_the_dark: str) -> Logo | None:
    """The logo by its names among the static files; None where there is none."""
    size = size_of(name)
    if size is None:
        return None
    width, height = size
    return Logo(
        light=static(name),
        dark=static(in_the_dark) if size_of(in_the_dark) else "",
        width=round(width * HEIGHT / height),
        height=HEIGHT,
    )


def size_of(name: str) -> tuple[float, float] | None:
    """Width and height of a picture among the static files; None where no such is found."""
    path = finders.find(name) if name else None
    if not path:
        return None
    if path.endswith(".svg"):
        box = VIEW_BOX.search(Path(path).read_text(encoding="utf-8"))
        return (float(box[1]), float(box[2])) if box and float(box[2]) else None
    try:
        with Image.open(path, formats=["PNG", "JPEG", "WEBP", "AVIF"]) as picture:
            return picture.size
    except OSError:
        return None
