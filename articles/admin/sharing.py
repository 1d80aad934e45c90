"""The story's “Share” page: links for people without an account, and what they answered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles import sign_off
from articles.models import Article, SignOff
from articles.numbers import whole_number

MOST = 100  # links on the page
HOURS = [
    (1, _lazy("1 hour")),
    (24, _lazy("24 hours")),
    (72, _lazy("3 days")),
    (168, _lazy("7 days")),
    (336, _lazy("14 days")),
    (720, _lazy("30 days")),
]


class LinkForm(forms.Form):
    """What a link is to show, to whom, how long, and whether it asks for an answer."""

    made_for = forms.CharField(
        max_length=120,
        required=False,
        label=_lazy("For"),
        help_text=_lazy("Who is to read it. Needed for a sign-off."),
    )
    asks_sign_off = forms.BooleanField(
        required=False, label=_lazy("Ask them to leave notes, and to approve or refuse")
    )
    shows = forms.ChoiceField(
        choices=[
            ("newest", _lazy("Always the newest version")),
            ("this", _lazy("Only the version as it stands now")),
        ],
        initial="newest",
        label=_lazy("Shows"),
    )
    lasts = forms.TypedChoiceField(choices=HOURS, coerce=int, initial=24, label=_lazy("Open for"))


class Sharing:
    """The part of the story's admin that lets people without an account read it."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.share_view)
        return [
            path("<int:pk>/share/", view, name="articles_article_share"),
            *super().get_urls(),
        ]

    def share_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The links that were made and what came of them; a new one, shown once when made."""
        article = self.get_object(request, str(pk))
        if article is None:
            raise Http404
        if not sign_off.may_share(request.user, article):
            raise PermissionDenied(_("You may not share this story."))
        if "_revoke" in request.POST:
            return self.revoke_link(request, article)
        form = self.link_form(request, article, request.POST or None)
        address = self.new_address(request, article, form) if form.is_valid() else ""
        context = {
            **self.admin_site.each_context(request),
            "title": _("Share"),
            "opts": self.opts,
            "article": article,
            "form": self.link_form(request, article) if address else form,
            "address": address,
            **shares(article),
        }
        status = 422 if form.is_bound and not address else 200
        return TemplateResponse(request, "desk/sharing.html", context, status=status)

    def link_form(self, request: HttpRequest, article: Article, sent: Any = None) -> LinkForm:
        """The form for a new link; who may not ask for a sign-off is told who may."""
        form = LinkForm(sent)
        if not sign_off.may_ask(request.user, article):
            form.fields["asks_sign_off"].disabled = True
            form.fields["asks_sign_off"].help_text = sign_off.WHO_ASKS
        return form

    def new_address(self, request: HttpRequest, article: Article, form: LinkForm) -> str:
        """The whole address of a link just made; empty if the form says what is wrong."""
        details = dict(form.cleaned_data)
        pinned = article.head if details.pop("shows") == "this" else None
        lasts = timedelta(hours=details.pop("lasts"))
        try:
            _link, token = sign_off.make_link(
                article, by=request.user, revision=pinned, lasts=lasts, **details
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return ""
        return settings.SITE_URL + reverse("public:shared", args=[token])

    def revoke_link(self, request: HttpRequest, article: Article) -> HttpResponse:
        """Close one of the story's links."""
        link = get_object_or_404(article.preview_links, pk=whole_number(request.POST["_revoke"]))
        sign_off.revoke(link, by=request.user)
        messages.success(request, _("The link leads nowhere from now on."))
        return redirect("admin:articles_article_share", article.pk)


def shares(article: Article) -> dict[str, Any]:
    """A story's links with their openings, and what was answered to which words."""
    links = article.preview_links.select_related("created_by", "revision").defer("revision__body")
    verdicts = SignOff.objects.filter(link__article=article).select_related("link", "revision")
    opened = links.annotate(times=Count("openings"), last=Max("openings__at"))
    still = set(article.preview_links.open().values_list("pk", flat=True))
    return {
        "links": [(link, link.pk in still) for link in opened[:MOST]],
        "verdicts": verdicts.defer("revision__body")[:MOST],
        "head": article.head,
        "needs_sign_off": bool(article.section and article.section.requires_sign_off),
    }
