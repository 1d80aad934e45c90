"""The form for a comment: a page of its own, so that the story's page stays everybody's."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.models import Edition
from newsroom import limits
from newsroom.comments import writing
from newsroom.comments.links import own_address
from newsroom.comments.models import Comment
from newsroom.comments.opening import live_edition, opening_of
from newsroom.comments.showing import seen
from newsroom.comments.states import Standing
from newsroom.public.comments.forms import CommentForm, StaffCommentForm, TrapForm
from newsroom.public.comments.private import form_token, own_page, remembered
from newsroom.public.pages import page

WORDS = frozenset({"text", "name", "email"})
MINUTES, HOUR = 600, 3600  # seconds
OF_ONE_NETWORK = 6  # comments in ten minutes
LETTERS_TO_ONE = 4  # in an hour, to one address: we trouble nobody at another's wish


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write a comment on a live story, or an answer to the comment that `?to=` names."""
    edition = live_edition(key)
    if edition is None:
        raise Http404
    parent = answered(request, edition)
    staff = request.user if request.user.has_perm("comments.add_comment") else None
    form = form_of(request, staff)
    if request.method != "POST" or not opening_of(edition).is_open:
        return shown(request, edition, form, parent, staff)
    if form.is_trapped:  # a robot is told what a person is told
        return see_other(reverse("public:comment-thanks"))
    if not form.is_valid():
        return shown(request, edition, form, parent, staff, status=422)
    if refused := too_often(request, form.cleaned_data.get("email", "")):
        form.add_error(None, refused)
        return shown(request, edition, form, parent, staff, status=429)
    try:
        comment = writing.send(
            edition,
            parent=parent,
            staff=staff,
            known=None if staff else remembered(request),
            **{name: said for name, said in form.cleaned_data.items() if name in WORDS},
        )
    except ValidationError as refusal:
        add(form, refusal)
        return shown(request, edition, form, parent, staff, status=422)
    if comment_waits_for_letter(comment):
        return see_other(reverse("public:comment-thanks"))
    return see_other(own_address(comment))


def thanks(request: HttpRequest) -> HttpResponse:
    """That a letter is on its way; the same for everybody."""
    return page("public/comments/thanks.html", address="")


def answered(request: HttpRequest, edition: Edition) -> Comment | None:
    """The comment that is to be answered; raises Http404 for one that readers do not see."""
    named = request.GET.get("to", "")
    if not named:
        return None
    try:
        key = UUID(named)
    except ValueError:
        raise Http404 from None
    found = Comment.objects.public().filter(key=key, article=edition.article_id)
    comment = found.select_related("parent").first()
    if comment is None:
        raise Http404
    return comment


def form_of(request: HttpRequest, staff: Any) -> TrapForm:
    known = None if staff else remembered(request)
    latest = known.comments.order_by("-pk").exclude(name="").first() if known else None
    initial = {"email": known.email if known else "", "name": latest.name if latest else ""}
    kind = StaffCommentForm if staff else CommentForm
    return kind(request.POST if request.method == "POST" else None, initial=initial)


def shown(
    request: HttpRequest,
    edition: Edition,
    form: TrapForm,
    parent: Comment | None,
    staff: Any,
    *,
    status: int = 200,
) -> HttpResponse:
    return page(
        "public/comments/write.html",
        status=status,
        address="",
        story=edition,
        opening=opening_of(edition),
        form=form,
        parent=seen(parent) if parent else None,
        staff=staff,
        known=None if staff else remembered(request),
        csrf_token=form_token(request),
    )


def too_often(request: HttpRequest, email: str) -> str:
    """Why somebody has to wait, if they have to."""
    network = limits.of_network(request)
    if not limits.within("comment", network, most=OF_ONE_NETWORK, seconds=MINUTES):
        return _("Many comments came from your network just now. Try again in ten minutes.")
    address = writing.digest_of(email) if email else ""
    if address and not limits.within("letter", address, most=LETTERS_TO_ONE, seconds=HOUR):
        return _("This address has had several letters from us already. Try again in an hour.")
    return ""


def comment_waits_for_letter(comment: Comment) -> bool:
    stands = Comment.objects.values_list("standing", flat=True).get(pk=comment.pk)
    return stands == Standing.UNCONFIRMED


def add(form: Any, refusal: ValidationError) -> None:
    """Put each sentence of a refusal at the field it concerns."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def see_other(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response
