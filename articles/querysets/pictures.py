"""Which pictures people may see who have no account: in what is public, or was shared with them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone


class EditionPictureQuerySet(models.QuerySet):
    def shown(self, at: datetime | None = None) -> Self:
        """What readers may see at a moment (now, if not said), in live stories or their history."""
        at = at or timezone.now()
        return self.lasting(at).filter(shown_from__lte=at)

    def lasting(self, at: datetime | None = None) -> Self:
        """What readers may see at a moment, or are to see."""
        return self.filter(shown_until__gt=at or timezone.now())


class RevisionQuerySet(models.QuerySet):
    def shared(self, at: datetime | None = None) -> Self:
        """The versions that a preview link shows at a moment to whoever has it."""
        links = apps.get_model("articles", "PreviewLink").objects.open(at)
        return self.filter(pk__in=links.values(shown=Coalesce("revision", "article__head")))

    def showing(self, picture: Any, key: Any) -> Self:
        """The versions that show a picture, with their text or within it."""
        return self.filter(Q(lead_picture=picture) | Q(body__contains=key))
