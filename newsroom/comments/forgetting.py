"""What is not kept: comments that nobody confirmed, and addresses that were not used for long."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from newsroom.comments.models import Comment, Writer

DAYS_OF_A_MONTH = 30.44


def clear_away(at: datetime | None = None) -> None:
    """Delete what was never confirmed; forget addresses whose time is over."""
    at = at or timezone.now()
    Comment.objects.never_confirmed(at).delete()
    kept = timedelta(days=settings.COMMENT_ADDRESSES_KEPT * DAYS_OF_A_MONTH)
    wrote = Comment.objects.filter(writer=OuterRef("pk"))
    said = wrote.kept()
    known = Writer.objects.exclude(email="")
    known.filter(last_wrote_at__lt=at - kept).update(email="")
    known.exclude(Exists(said)).update(email="")
    Writer.objects.exclude(Exists(wrote)).filter(banned_at=None, email="").delete()
