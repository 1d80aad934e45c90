"""Sections within somebody's reach, and tags however they are spelt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, Self

from django.db import models

from articles.reach import within_reach


class SectionQuerySet(models.QuerySet):
    def permitting(self, user: Any, permission: str) -> Self:
        """The sections in which somebody has a permission."""
        return within_reach(self, user, permission, "pk")


def tag_key(name: str) -> str:
    """What all spellings of a tag share: NFKC, case folded, single spaces (Unicode Annex 15)."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


class TagQuerySet(models.QuerySet):
    def called(self, name: str) -> Any:
        """The tag that goes by a name, however spelt; a new one where there is none yet."""
        tidy = " ".join(name.split())
        return self.get_or_create(key=tag_key(tidy), defaults={"name": tidy})[0]

    def known(self, names: Iterable[str]) -> dict[str, Any]:
        """The tags that exist among these names, by key."""
        return {tag.key: tag for tag in self.filter(key__in={tag_key(name) for name in names})}
