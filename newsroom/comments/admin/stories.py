"""The comments of one story at the desk, and until when it takes them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles.models import Article, Edition
from newsroom.comments import settling
from newsroom.comments.models import When
from newsroom.comments.opening import WITH_RULES, beside, opening_of
from newsroom.comments.states import MODERATE

MOST = 200  # comments on the page


class WhenForm(forms.Form):
    """Until when a story takes comments."""

    when = forms.ChoiceField(
        label=_lazy("This story takes comments"), choices=When, widget=forms.RadioSelect
    )
    closes_after = forms.IntegerField(
        label=_lazy("Days after publication"),
        required=False,
        min_value=0,
        max_value=settling.LONGEST,
    )


class Stories:
    """The part of the comments' admin that is about one story."""

    def story_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A story's comments, the newest first, and the rule that holds for it."""
        article = Article.objects.select_related("section", "head__author").filter(pk=pk).first()
        reaches = article and (
            request.user.has_perm(MODERATE, article)
            or request.user.has_perm(settling.CHANGE_THREAD, article)
        )
        if not article or not reaches:
            raise Http404
        thread = beside(article, "comment_thread")
        form = WhenForm(
            request.POST or None,
            initial={
                "when": thread.when if thread else When.AS_SECTION,
                "closes_after": thread.closes_after if thread else None,
            },
            label_suffix="",
        )
        if request.method == "POST" and self.settled(request, article, form):
            return redirect("admin:comments_comment_story", article.pk)
        found = self.get_queryset(request).on(article).with_all().order_by("-pk")
        live = Edition.objects.live().filter(article=article).select_related("section", *WITH_RULES)
        edition = live.first()
        context = {
            "title": _("Comments"),
            "article": article,
            "form": form,
            "edition": edition,
            "opening": opening_of(edition) if edition else None,
            "may_settle": request.user.has_perm(settling.CHANGE_THREAD, article),
            **self.rows(request, list(found[:MOST])),
        }
        return self.page(request, "story", context, status=422 if form.errors else 200)

    def settled(self, request: HttpRequest, article: Article, form: Any) -> bool:
        """Keep what the form says; False if it says what is wrong."""
        if not form.is_valid():
            return False
        try:
            settling.settle_story(article, by=request.user, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return False
        messages.success(request, _("Saved."))
        return True
