"""Words set for a picture: in a face that has all their letters, in lines that fit."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from django.contrib.staticfiles import finders
from PIL import ImageDraw, ImageFont, features

# In the order in which they are tried; a theme puts its own in their place, by the same names.
FACES = ("fonts/card-headline.woff2", "fonts/card-arabic.woff2")
LEADING = {FACES[0]: 1.14, FACES[1]: 1.5}  # of the size
NO_LETTER = "\uffff"  # every face shows for it what it shows for letters that it has not
JOINING = ("\u0590", "\u08ff")  # Hebrew to Arabic: written from right to left


@dataclass(frozen=True)
class Setting:
    """A text as it is set: its face and size, and its lines."""

    face: str
    size: int
    lines: tuple[str, ...]
    runs_left: bool

    @property
    def leading(self) -> int:
        """From line to line, in pixels."""
        return round(self.size * LEADING[self.face])

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)

    def draw(
        self, canvas: ImageDraw.ImageDraw, *, left: int, right: int, top: int, ink: tuple
    ) -> None:
        """Put the lines between two edges: at the one where their script begins."""
        for number, line in enumerate(self.lines):
            canvas.text(
                (right if self.runs_left else left, top + number * self.leading),
                line,
                font=font(self.face, self.size),
                fill=ink,
                anchor="ra" if self.runs_left else "la",
                **shaping(runs_left=self.runs_left),
            )


def set_text(text: str, *, width: int, height: int, sizes: tuple[int, ...]) -> Setting | None:
    """A text in the largest of some sizes in which it fits; cut in the smallest if it must be.

    None where no face has its letters, or nothing here can join them as its script asks.
    """
    text = " ".join(text.split())
    face = face_for(text)
    if face is None or not text:
        return None
    runs_left = from_the_right(text)
    for size in sizes:
        lines = balanced(text, font(face, size), width)
        setting = Setting(face, size, tuple(lines), runs_left)
        if setting.height <= height and len(lines) < 6:
            return setting
    room = max(1, height // setting.leading)
    kept = " ".join(lines[:room]).split()
    while kept and len(broken(" ".join(kept) + "…", font(face, size), width)) > room:
        kept.pop()
    shortened = broken(" ".join(kept) + "…", font(face, size), width)
    return Setting(face, size, tuple(shortened), runs_left)


def face_for(text: str) -> str | None:
    """The first face with every letter of a text."""
    if from_the_right(text) and not features.check("raqm"):
        return None  # letters that do not join, from the wrong end, are worse than none
    return next((face for face in FACES if all(has(face, letter) for letter in set(text))), None)


def from_the_right(text: str) -> bool:
    """Whether a text is mostly in a script that is written from right to left."""
    letters = [letter for letter in text if letter.isalpha()]
    first, last = JOINING
    return sum(first <= letter <= last for letter in letters) * 2 > len(letters)


def balanced(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The fewest lines that fit, made as even as they can be without taking a word apart."""
    even = broken(text, font, width)
    longest_word = max(length(word, font) for word in text.split())
    for narrower in range(width, max(width // 2, int(longest_word)), -width // 24):
        tried = broken(text, font, narrower)
        if len(tried) > len(even):
            break
        even = tried
    return even


def broken(text: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """The lines of a text, each as full as it may be; a word too long for one is taken apart."""
    lines: list[str] = []
    for word in text.split():
        if lines and length(f"{lines[-1]} {word}", font) <= width:
            lines[-1] += f" {word}"
        else:
            lines.extend(taken_apart(word, font, width))
    return lines


def taken_apart(word: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """A word in pieces that fit, most often one."""
    ends = [0]
    for end in range(1, len(word) + 1):
        if length(word[ends[-1] : end], font) > width and end - 1 > ends[-1]:
            ends.append(end - 1)
    return [word[start:end] for start, end in pairwise([*ends, len(word)])]


def length(text: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(text, **shaping(runs_left=from_the_right(text)))


def shaping(*, runs_left: bool) -> dict[str, Any]:
    """How Pillow is told a direction; without raqm it knows only one."""
    if not features.check("raqm"):
        return {}
    return {"direction": "rtl" if runs_left else "ltr"}


@lru_cache(maxsize=4096)
def has(face: str, letter: str) -> bool:
    """Whether a face has a letter."""
    if letter.isspace():
        return True
    tried = font(face, 20)
    return bytes(tried.getmask(letter)) != bytes(tried.getmask(NO_LETTER))


@lru_cache(maxsize=32)
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(finders.find(face) or face, size)
