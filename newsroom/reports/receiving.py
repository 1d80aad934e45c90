"""A reader's report, on its way to the desk."""

from datetime import datetime

from django.utils import timezone

from articles.models import Edition
from newsroom.reports.anchoring import passage_in, words_in
from newsroom.reports.models import LONGEST_WORDS, Report


def receive(
    edition: Edition,
    *,
    text: str,
    block: str = "",
    words: str = "",
    email: str = "",
    now: datetime | None = None,
) -> Report:
    """Keep what a reader says is wrong in an edition, at its block and words if they are there."""
    passage = passage_in(edition, block)
    return Report.objects.create(
        article=edition.article,
        edition=edition,
        block=passage.id if passage else "",
        passage=passage.text if passage else "",
        words=words_in(passage, words[:LONGEST_WORDS]),
        text=text.strip(),
        email=email,
        sent_at=now or timezone.now(),
    )
