"""Old counts of short spans become part of longer ones, so that the numbers stay few."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from newsroom.reads.models import Tally
from newsroom.reads.spans import FOLDS, Fold

AT_ONCE = 60  # spans that one round folds, each in a transaction of its own


def fold_old(at: datetime | None = None) -> None:
    """Fold what is old enough at a moment (now, if not said), the oldest first."""
    at = at or timezone.now()
    for fold in FOLDS:
        old = Tally.objects.filter(span=fold.short, begins__lt=at - fold.after).order_by("begins")
        sizes = old.values_list("begins").annotate(stories=Count("pk"))
        full = sizes.filter(stories__gt=fold.spared)[:AT_ONCE]
        for begins, _stories in list(full):
            fold_one(fold, begins)


@transaction.atomic
def fold_one(fold: Fold, begins: datetime) -> None:
    """Add one short span's counts to the longer span's, but for those of its most read stories."""
    rows = Tally.objects.select_for_update().filter(span=fold.short, begins=begins)
    found = sorted(rows, key=lambda row: (-row.reads, -row.article_id))[fold.spared :]
    longer = fold.begins(begins)
    Tally.objects.add((row.article_id, fold.long, longer, row.reads) for row in found)
    Tally.objects.filter(pk__in=[row.pk for row in found]).delete()
