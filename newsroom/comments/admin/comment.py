"""The queue: what wants a moderator, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from articles.models import Section
from articles.numbers import whole_number
from newsroom.comments import moderation
from newsroom.comments.admin.deciding import Deciding
from newsroom.comments.admin.policies import Policies
from newsroom.comments.admin.stories import Stories
from newsroom.comments.checks import LABELS
from newsroom.comments.models import Comment
from newsroom.comments.states import BAN, FOR_PEOPLE, MODERATE, QUEUED, Standing

LENGTH = 40  # comments on a page
FARTHEST = 100_000  # pages: no queue is so long
TABS = (
    ("", lambda: _("To decide")),
    (Standing.WAITING, lambda: _("Waiting")),
    (Standing.REPORTED, lambda: _("Reported")),
    (Standing.APPEALED, lambda: _("Appealed")),
    (Standing.APPROVED, lambda: _("Approved")),
    (Standing.REFUSED, lambda: _("Refused")),
    ("banned", lambda: _("Of banned writers")),
)


@dataclass(frozen=True)
class Asked:
    """Which comments somebody wants to see."""

    show: str = ""
    section: Section | None = None
    page: int = 0

    @classmethod
    def by(cls, request: HttpRequest) -> Asked:
        show = request.GET.get("show", "")
        slug = request.GET.get("section", "")
        section = Section.objects.filter(slug=slug).first() if slug else None
        known = {name for name, _label in TABS}
        return cls(
            show if show in known else "",
            section,
            whole_number(request.GET.get("page"), most=FARTHEST) or 0,
        )

    def narrow(self, comments: Any) -> QuerySet:
        found = comments.in_section(self.section) if self.section else comments
        if self.show == "banned":
            return found.of_banned_writers()
        return found.standing(self.show) if self.show else found.queued()

    def query(self, **other: Any) -> str:
        words = {"show": self.show, "section": self.section and self.section.slug} | other
        said = urlencode({name: value for name, value in words.items() if value})
        return f"?{said}"


@admin.register(Comment)
class CommentAdmin(Deciding, Stories, Policies, admin.ModelAdmin):
    """Comments at the desk: every permission is asked of the comment itself."""

    def get_urls(self) -> list[Any]:
        wrap = self.admin_site.admin_view
        own = [
            path("decide/", wrap(self.decide_view), name="comments_comment_decide"),
            path("policies/", wrap(self.policies_view), name="comments_comment_policies"),
            path("story/<int:pk>/", wrap(self.story_view), name="comments_comment_story"),
        ]
        return [*own, *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> Any:
        """The comments that this person may decide about, and no others, on every road."""
        return Comment.objects.permitting(request.user, MODERATE).at_desk()

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(MODERATE, obj)

    has_change_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # comments are written below the story

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # they are refused, with a reason

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """What wants a moderator, the longest waiting first; or what was decided."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        asked = Asked.by(request)
        found = asked.narrow(self.get_queryset(request)).with_all()
        start = asked.page * LENGTH
        rows = list(found[start : start + LENGTH + 1])
        context = {
            "title": _("Comments"),
            "asked": asked,
            "tabs": [
                {
                    "display": label(),
                    "query_string": Asked(name, asked.section).query(),
                    "selected": name == asked.show,
                }
                for name, label in TABS
            ],
            "sections": self.choices(request, asked),
            "older": asked.query(page=asked.page + 1) if len(rows) > LENGTH else "",
            "newer": asked.query(page=asked.page - 1) if asked.page else "",
            **self.rows(request, rows[:LENGTH]),
        }
        return self.page(request, "queue", context)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """One comment with all that was decided about it."""
        comment = self.get_queryset(request).with_all().filter(pk=whole_number(object_id)).first()
        if comment is None:
            raise Http404
        context = {
            "title": _("Comment by %(name)s") % {"name": comment.name},
            "decisions": comment.decisions.select_related("by"),
            **self.rows(request, [comment]),
        }
        return self.page(request, "one", context)

    def choices(self, request: HttpRequest, asked: Asked) -> list[dict[str, Any]]:
        """The sections that a moderator may look at one by one."""
        reached = list(Section.objects.permitting(request.user, MODERATE))
        everywhere = {
            "display": _("All sections"),
            "query_string": Asked(asked.show).query(),
            "selected": asked.section is None,
        }
        return [everywhere] + [
            {
                "display": section.name,
                "query_string": Asked(asked.show, section).query(),
                "selected": asked.section == section,
            }
            for section in reached
        ]

    def rows(self, request: HttpRequest, comments: list[Comment]) -> dict[str, Any]:
        """What the rows of a list show beside the comments themselves."""
        for comment in comments:
            ways = comment.ways
            if comment.standing == Standing.APPEALED and not moderation.may_decide(
                request.user, comment
            ):
                ways, comment.is_for_another = [], True
            comment.may = ways
            comment.open_reports = (
                list(comment.reports.filter(settled_at=None))
                if comment.standing in QUEUED or comment.is_public
                else []
            )
            comment.held_by = [LABELS.get(check, check) for check in comment.caught_by]
            comment.appealed = getattr(comment, "appeal", None)
        return {
            "comments": comments,
            "reasons": FOR_PEOPLE,
            "may_ban": request.user.has_perm(BAN),
            "back": request.get_full_path(),
        }

    def page(
        self, request: HttpRequest, name: str, context: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"desk/comments/{name}.html", context, status=status)
