"""What was launched, by whom and when; and the ways back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.numbers import whole_number
from newsroom.fronts import launching
from newsroom.fronts.looking import headlines

MOST = 60


class Launches:
    """The part of the fronts' admin that looks back."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.launch_view)
        own = [
            path(f"<int:pk>/launches/<int:launch>/{way}/", view, {"way": way}, name=name)
            for way, name in (
                ("roll-back", "fronts_front_roll_back"),
                ("take-up", "fronts_front_take_up"),
                ("cancel", "fronts_front_cancel"),
            )
        ]
        return [*own, *super().get_urls()]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Every launch of a front, the newest first."""
        front = self.found(request, object_id)
        people = ("launched_by", "cancelled_by", "copy_of")
        launches = list(front.launches.select_related(*people)[:MOST])
        now = timezone.now()
        pinned = headlines([launch.arranged() for launch in launches], request.user)
        for launch, stories in zip(launches, pinned, strict=True):
            launch.headlines = stories
            launch.is_planned = launch.cancelled_at is None and launch.live_from > now
            launch.is_live = launch.cancelled_at is None and launch.live_from <= now
            launch.is_live = launch.is_live and now < launch.live_until
        context = {
            "title": _("Launches: %(front)s") % {"front": front},
            "front": front,
            "launches": launches,
            "may_change": request.user.has_perm("fronts.change_front", front),
            "may_launch": request.user.has_perm("fronts.launch_front", front),
        }
        return self.page(request, "launches", context)

    def launch_view(self, request: HttpRequest, pk: int, launch: int, way: str) -> HttpResponse:
        """Roll back to a launch, go on from it, or cancel it while it is to come."""
        front = self.found(request, pk)
        chosen = get_object_or_404(front.launches.select_related("front"), pk=launch)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            said = WAYS[way](chosen, request.user, request.POST.get("seen", ""))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("admin:fronts_front_history", front.pk)
        messages.success(request, said)
        place = "change" if way == "take-up" else "history"
        return redirect(f"admin:fronts_front_{place}", front.pk)


def roll_back(chosen: Any, by: Any, seen: str) -> str:
    launching.roll_back(chosen, by=by)
    return _("Rolled back: readers have that front again.")


def take_up(chosen: Any, by: Any, seen: str) -> str:
    launching.take_up(chosen, by=by, seen=whole_number(seen))
    return _("You go on from that front. Readers see nothing of it before it is launched.")


def cancel(chosen: Any, by: Any, seen: str) -> str:
    launching.cancel(chosen, by=by)
    return _("Cancelled: that front is not launched.")


WAYS = {"roll-back": roll_back, "take-up": take_up, "cancel": cancel}
