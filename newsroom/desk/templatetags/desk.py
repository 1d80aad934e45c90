"""How the desk says times."""

from datetime import datetime

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

register = template.Library()


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
        return _("%(time)s ago") % {"time": timesince(moment, now, depth=1)}
    return _("in %(time)s") % {"time": timeuntil(moment, now, depth=1)}
