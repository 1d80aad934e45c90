from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from newsroom.pictures.words import SEARCHED, Says, told_apart

if TYPE_CHECKING:
    from newsroom.pictures.models import Picture


SOON = timedelta(days=14)


class PictureQuerySet(models.QuerySet):
    """Every question the house asks of its pictures."""

    def with_keys(self, keys: Iterable[str]) -> "dict[str, Picture]":
        """The pictures of a body by the keys it names, in one query; unknown keys are left out."""
        return {picture.key: picture for picture in self.filter(key__in=set(keys))}

    def matching(self, words: str) -> Self:
        """The pictures of which all these words are said, or words that begin so."""
        known, unspaced = told_apart(words)
        if not known and not unspaced:
            return self.none() if words.strip() else self.all()
        found = self.filter(Says(*known)) if known else self
        for run in unspaced:  # few, and no index knows where a word ends in them
            found = found.filter(
                reduce(or_, (Q(**{f"{field}__icontains": run}) for field in SEARCHED))
            )
        return found

    def incomplete(self) -> Self:
        """The pictures that lack a description or a credit, and so may not go before the public."""
        return self.filter(Q(alt="") | Q(credit=""))

    def newest(self, *, before: int | None = None) -> Self:
        """Latest arrivals first; with `before`, only those older than that picture's id."""
        pictures = self.order_by("-pk")
        return pictures if before is None else pictures.filter(pk__lt=before)

    def usable(self, at: datetime | None = None) -> Self:
        """The pictures that readers may see at a moment (now, if not said)."""
        at = at or timezone.now()
        begun = Q(lease_from=None) | Q(lease_from__lte=at)
        return self.filter(begun, Q(lease_until=None) | Q(lease_until__gt=at))

    def expired(self, at: datetime | None = None) -> Self:
        """The pictures whose lease has ended."""
        return self.filter(lease_until__lte=at or timezone.now())

    def expiring(self, at: datetime | None = None) -> Self:
        """The pictures whose lease ends within the next two weeks."""
        at = at or timezone.now()
        return self.filter(lease_until__gt=at, lease_until__lte=at + SOON)

    def with_file(self, name: str) -> Self:
        """The picture that a stored file is of, by the file's name."""
        return self.filter(files__name=name)

    def next_boundary(self, at: datetime | None = None) -> datetime | None:
        """The next instant at which a lease begins or ends."""
        at = at or timezone.now()
        begins = self.filter(lease_from__gt=at).order_by("lease_from").values_list("lease_from")
        ends = self.filter(lease_until__gt=at).order_by("lease_until").values_list("lease_until")
        return min((row[0] for rows in (begins[:1], ends[:1]) for row in rows), default=None)
