"""The theme as pages know it, and its stylesheet, at an address that follows its content."""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from newsroom.public.theme import faces
from newsroom.public.theme.colours import Colour, written
from newsroom.public.theme.logo import Logo, logo
from newsroom.public.theme.palette import SCHEMES, SECTIONS, Palette, palettes

A_YEAR = 31_536_000  # seconds


@dataclass(frozen=True)
class Theme:
    """What every page shows of the paper's own look."""

    sheet: str  # “” where all is as in our own stylesheets
    papers: dict[str, str]  # the paper's colour by scheme, for the browser's own frame
    faces: tuple[str, ...]  # the files of type to fetch first
    logo: Logo | None

    @property
    def address(self) -> str:
        """Where its stylesheet is; another one whenever that says something else."""
        if not self.sheet:
            return ""
        return reverse("public:theme", args=[digest_of(self.sheet)])


def theme() -> Theme:
    """The theme that settings describe."""
    return made(tuple(settings.THEME.items()), settings.STATIC_URL)


@lru_cache(maxsize=4)
def made(said: tuple[tuple[str, Any], ...], static_url: str) -> Theme:
    given = dict(said)
    light, dark = palettes(given)
    return Theme(
        sheet=stylesheet(given, light, dark),
        papers=dict(zip(SCHEMES, (written(light.paper), written(dark.paper)), strict=True)),
        faces=tuple(
            file for part, file in faces.FILES.items() if not faces.face(part, given[part])
        ),
        logo=logo(given["logo"], given["logo_dark"]),
    )


def stylesheet(said: dict[str, Any], light: Palette, dark: Palette) -> str:
    """Our own colours and faces said anew; made of what we parsed, never of what was typed."""
    lines = colour_lines(light, dark) if (light, dark) != palettes(NOTHING_SAID) else []
    for part in faces.FACES:
        if families := faces.face(part, said[part]):
            lines.append(f"--{part}: {families};")
    if not lines:
        return ""
    return "@layer tokens {\n  :root {\n    " + "\n    ".join(lines) + "\n  }\n}\n"


def colour_lines(light: Palette, dark: Palette) -> list[str]:
    """Every colour of the paper in both schemes, as custom properties."""
    pairs: dict[str, tuple[Colour, Colour]] = {
        "paper": (light.paper, dark.paper),
        "paper-tint": (light.tint, dark.tint),
        "ink": (light.ink, dark.ink),
        "ink-soft": (light.soft, dark.soft),
        "line": (light.line, dark.line),
        "line-strong": (light.ink, dark.ink),
        "accent": (light.accent, dark.accent),
    } | {name: (light.section(name), dark.section(name)) for name in SECTIONS}
    return [
        f"--{name}: light-dark({written(by_day)}, {written(by_night)});"
        for name, (by_day, by_night) in pairs.items()
    ]


def digest_of(sheet: str) -> str:
    return blake2b(sheet.encode(), digest_size=6).hexdigest()


@require_safe
def theme_sheet(request: HttpRequest, digest: str) -> HttpResponse:
    """The stylesheet; what it says never changes at this address."""
    sheet = theme().sheet
    if not sheet or digest != digest_of(sheet):
        raise Http404
    response = HttpResponse(sheet, content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    return response


NOTHING_SAID = {"paper": ("", ""), "ink": ("", ""), "accent": ("", "")}
