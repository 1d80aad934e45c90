"""The paper's colours in light and in dark: those that settings name, and those that follow."""

from dataclasses import dataclass
from typing import Any

from newsroom.public.theme.colours import Colour, colour, mixed, readable

SCHEMES = ("light", "dark")
# As in paper-tokens.css: in light, in dark.
OURS = {
    "paper": ("#fffefb", "#131312"),
    "ink": ("#161616", "#e9e7e2"),
    "accent": ("#0b4f6c", "#7cc4e4"),
}
SECTIONS = {
    "red": ("#b3261e", "#ff8f85"),
    "orange": ("#a04400", "#ffa566"),
    "green": ("#2a6a2e", "#84cf89"),
    "teal": ("#00686a", "#5dcfcf"),
    "blue": ("#1d55b3", "#8fb9ff"),
    "purple": ("#683b9e", "#c6a6f7"),
    "pink": ("#a5236c", "#ff94c7"),
    "grey": ("#57554f", "#b5b2aa"),
}


@dataclass(frozen=True)
class Palette:
    """The colours of one scheme; all but the first three follow from those."""

    paper: Colour
    ink: Colour
    accent: Colour
    scheme: int  # its place in SCHEMES

    @property
    def tint(self) -> Colour:
        """A ground for what is set apart."""
        return mixed(self.paper, self.ink, 0.045)

    @property
    def soft(self) -> Colour:
        """Ink for what is said aside."""
        return self.readable(mixed(self.ink, self.paper, 0.3))

    @property
    def line(self) -> Colour:
        return mixed(self.paper, self.ink, 0.16)

    def section(self, name: str) -> Colour:
        """A section's colour as it can be read on this paper; the accent for an unknown one."""
        if name not in SECTIONS:
            return self.accent
        return self.readable(colour(SECTIONS[name][self.scheme]))

    def readable(self, wanted: Colour) -> Colour:
        return readable(wanted, on=self.tint, towards=self.ink)


def palettes(said: dict[str, Any]) -> tuple[Palette, Palette]:
    """Light and dark, as settings say; what they do not say is ours.

    An accent without one for the dark is lightened until it can be read there. What is no colour
    is left out: the system check has named it.
    """
    light, dark = (
        Palette(
            **{name: given(said, name, scheme) or ours(name, scheme) for name in OURS},
            scheme=scheme,
        )
        for scheme in (0, 1)
    )
    accent = given(said, "accent", 0)
    if accent and not given(said, "accent", 1):
        dark = Palette(dark.paper, dark.ink, dark.readable(accent), 1)
    return light, dark


def given(said: dict[str, Any], name: str, scheme: int) -> Colour | None:
    """A colour that settings name."""
    try:
        return colour(said[name][scheme]) if said[name][scheme] else None
    except ValueError:
        return None


def ours(name: str, scheme: int) -> Colour:
    return colour(OURS[name][scheme])
