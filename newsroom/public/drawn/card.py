"""Cards for links that are shared elsewhere, 1200 × 630 pixels: what Open Graph calls og:image."""

import io
from dataclasses import asdict, dataclass
from hashlib import blake2b
from threading import Lock
from typing import Any

from django.conf import settings
from django.core.cache import caches
from PIL import Image, ImageDraw

from articles.models import Edition, Section
from newsroom.public.drawn.lettering import set_text
from newsroom.public.theme.colours import Colour
from newsroom.public.theme.palette import palettes

SIZE = (1200, 630)
EDGE = 76
HEADLINES = (116, 100, 88, 78, 70, 62, 56)  # pixels, tried from the largest
KEPT = 30 * 86_400  # seconds
STYLE = 1  # to be counted up when cards are drawn otherwise
drawing = Lock()  # one at a time: readers do not wait for a rush of cards


@dataclass(frozen=True)
class Card:
    """What stands on a card, and in which colours."""

    paper: str
    label: str
    headline: str
    aside: str  # beside the paper's name
    ground: Colour
    ink: Colour
    soft: Colour
    colour: Colour

    @property
    def digest(self) -> str:
        """Nobody can work it out without our secret; another one whenever the card changes."""
        said = f"{STYLE}{asdict(self)}".encode()
        key = blake2b(settings.SECRET_KEY.encode(), digest_size=32).digest()
        return blake2b(said, key=key, digest_size=10).hexdigest()

    def address(self, path: str) -> str:
        """Where the card is of what stands at a path."""
        return f"{path}card-{self.digest}.png"

    @property
    def says(self) -> str:
        """Its words, for who does not see it."""
        words = (self.label, self.headline, self.paper, self.aside)
        return " – ".join(dict.fromkeys(each for each in words if each))


def card_of(story: Edition) -> Card:
    section = story.section
    return _card(story.headline, section.name if section else "", section)


def card_of_section(section: Section) -> Card:
    return _card(section.name, "", section)


def card_of_paper() -> Card:
    return _card(settings.SITE_NAME, "", None, aside=settings.SITE_TAGLINE)


def _card(headline: str, label: str, section: Section | None, aside: str = "") -> Card:
    light, _dark = palettes(settings.THEME)
    return Card(
        paper=settings.SITE_NAME,
        label=label,
        headline=headline,
        aside=aside,
        ground=light.paper,
        ink=light.ink,
        soft=light.soft,
        colour=light.section(section.color) if section else light.accent,
    )


def drawn(card: Card) -> bytes:
    """A card as a PNG: made once, and kept where pages are."""
    kept, key = caches["pages"], f"card-{card.digest}"
    if found := kept.get(key):
        return found
    with drawing:
        made = draw(card)
    kept.set(key, made, timeout=KEPT)
    return made


def draw(card: Card) -> bytes:
    """The headline between the section's colour above and the paper's name below.

    For words whose letters no face here has, the paper's name stands alone.
    """
    picture = Image.new("RGB", SIZE, card.ground)
    canvas = ImageDraw.Draw(picture)
    width, height = SIZE
    across: dict[str, Any] = {"left": EDGE, "right": width - EDGE}
    room = width - 2 * EDGE
    canvas.rectangle((0, 0, width, 15), fill=card.colour)
    label = set_text(card.label, width=room, height=60, sizes=(38, 32))
    if label:
        label.draw(canvas, top=EDGE - 4, ink=card.colour, **across)
    words = set_text(card.headline, width=room, height=344, sizes=HEADLINES)
    headline = words or set_text(card.paper, width=room, height=344, sizes=HEADLINES)
    if headline:
        headline.draw(canvas, top=EDGE + 54 if label else EDGE, ink=card.ink, **across)
    foot = height - EDGE - 50
    canvas.line((EDGE, foot, width - EDGE, foot), fill=card.ink, width=3)
    canvas.line((EDGE, foot + 6, width - EDGE, foot + 6), fill=card.ink, width=1)
    below = card.paper if words and card.paper != card.headline else card.aside
    name = set_text(below, width=room, height=70, sizes=(42, 34))
    if name:
        name.draw(canvas, top=foot + 24, ink=card.soft if card.aside else card.ink, **across)
    return as_png(picture)


def as_png(picture: Image.Image) -> bytes:
    """In as few colours as flat ground and smooth letters need."""
    file = io.BytesIO()
    picture.quantize(64, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()
