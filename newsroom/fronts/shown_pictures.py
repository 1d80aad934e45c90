"""Which fronts show a picture in place of a story's own, for the library that knows none."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.fronts.arrangement import Slot
from newsroom.fronts.models import Front, Launch
from newsroom.pictures.uses import elsewhere


def fronts_showing(
    sender: Any, picture: Any, user: Any, **signal: Any
) -> Iterator[tuple[str, str]]:
    """The fronts that are live, planned or prepared with a picture: names and addresses."""
    shown = [(launch.front, launch.arranged()) for launch in given()]
    fronts = Front.objects.select_related("section").exclude(slots=[])
    shown += [(front, front.prepared()) for front in fronts]
    for front, slots in shown:
        if pinned(picture, slots):
            address = reverse("admin:fronts_front_change", args=[front.pk])
            named = _("On a front: %(front)s") % {"front": front}, address
            yield named if user.has_perm("fronts.view_front", front) else elsewhere()


def shown_on_a_front(sender: Any, picture: Any, **signal: Any) -> bool:
    """Whether readers see a picture on a front, now or from a planned moment on."""
    return any(pinned(picture, launch.arranged()) for launch in given())


def given() -> list[Launch]:
    """What readers have of the fronts, or are to have."""
    launches = Launch.objects.select_related("front__section")
    return [*launches.live(), *launches.planned()]


def pinned(picture: Any, slots: Iterable[Slot]) -> bool:
    return any(pin.picture == picture.pk for slot in slots for pin in slot.pins)
