"""Where a reader reports an error in a live story, and where they see what became of it."""

from functools import partial

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Edition
from articles.numbers import whole_number
from newsroom import limits
from newsroom.public.changes import brief_history
from newsroom.public.comments.private import confine_token
from newsroom.public.pages import page
from newsroom.public.preview import unpublished
from newsroom.public.views import at_story
from newsroom.reports.anchoring import passages
from newsroom.reports.forms import ReportForm, seal_of_now
from newsroom.reports.models import Report
from newsroom.reports.receiving import receive

HOUR, DAY = 60 * 60, 24 * 60 * 60  # seconds
OF_NETWORK, OF_ADDRESS = 6, 6  # reports an hour from one network, and a day with one address


@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, path: str) -> HttpResponse:
    """A live story's form for errors; of a story that is not live there is none."""
    return at_story(request, path, partial(form_of, request), rest="report/")


def form_of(request: HttpRequest, story: Edition) -> HttpResponse:
    """The form, or what became of what was sent by it."""
    sent = request.method == "POST"
    asked = request.POST if sent else request.GET
    number, edition = named(story, asked.get("edition", ""))
    came_with = {name: asked.get(name, "") for name in ("block", "words")}
    form = ReportForm(asked if sent else None, passages=passages(edition), initial=came_with)
    if sent and form.is_valid() and is_within_limits(request, form):
        known = {name: form.cleaned_data[name] for name in ("text", "block", "words", "email")}
        return HttpResponseRedirect(receive(edition, **known).get_absolute_url())
    answer = unpublished(
        page(
            "public/report.html",
            status=422 if sent else 200,
            story=story,
            form=form,
            number=number,
            begun=seal_of_now(),
            csrf_token=get_token(request),
        )
    )
    # Without a referrer browsers send the form with no origin, and it would be refused as forged.
    answer.headers["Referrer-Policy"] = "same-origin"
    confine_token(request, answer, path=request.path)
    return answer


@require_safe
def report_said(request: HttpRequest, key: str) -> HttpResponse:
    """What a reader reported, and what became of it; of its story, what is public."""
    found = get_object_or_404(Report.objects.select_related("correction"), key=key)
    story = Edition.objects.live().filter(article=found.article_id).first()
    return unpublished(page("public/report_said.html", report=found, story=story))


def named(story: Edition, number: str) -> tuple[int, Edition]:
    """The public edition of a story that a page's number names, else the present one."""
    history = brief_history(story)
    past = history.numbered(whole_number(number))
    if past is None or past.number == history.number:
        return history.number, story
    return past.number, Edition.objects.get(pk=past.edition.pk)


def is_within_limits(request: HttpRequest, form: ReportForm) -> bool:
    """Whether a reader has not sent too many; else the form says so."""
    network = limits.of_network(request)
    if not limits.within("report", network, most=OF_NETWORK, seconds=HOUR):
        refusal = _("Many reports came from your network just now. Please try again in an hour.")
        form.add_error(None, ValidationError(refusal))
        return False
    email = form.cleaned_data["email"].lower()
    if email and not limits.within("report-mail", email, most=OF_ADDRESS, seconds=DAY):
        refusal = _("This address was given for many reports today. Send this one without it.")
        form.add_error("email", ValidationError(refusal))
        return False
    return True
