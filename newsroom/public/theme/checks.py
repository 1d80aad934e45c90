"""What a theme may not be: what is no colour, what cannot be read, what is not there."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from newsroom.public.drawn.icon import SMALLEST_OF_A_THEME
from newsroom.public.theme.colours import READABLE, Colour, colour, contrast, written
from newsroom.public.theme.faces import FACES
from newsroom.public.theme.logo import size_of
from newsroom.public.theme.palette import OURS, SCHEMES, palettes

COLOUR_HINT = "Write it as #0b4f6c, as rgb(11, 79, 108), or by its name in CSS; or leave it unset."


@register()
def the_theme_can_be_worn(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Every setting of the theme makes sense, and what is written in its colours can be read."""
    said = settings.THEME
    found = [*not_colours(said), *not_faces(said), *not_there(said)]
    return found or list(not_readable(said))


def not_colours(said: dict[str, Any]) -> Iterator[CheckMessage]:
    for name in OURS:
        for scheme, value in zip(SCHEMES, said[name], strict=True):
            try:
                colour(value or "black")
            except ValueError:
                yield Error(
                    f"{setting(name, scheme)} is “{value}”, which is not a colour.",
                    hint=COLOUR_HINT,
                    id="newsroom.E010",
                )


def not_readable(said: dict[str, Any]) -> Iterator[CheckMessage]:
    """Ink and accent are read on the paper, and on its tint."""
    for scheme, palette in zip(SCHEMES, palettes(said), strict=True):
        for name, value in (("ink", palette.ink), ("accent", palette.accent)):
            ratio = min(contrast(value, palette.paper), contrast(value, palette.tint))
            if ratio < READABLE:
                yield Error(
                    unreadable(name, scheme, value, palette.paper, ratio),
                    hint="Choose it darker on a light paper, lighter on a dark one.",
                    id="newsroom.E011",
                )


def unreadable(name: str, scheme: str, value: Colour, paper: Colour, ratio: float) -> str:
    return (
        f"{setting(name, scheme)} is {written(value)}, which reads at {ratio:.1f} to 1 on the "
        f"{scheme} paper ({written(paper)}); text needs {READABLE} to 1 (WCAG AA)."
    )


def not_faces(said: dict[str, Any]) -> Iterator[CheckMessage]:
    for part, known in FACES.items():
        if said[part] not in known:
            yield Error(
                f"THEME_{part.upper()} is “{said[part]}”, which is not a face we know.",
                hint=f"Choose one of {', '.join(known)}; or leave it unset.",
                id="newsroom.E012",
            )


def not_there(said: dict[str, Any]) -> Iterator[CheckMessage]:
    """Files and folders that settings name."""
    if settings.THEME_DIR and not Path(settings.THEME_DIR).is_dir():
        yield Error(
            f"THEME_DIR is “{settings.THEME_DIR}”, which is not a folder.",
            hint="Make it, with templates/ and static/ in it; or leave it unset.",
            id="newsroom.E013",
        )
    for name in ("logo", "logo_dark"):
        if said[name] and size_of(said[name]) is None:
            yield Error(
                f"THEME_{name.upper()} is “{said[name]}”, and no picture is found there.",
                hint="Name a file below static/, such as img/logo.svg; an SVG needs a viewBox.",
                id="newsroom.E013",
            )
    size = size_of(said["icon"])
    if said["icon"] and (not size or size[0] != size[1] or size[0] < SMALLEST_OF_A_THEME):
        yield Error(
            f"THEME_ICON is “{said['icon']}”, and no square picture of {SMALLEST_OF_A_THEME} "
            "pixels or more is found there.",
            hint="Name a PNG below static/, such as img/icon.png.",
            id="newsroom.E013",
        )


def setting(name: str, scheme: str) -> str:
    """The name of the setting for a colour: THEME_ACCENT, THEME_ACCENT_DARK."""
    return f"THEME_{name.upper()}" + ("_DARK" if scheme == "dark" else "")
