"""A story's history in plain words, and any two of its versions compared."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import markup, unseen
from articles.admin.authorship import Authorship
from articles.admin.looking_back import version
from articles.admin.restoring import Restoring
from articles.admin.timeline import folded, lines
from articles.comparison import compare
from articles.models import Article, Move, Revision
from articles.numbers import whole_number

LENGTH = 100  # versions on one page of a history


@dataclass(frozen=True)
class Asked:
    """Which versions of a history somebody wants to see."""

    only: str = ""  # “named” or “moves”
    person: int | None = None

    @classmethod
    def by(cls, query) -> "Asked":
        only = query.get("only", "")
        return cls(only if only in {"named", "moves"} else "", whole_number(query.get("by")))

    def __bool__(self) -> bool:
        return bool(self.only or self.person)

    def narrow(self, revisions):
        """Those of a story's versions that are wanted."""
        if self.only == "named":
            revisions = revisions.exclude(name="")
        if self.only == "moves":
            revisions = revisions.filter(pk__in=Move.objects.values("revision"))
        return revisions.filter(author=self.person) if self.person else revisions

    def query(self, before: int) -> str:
        """The address of the page that follows."""
        asked = {"only": self.only, "by": self.person, "before": before}
        return "?" + urlencode({name: value for name, value in asked.items() if value})


class History(Restoring, Authorship):
    """The part of the story's admin that looks back."""

    def get_urls(self):
        compare_view = self.admin_site.admin_view(self.compare_view)
        name_view = self.admin_site.admin_view(require_POST(self.name_view))
        return [
            path("<int:pk>/compare/", compare_view, name="articles_article_compare"),
            path("<int:pk>/name/<int:version>/", name_view, name="articles_article_name"),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        """Versions and moves in one line of time, the newest first."""
        article = self.get_object(request, object_id)
        asked = Asked.by(request.GET)
        revisions = list(timeline(article, asked, before=whole_number(request.GET.get("before"))))
        page, older = revisions[:LENGTH], revisions[LENGTH:]
        told = lines(article, page)
        people = get_user_model().objects.filter(revisions__article=article).distinct()
        context = {
            **self.admin_site.each_context(request),
            "title": _("History"),
            "opts": self.opts,
            "article": article,
            "entries": told if asked else list(folded(told)),
            "asked": asked,
            "people": people.order_by("name"),
            "revisions": page,
            "older": asked.query(page[-1].number) if older else "",
            "may_change": self.has_change_permission(request, article),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "desk/history.html", context)

    def name_view(self, request, pk, version):
        """Give a version a name, or take it away."""
        article = self.get_object(request, str(pk))
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        revision = get_object_or_404(article.revisions, number=min(version, 2**31 - 1))
        name = " ".join(unseen.line(request.POST.get("name", "")).split())
        longest = Revision._meta.get_field("name").max_length
        article.revisions.filter(pk=revision.pk).update(name=name[:longest])
        return redirect("admin:articles_article_history", article.pk)

    def compare_view(self, request, pk):
        """Two versions of one story, word by word."""
        article = self.get_object(request, str(pk))
        if article.head is None:
            raise Http404
        new = version(article, request.GET.get("new"), article.head.number)
        old = version(article, request.GET.get("old"), max(new.number - 1, 1))
        if old.number > new.number:
            old, new = new, old
        keys = markup.picture_keys(old.body) + markup.picture_keys(new.body)
        library = Article._meta.get_field("lead_picture").related_model.objects
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Compare versions"),
            "opts": self.opts,
            "article": article,
            "old": old,
            "new": new,
            "comparison": compare(old, new, library.with_keys(keys)),
            "beside": request.GET.get("view") == "beside",
            "revisions": list(timeline(article)[:LENGTH]),
            "may_change": self.has_change_permission(request, article),
        }
        return TemplateResponse(request, "desk/compare.html", context)


def timeline(article, asked=None, before=None):
    """A story's versions without their texts, the newest first; one more than a page holds."""
    found = article.revisions.select_related("author", "parent").order_by("-number")
    if asked:
        found = asked.narrow(found)
    if before:
        found = found.filter(number__lt=before)
    return found.defer("body", "standfirst", "parent__body", "parent__standfirst")[: LENGTH + 1]
