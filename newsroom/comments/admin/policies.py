"""Where comments are taken, section by section."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles.models import Section
from newsroom.comments import settling
from newsroom.comments.models import Moderation
from newsroom.comments.opening import beside


class PolicyForm(forms.Form):
    """What one section says of comments."""

    moderation = forms.ChoiceField(label=_lazy("Comments"), choices=Moderation)
    closes_after = forms.IntegerField(
        label=_lazy("Closing after (days)"),
        required=False,
        min_value=0,
        max_value=settling.LONGEST,
    )


class Policies:
    """The part of the comments' admin that is about sections."""

    def policies_view(self, request: HttpRequest) -> HttpResponse:
        """Each section with what it says, to be changed all at once."""
        reached = Section.objects.permitting(request.user, settling.CHANGE_POLICY)
        sections = list(reached.select_related("comment_policy"))
        if not sections:
            raise PermissionDenied
        rows = [(section, form_of(request, section)) for section in sections]
        if request.method == "POST" and self.kept(request, rows):
            return redirect("admin:comments_comment_policies")
        context = {"title": _("Comments by section"), "rows": rows}
        return self.page(request, "policies", context, status=422 if request.POST else 200)

    def kept(self, request: HttpRequest, rows: list[tuple[Section, Any]]) -> bool:
        """Keep what the forms say, all or nothing."""
        if [form for _section, form in rows if not form.is_valid()]:
            return False
        with transaction.atomic():
            for section, form in rows:
                try:
                    if form.has_changed():
                        settling.settle_section(section, by=request.user, **form.cleaned_data)
                except ValidationError as refusal:
                    form.add_error(None, refusal)
                    transaction.set_rollback(True)
                    return False
        messages.success(request, _("Saved."))
        return True


def form_of(request: HttpRequest, section: Section) -> PolicyForm:
    policy = beside(section, "comment_policy")
    return PolicyForm(
        request.POST or None,
        prefix=section.slug,
        initial={
            "moderation": policy.moderation if policy else Moderation.CLOSED,
            "closes_after": policy.closes_after if policy else None,
        },
        label_suffix="",
    )
