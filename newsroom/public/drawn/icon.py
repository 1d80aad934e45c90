"""The paper's icon in every form that browsers and phones ask for."""

import io
from functools import lru_cache

from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.html import format_html
from PIL import Image, ImageDraw

from newsroom.public.drawn.lettering import face_for, font
from newsroom.public.theme.colours import Colour, written
from newsroom.public.theme.palette import palettes

SMALLEST_OF_A_THEME = 512  # pixels
IN_AN_ICO = (16, 32, 48)
LARGER = 4  # times, while it is drawn
ARTICLES = ("the ", "der ", "die ", "das ", "la ", "le ", "el ")


def as_png(size: int) -> bytes:
    file = io.BytesIO()
    icon(size).save(file, "PNG", optimize=True)
    return file.getvalue()


def as_ico() -> bytes:
    file = io.BytesIO()
    *smaller, largest = (icon(size) for size in IN_AN_ICO)
    sizes = [(size, size) for size in IN_AN_ICO]
    largest.save(file, "ICO", sizes=sizes, append_images=smaller)
    return file.getvalue()


def as_svg() -> str:
    """The initial on the paper's accent; sharp at any size."""
    ground, ink = colours()
    return format_html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
        '<rect width="32" height="32" rx="4" fill="{}"/>'
        '<text x="16" y="24" fill="{}" font-family="Georgia,\'Times New Roman\',serif"'
        ' font-size="24" font-weight="700" text-anchor="middle">{}</text></svg>',
        written(ground),
        written(ink),
        initial(),
    )


def icon(size: int) -> Image.Image:
    """The theme's own picture, or the initial of the paper's name on its accent."""
    theirs = settings.THEME["icon"] and finders.find(settings.THEME["icon"])
    if theirs:
        return scaled(theirs, size)
    return drawn(size, initial(), *colours())


def initial() -> str:
    """The letter by which a paper is known: “H” for The Harbour Courier."""
    name = settings.SITE_NAME.strip()
    article = next((each for each in ARTICLES if name.lower().startswith(each)), "")
    return name[len(article) :].strip()[:1].upper()


def colours() -> tuple[Colour, Colour]:
    light, _dark = palettes(settings.THEME)
    return light.accent, light.paper


@lru_cache(maxsize=16)
def drawn(size: int, letter: str, ground: Colour, ink: Colour) -> Image.Image:
    large = size * LARGER
    picture = Image.new("RGB", (large, large), ground)
    canvas = ImageDraw.Draw(picture)
    face = face_for(letter) if letter else None
    if face:
        middle = (large / 2, large / 2)
        left, top, right, bottom = canvas.textbbox(
            middle, letter, font=font(face, round(large * 0.72)), anchor="mm"
        )
        place = (large - (left + right) / 2, large - (top + bottom) / 2)
        canvas.text(place, letter, font=font(face, round(large * 0.72)), fill=ink, anchor="mm")
    else:  # lines of print
        for row in (0.3, 0.46, 0.62):
            canvas.rectangle((large * 0.2, large * row, large * 0.8, large * (row + 0.07)), ink)
    return picture.resize((size, size), Image.Resampling.LANCZOS)


@lru_cache(maxsize=16)
def scaled(path: str, size: int) -> Image.Image:
    with Image.open(path, formats=["PNG", "JPEG", "WEBP"]) as theirs:
        return theirs.convert("RGBA").resize((size, size), Image.Resampling.LANCZOS)
