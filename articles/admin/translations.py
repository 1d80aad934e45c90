"""The story's “Translations” page: what says the same in other languages, and a new one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from articles import translating
from articles.models import Article
from articles.numbers import whole_number
from articles.search.unindexed import sought
from articles.states import Standing

MOST = 20  # stories offered to be linked


class Translations:
    """The part of the story's admin that keeps its translations together."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.translations_view)
        return [
            path("<int:pk>/translations/", view, name="articles_article_translations"),
            *super().get_urls(),
        ]

    def translations_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The story's versions in other languages; begins, links and parts them."""
        article = self.get_object(request, str(pk))
        if not self.has_view_permission(request, article):
            raise PermissionDenied
        wrong: list[str] = []
        if request.method == "POST":
            try:
                return self.changed(request, article)
            except ValidationError as refusal:
                wrong = refusal.messages
        words = request.GET.get("q", "").strip()[:100]
        may_change = self.has_change_permission(request, article)
        versions = Article.objects.versions_of(article).rows().with_standing()
        for version in versions:
            version.public = Standing(version.standing)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Translations"),
            "opts": self.opts,
            "article": article,
            "versions": list(versions),
            "languages": translating.free_languages(article),
            "may_begin": self.has_add_permission(request),
            "may_change": may_change,
            "q": words,
            "offered": offered(request.user, article, words) if words and may_change else None,
            "wrong": wrong,
        }
        status = 422 if wrong else 200
        return TemplateResponse(request, "desk/translations.html", context, status=status)

    def changed(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Do what a button says, and go where one goes on."""
        if "_begin" in request.POST:
            made = translating.begin(article, request.POST["_begin"], by=request.user)
            self.log_addition(request, made, [{"added": {}}])
            messages.success(request, _("A copy to be translated: nothing of it is public."))
            return redirect("admin:articles_article_change", made.pk)
        name = "_link" if "_link" in request.POST else "_part"
        other = self.named(request, request.POST.get(name, ""))
        if name == "_link":
            translating.link(article, other, by=request.user)
            messages.success(request, _("The two stories are linked."))
        else:
            if other not in {article, *Article.objects.versions_of(article)}:
                raise Http404
            translating.part(other, by=request.user)
            messages.success(request, _("The story is no translation of the others any more."))
        self.log_change(request, article, [{"changed": {"fields": ["translations"]}}])
        return redirect("admin:articles_article_translations", article.pk)

    def named(self, request: HttpRequest, key: str) -> Article:
        """A story within reach that a button names."""
        within_reach = Article.objects.permitting(request.user, "articles.view_article")
        return get_object_or_404(within_reach, pk=whole_number(key))


def offered(user: Any, article: Article, words: str) -> Any:
    """Stories in other languages with these words in their headlines, newest first."""
    found = Article.objects.permitting(user, "articles.change_article")
    found = found.exclude(language=article.language).exclude(translation__isnull=False)
    found = found.filter(*(word.within("headline") for word in sought(words)))
    return found.rows().with_standing().order_by("-updated_at", "-pk")[:MOST]
