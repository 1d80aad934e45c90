"""What readers are told by mail: our own words and where they stand, and nothing of theirs."""

from django.conf import settings
from django.utils.translation import override

from newsroom.accounts import mail
from newsroom.reports.models import Report


def tell(report: Report) -> bool:
    """Queue the letter on what became of a report; says whether there was anybody to write to."""
    if not report.email:
        return False
    edition = report.correction
    with override(settings.LANGUAGE_CODE):  # the paper's, not the editor's
        mail.send(
            "report_corrected" if edition else "report_answered",
            to=report.email,
            report=report,
            story=edition or report.edition or report.article,
            note=edition.note if edition else "",
            changes=f"{settings.SITE_URL}{edition.path}changes/" if edition else "",
            link=settings.SITE_URL + report.get_absolute_url(),
        )
    return True
