"""Reports that were taken up are corrected once an edition made since is before the public.

Asked after each move of a story, and by the worker for what was planned: the editions say it, so
nothing is lost where a plan is changed or a worker stood still.
"""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from articles.models import Edition, Move
from newsroom.reports.handling import step
from newsroom.reports.models import Report
from newsroom.reports.states import State

ADDRESSES_KEPT = timedelta(days=30)  # after a report was closed
OPEN_KEPT = timedelta(days=365)  # of a report that nobody closed


def settle_after_move(sender: Any, move: Move, **signal: Any) -> None:
    """Close what an edition that begins now corrects."""
    if move.edition_id:
        settle(Report.objects.filter(article=move.article_id))


def settle(reports: Any = None, at: datetime | None = None) -> None:
    """Close the reports in hand whose correction is before the public."""
    at = at or timezone.now()
    reports = Report.objects.all() if reports is None else reports
    for report in reports.filter(state=State.IN_HAND).select_related("article"):
        edition = correction_of(report, at)
        if edition is None:
            continue
        opened = edition.moves.order_by("at").last()
        try:
            step(report, "correct", by=opened and opened.by, correction=edition, now=at)
        except ValidationError:
            continue  # somebody was quicker


def correction_of(report: Report, at: datetime) -> Edition | None:
    """The first edition whose words were saved after a report was taken up, if it is live."""
    live = Edition.objects.live(at).filter(article=report.article_id)
    return live.filter(revision__created_at__gte=report.taken_up_at).first()


def forget_addresses(at: datetime | None = None) -> None:
    """Forget where readers get mail, some time after there is nothing more to tell them."""
    at = at or timezone.now()
    settled = Report.objects.closed_before(at - ADDRESSES_KEPT)
    lying = Report.objects.filter(sent_at__lt=at - OPEN_KEPT)
    (settled | lying).exclude(email="").update(email="")
