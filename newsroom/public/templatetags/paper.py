"""How the paper's templates say times, names and labels."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Edition, Section
from newsroom.pictures.models import Picture
from newsroom.public import cards
from newsroom.public.pages import absolute as absolute_address
from newsroom.public.structured_data import WIDE_ENOUGH, Script
from newsroom.stylesheets import addresses

LANDS = {"en": "GB"}  # of other languages the land is called as the language is: “de_DE”

register = template.Library()
register.filter("kicker", cards.kicker)
register.filter("names", cards.names)
register.filter("signatures", cards.signatures)
register.filter("absolute", absolute_address)


@register.simple_tag
def day(moment: datetime) -> SafeString:
    """A date as people say it; the exact time and its zone stand on the element."""
    return _time(moment, _("j F Y"))


@register.simple_tag
def moment(moment: datetime) -> SafeString:
    """A date and time with its zone."""
    return _time(moment, _("j F Y, H:i T"))


@register.filter
def locale(language: str) -> str:
    """A language as the Open Graph has it, with a land: “en_GB”."""
    return f"{language}_{LANDS.get(language, language.upper())}"


@register.filter
def wide(picture: Picture) -> dict[str, Any]:
    """The rendition of a picture for large previews elsewhere."""
    return picture.at_least(WIDE_ENOUGH)


@register.filter
def landscape(picture: Picture) -> dict[str, Any]:
    """A picture in the shape that previews elsewhere have, once that is cut."""
    return picture.crop("16x9") or wide(picture)


@register.filter
def shape(picture: Picture) -> str:
    """Whether a picture may step out of the column, or would grow too tall: “broad” or “tall”."""
    return "broad" if picture.width >= 1.25 * picture.height else "tall"


@register.simple_tag
def stylesheets(*names: str) -> SafeString:
    """Links to sheets, or to bundles of them."""
    links = ((address,) for address in addresses(*names))
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', links)


@register.simple_tag
def data_script(data: Script) -> Script:
    """Data for search engines, as a script that no browser runs."""
    return data


@register.filter
def period_name(period: Any) -> str:
    """A year, a month or a day of the archive, as its title."""
    spoken = {"year": _("Y"), "month": _("F Y"), "day": _("l j F Y")}
    return formats.date_format(period.first, spoken[period.grain])


@register.filter
def part_name(period: Any) -> str:
    """A month or a day, named inside the period that it belongs to."""
    return formats.date_format(period.first, {"month": "F", "day": "j"}[period.grain])


@register.filter
def labelled(story: Edition, front: Any) -> Section | None:
    """The section to name above a story: on a section's own front not that section."""
    return None if front.section and front.section.pk == story.section_id else story.section


@register.filter
def of(found: Mapping[str, str], key: str) -> str:
    """What is known of a thing by its key; “” where nothing is."""
    return found.get(key, "")


@register.filter
def initials(name: str) -> str:
    """The first letters of a name's first and last word."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def _time(moment: datetime, spoken: str) -> SafeString:
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        formats.date_format(local, _("l j F Y, H:i T")),
        formats.date_format(local, spoken),
    )
