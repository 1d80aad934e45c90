"""How much one story's text may hold, so that nothing posted keeps the desk busy for long."""

from __future__ import annotations

import re
from math import ceil

from django.utils.formats import number_format
from django.utils.translation import gettext as _

MEGABYTE = 1_000_000
MOST_BYTES = 1 * MEGABYTE
MOST_BLOCKS = 10_000  # with list items, rows and whatever else begins a line
MOST_TAGS = 20_000  # with marks, links and breaks
MOST_ENTITIES = 30_000  # the parser looks at all that follows for each of them
TAG = re.compile(r"<[a-z]", re.IGNORECASE)
BEGINS_LINE = re.compile(
    r"<(?:p|h[1-6]|[uo]l|li|blockquote|table|caption|tr|hr|aside|figure|div|section|article|main"
    r"|header|footer|center|pre|address)\b",
    re.IGNORECASE,
)


def too_much(body: str) -> str:
    """Why a text is more than a story may hold; empty if it is not."""
    size = len(body.encode(errors="replace"))
    if size > MOST_BYTES:
        told = number_format(ceil(size * 10 / MEGABYTE) / 10, decimal_pos=1)
        return _(
            "This text is too long: %(size)s MB, and a story may have at most %(most)d MB."
        ) % {"size": told, "most": MOST_BYTES // MEGABYTE}
    lines = sum(1 for _match in BEGINS_LINE.finditer(body))
    if lines > MOST_BLOCKS:
        return _(
            "This text has too many paragraphs: %(lines)d, and a story may have at most %(most)d."
        ) % {"lines": lines, "most": MOST_BLOCKS}
    tags = sum(1 for _match in TAG.finditer(body))
    if tags > MOST_TAGS or body.count("&") > MOST_ENTITIES:
        return _("This text has too many marks, links, breaks or special characters for one story.")
    return ""
