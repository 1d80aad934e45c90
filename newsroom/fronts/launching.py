"""The one door of fronts: they are prepared, given to readers, rolled back, cancelled."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from articles.states import FAR_FUTURE
from newsroom.fronts.arrangement import Pin, Slot, written
from newsroom.fronts.models import Front, Launch, LaunchPicture
from newsroom.pictures.models import Picture

CONFLICT = "conflict"  # the code of the refusal where a colleague saved first


def prepare(
    front: Front, slots: Iterable[Slot], *, by: Any, seen: int | None, now: datetime | None = None
) -> Front:
    """Keep an arrangement for later; refused where a colleague saved since `seen`."""
    demand(by, "fronts.change_front", front)
    fresh = {"slots": written(slots), "changed_by": by, "changed_at": now or timezone.now()}
    here = Front.objects.filter(pk=front.pk, version=seen)
    if not here.update(**fresh, version=F("version") + 1):
        raise ValidationError(
            _("A colleague changed this front meanwhile. Nothing of theirs or yours is lost."),
            code=CONFLICT,
        )
    front.refresh_from_db()
    return front


@transaction.atomic
def launch(
    front: Front,
    *,
    by: Any,
    seen: int | None,
    at: datetime | None = None,
    note: str = "",
    now: datetime | None = None,
) -> Launch:
    """Give the prepared front to readers, at once or at a time to come."""
    demand(by, "fronts.launch_front", front)
    front = Front.objects.select_for_update().get(pk=front.pk)
    if front.version != seen:
        raise ValidationError(
            _("A colleague changed this front since you looked: look again, then launch."),
            code=CONFLICT,
        )
    return give(front, written(front.prepared()), by=by, at=at, note=note, now=now)


@transaction.atomic
def roll_back(earlier: Launch, *, by: Any, now: datetime | None = None) -> Launch:
    """Give readers an earlier arrangement again, from this moment on.

    What is being prepared stays as it is, unless it is what readers had: then it follows.
    """
    front = Front.objects.select_for_update().get(pk=earlier.front_id)
    now = now or timezone.now()
    demand(by, "fronts.launch_front", front)
    if not front.launches.begun(now).filter(pk=earlier.pk).exists():
        raise ValidationError(_("This front never was before readers."))
    replaced = front.launches.live(now).first()
    if replaced and front.slots == replaced.slots:
        Front.objects.filter(pk=front.pk).update(
            slots=earlier.slots, version=F("version") + 1, changed_by=by, changed_at=now
        )
    return give(front, earlier.slots, by=by, now=now, copy_of=earlier)


@transaction.atomic
def cancel(planned: Launch, *, by: Any, now: datetime | None = None) -> None:
    """Forget a launch that has not begun; the history keeps that it was planned."""
    front = Front.objects.select_for_update().get(pk=planned.front_id)
    now = now or timezone.now()
    demand(by, "fronts.launch_front", front)
    if (
        not front.launches.planned(now)
        .filter(pk=planned.pk)
        .update(cancelled_by=by, cancelled_at=now)
    ):
        raise ValidationError(_("This front has been launched: it can be rolled back."))
    settle(front)


def take_up(earlier: Launch, *, by: Any, seen: int | None, now: datetime | None = None) -> Front:
    """Go on preparing from what a launch gave to readers."""
    return prepare(earlier.front, earlier.arranged(), by=by, seen=seen, now=now)


def give(
    front: Front,
    slots: list[dict[str, Any]],
    *,
    by: Any,
    at: datetime | None = None,
    note: str = "",
    now: datetime | None = None,
    copy_of: Launch | None = None,
) -> Launch:
    """Let an arrangement take over from what is before readers, until the next one does."""
    now = now or timezone.now()
    at = at or now
    if at < now:
        raise ValidationError({"at": _("A front cannot be launched in the past.")})
    if front.launches.beginning_at(at).exists():
        raise ValidationError({"at": _("Another launch of this front is planned for then.")})
    settle(front, making_room_at=at)
    after = front.launches.planned(at).first()
    made = Launch.objects.create(
        front=front,
        slots=slots,
        live_from=at,
        live_until=after.live_from if after else FAR_FUTURE,
        launched_by=by,
        launched_at=now,
        note=note,
        copy_of=copy_of,
    )
    LaunchPicture.objects.bulk_create(
        LaunchPicture(
            launch=made,
            article_id=pin.story,
            picture_id=pin.picture,
            shown_from=max(at, pin.since or at),
        )
        for pin in pictured(made.arranged())
    )
    return made


def pictured(slots: Iterable[Slot]) -> list[Pin]:
    """The pins that show a picture in place of their story's own, as far as both are there."""
    pins = [pin for slot in slots for pin in slot.pins if pin.picture]
    stories = Article.objects.in_bulk({pin.story for pin in pins})
    pictures = Picture.objects.in_bulk({pin.picture for pin in pins})
    return [pin for pin in pins if pin.story in stories and pin.picture in pictures]


def settle(front: Front, *, making_room_at: datetime | None = None) -> None:
    """Let each launch last until the next begins."""
    standing = list(front.launches.standing().order_by("live_from"))
    begins = [each.live_from for each in standing] + ([making_room_at] if making_room_at else [])
    for each in standing:
        until = min((begin for begin in begins if begin > each.live_from), default=FAR_FUTURE)
        if each.live_until != until:
            Launch.objects.filter(pk=each.pk).update(live_until=until)


def demand(by: Any, permission: str, front: Front) -> None:
    if not by.has_perm(permission, front):
        raise PermissionDenied
