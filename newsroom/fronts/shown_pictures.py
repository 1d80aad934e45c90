"""Which fronts show a picture in place of a story's own, for the library that knows none."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.fronts.models import Front, Launch


def fronts_showing(sender: Any, picture: Any, **signal: Any) -> Iterator[tuple[str, str]]:
    """The fronts that are live, planned or prepared with a picture: names and addresses."""
    launches = Launch.objects.select_related("front__section")
    given = [*launches.live(), *launches.planned()]
    shown = [(launch.front, launch.arranged()) for launch in given]
    fronts = Front.objects.select_related("section").exclude(slots=[])
    shown += [(front, front.prepared()) for front in fronts]
    for front, slots in shown:
        if any(pin.picture == picture.pk for slot in slots for pin in slot.pins):
            address = reverse("admin:fronts_front_change", args=[front.pk])
            yield _("On a front: %(front)s") % {"front": front}, address
