"""A comment as its writer has it: to confirm, to change, to delete, to appeal once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from newsroom.comments import moderation, writing
from newsroom.comments.links import comment_of
from newsroom.comments.models import Comment
from newsroom.comments.opening import live_edition
from newsroom.comments.states import EDITING_LASTS, Standing
from newsroom.comments.words import paragraphs
from newsroom.public.comments.forms import AppealForm, EditForm
from newsroom.public.comments.private import form_token, own_page, remember
from newsroom.public.comments.writing import add, see_other
from newsroom.public.pages import page


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def own_comment(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a comment, and what its writer may still do. Reading it changes nothing:
    programs that look into letters follow every link.
    """
    comment = comment_of(token)
    if comment is None:
        raise Http404
    if request.method != "POST":
        return shown(request, comment)
    do = DEEDS.get(request.POST.get("do", ""))
    if do is None:
        raise Http404
    form = FORMS[do](request.POST) if do in FORMS else None
    try:
        if form and not form.is_valid():
            return shown(request, comment, form, status=422)
        do(comment, form.cleaned_data if form else {})
    except ValidationError as refusal:
        if form:
            add(form, refusal)
        refused = [] if form else refusal.messages
        return shown(request, comment, form, refused=refused, status=422)
    response = see_other(request.path)
    if do is confirm and request.POST.get("remember") and comment.writer:
        remember(response, comment.writer)
    return response


def confirm(comment: Comment, said: dict[str, Any]) -> None:
    writing.confirm(comment)


def change(comment: Comment, said: dict[str, Any]) -> None:
    writing.edit(comment, said["text"])


def withdraw(comment: Comment, said: dict[str, Any]) -> None:
    moderation.move(comment, "withdraw")


def appeal(comment: Comment, said: dict[str, Any]) -> None:
    if live_edition(comment.article.key) is None:
        raise Http404
    moderation.move(comment, "appeal", note=said["note"])


Deed = Callable[[Comment, dict[str, Any]], None]
DEEDS: dict[str, Deed] = {
    "confirm": confirm,
    "change": change,
    "withdraw": withdraw,
    "appeal": appeal,
}
FORMS: dict[Deed, type[EditForm | AppealForm]] = {change: EditForm, appeal: AppealForm}


def shown(
    request: HttpRequest,
    comment: Comment,
    form: Any = None,
    *,
    refused: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; of a story that is not public it says neither the headline nor the words."""
    story = live_edition(comment.article.key)
    return page(
        "public/comments/own.html",
        status=status,
        address="",
        comment=comment,
        story=story,
        text=paragraphs(comment.text) if story else [],
        may_edit=story is not None and writing.may_edit(comment),
        edit_until=comment.arrived_at and comment.arrived_at + EDITING_LASTS,
        edit_form=form if isinstance(form, EditForm) else EditForm({"text": comment.text}),
        may_appeal=story is not None and may_appeal(comment),
        appeal_form=form if isinstance(form, AppealForm) else AppealForm(),
        appealed=appeal_of(comment),
        refused=refused or [],
        csrf_token=form_token(request),
    )


def may_appeal(comment: Comment) -> bool:
    return comment.standing == Standing.REFUSED and appeal_of(comment) is None


def appeal_of(comment: Comment) -> Any:
    try:
        return comment.appeal
    except ObjectDoesNotExist:
        return None
