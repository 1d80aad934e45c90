"""Checks beside the text: of what is saved as the form opens, of what is typed after that."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _

from articles import checks, gate
from articles.models import Article, Section
from articles.numbers import whole_number
from articles.sizes import too_much
from articles.slugs import slug_from
from articles.states import TRANSITIONS


class Checking:
    """The address that the form asks while somebody types."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.checks_view)
        return [
            path("checks/", view, name="articles_article_checks"),
            path("<int:pk>/checks/", view, name="articles_article_checks"),
            *super().get_urls(),
        ]

    def checks_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """What there is to say about words that are not saved; nothing is kept."""
        story = self.story_at(request, None if pk is None else str(pk))
        if story and not self.may_write(request, story):
            raise PermissionDenied(_("You may not change this story."))
        if request.method != "POST":
            return HttpResponse(status=405, headers={"Allow": "POST"})
        if refusal := too_much(request.POST.get("body", "")):
            return HttpResponse(refusal, status=413)
        return render(request, "desk/story/_findings.html", of_posted(request.POST, story))


def of_posted(posted: Any, story: Article | None) -> dict[str, Any]:
    """The findings on what somebody typed."""
    key = whole_number(posted.get("section", ""))
    section = Section.objects.filter(pk=key).first() if key else None
    draft = checks.draft_posted(posted, story, section)
    typed = Article(headline=draft.headline, body=draft.body, section=section)
    typed.slug = posted.get("slug", "") or slug_from(draft.headline, posted.get("language", ""))
    return shown(draft, typed)


def checks_context(request: HttpRequest, story: Article | None) -> dict[str, Any]:
    """The findings as the page opens: on what was refused, or on what is saved."""
    if too_much(request.POST.get("body", "")):
        return {}
    if request.method == "POST":
        return of_posted(request.POST, story)
    if story is None:
        return shown(checks.Draft(), Article())
    return shown(checks.draft_of(story), story)


def shown(draft: checks.Draft, story: Article) -> dict[str, Any]:
    """What the story lacks to be submitted, then what must be put right and what is advised."""
    found = checks.check(draft, story.section.checks if story.section else {})
    lacking = gate.obstacles(story, TRANSITIONS["submit"])
    return {
        "missing_findings": [
            checks.Finding(sentence, field)
            for field, sentences in lacking.items()
            for sentence in sentences
        ],
        "must_findings": [finding for finding in found if finding.is_must],
        "advice_findings": [finding for finding in found if not finding.is_must],
    }
