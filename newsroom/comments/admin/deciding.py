"""What moderators decide: about one comment or about many, each through the same door."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.comments import bans, moderation
from newsroom.comments.models import Comment
from newsroom.comments.states import MODERATING

MOST = 200  # comments decided about at once


class Deciding:
    """The part of the comments' admin that writes."""

    def decide_view(self, request: HttpRequest) -> HttpResponse:
        """Make one move with each of the chosen comments; what cannot be done is said."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_view_permission(request):
            raise PermissionDenied
        name = request.POST.get("do", "")
        chosen = self.chosen(request)
        done, refused = 0, []
        for comment in chosen:
            try:
                decide(comment, name, request)
                done += 1
            except ValidationError as refusal:
                refused += refusal.messages
            except PermissionDenied as refusal:
                refused.append(str(refusal))
        if not chosen:
            refused = [_("Choose some comments first.")]
        if done:
            said = ngettext("%(count)d comment: done.", "%(count)d comments: done.", done)
            messages.success(request, said % {"count": done})
        for sentence in dict.fromkeys(refused):
            messages.error(request, sentence)
        return HttpResponseRedirect(way_back(request))

    def chosen(self, request: HttpRequest) -> list[Comment]:
        """The comments that were named, as far as this person may decide about them."""
        keys = []
        for words in request.POST.getlist("comment")[:MOST]:
            try:
                keys.append(UUID(words))
            except ValueError:
                continue
        return list(self.get_queryset(request).with_all().filter(key__in=keys))


def decide(comment: Comment, name: str, request: HttpRequest) -> None:
    """Make a move, or ban the writer; raises what the doors raise."""
    said: Any = request.POST
    note = said.get("note", "")
    if name == "ban":
        bans.ban(comment, by=request.user, note=note)
        return
    if name == "unban":
        bans.unban(comment, by=request.user)
        return
    if name not in MODERATING:
        raise ValidationError(_("There is no such move."))
    moderation.move(
        comment,
        name,
        by=request.user,
        reason=said.get("reason", ""),
        note=note,
        seen=said.get(f"seen-{comment.key}", ""),
    )


def way_back(request: HttpRequest) -> str:
    """Where the moderator was, at the comment that comes next."""
    back = request.POST.get("back", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("admin:comments_comment_changelist")
    return f"{back.partition('#')[0]}#queue"
