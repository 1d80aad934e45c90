"""How readers report a comment: a page of its own, for them and for robots that follow no form."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from newsroom import limits
from newsroom.comments import reporting
from newsroom.comments.models import Comment
from newsroom.comments.showing import seen
from newsroom.public.comments.forms import ReportForm
from newsroom.public.comments.private import form_token, own_page
from newsroom.public.comments.writing import add, see_other
from newsroom.public.pages import page

HOUR = 3600  # seconds
OF_ONE_NETWORK = 10  # reports in an hour


@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def report_comment(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say what is wrong with a comment that readers see."""
    comment = Comment.objects.public().with_all().filter(key=key).first()
    if comment is None:
        raise Http404
    form = ReportForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return shown(request, comment, form)
    if form.is_trapped:
        return see_other(reverse("public:comment-reported"))
    if not form.is_valid():
        return shown(request, comment, form, status=422)
    network = limits.of_network(request)
    if not limits.within("report", network, most=OF_ONE_NETWORK, seconds=HOUR):
        form.add_error(None, _("Many reports came from your network. Try again in an hour."))
        return shown(request, comment, form, status=429)
    # The same comment is reported once a day from one network; who repeats it is thanked too.
    if limits.within("reported", f"{key} {network}", most=1, seconds=24 * HOUR):
        said = {name: form.cleaned_data[name] for name in ("reason", "text")}
        try:
            reporting.report(comment, **said)
        except ValidationError as refusal:
            add(form, refusal)
            return shown(request, comment, form, status=422)
    return see_other(reverse("public:comment-reported"))


def reported(request: HttpRequest) -> HttpResponse:
    """That a report has come."""
    return page("public/comments/reported.html", address="")


def shown(
    request: HttpRequest, comment: Comment, form: ReportForm, *, status: int = 200
) -> HttpResponse:
    return page(
        "public/comments/report.html",
        status=status,
        address="",
        comment=seen(comment),
        form=form,
        csrf_token=form_token(request),
    )
