"""How the desk says times."""

from datetime import datetime
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _
from django.utils.translation import npgettext_lazy as _many

register = template.Library()

# In a context of their own: after “vor” and “in”, German days are “Tagen”.
UNITS: dict[str, Any] = {
    "year": _many("ago or ahead", "%(num)d year", "%(num)d years", "num"),
    "month": _many("ago or ahead", "%(num)d month", "%(num)d months", "num"),
    "week": _many("ago or ahead", "%(num)d week", "%(num)d weeks", "num"),
    "day": _many("ago or ahead", "%(num)d day", "%(num)d days", "num"),
    "hour": _many("ago or ahead", "%(num)d hour", "%(num)d hours", "num"),
    "minute": _many("ago or ahead", "%(num)d minute", "%(num)d minutes", "num"),
}


@register.simple_tag
def when(moment: datetime, now: datetime | None = None) -> SafeString:
    """A moment as people say it, “12 minutes ago”; the exact time and its zone on the element."""
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        formats.date_format(local, _("l j F Y, H:i T")),
        spoken(moment, now or timezone.now()),
    )


@register.simple_tag
def exactly(moment: datetime) -> SafeString:
    """A moment to the minute, with its zone, for what is still to come."""
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        formats.date_format(local, _("D j M Y, H:i T")),
    )


def spoken(moment: datetime, now: datetime) -> str:
    """The distance between two moments in one unit."""
    if abs((now - moment).total_seconds()) < 60:
        return _("just now")
    if moment < now:
        return _("%(time)s ago") % {"time": timesince(moment, now, time_strings=UNITS, depth=1)}
    return _("in %(time)s") % {"time": timeuntil(moment, now, time_strings=UNITS, depth=1)}
