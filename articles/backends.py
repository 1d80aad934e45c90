from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from articles.models import Article, HouseRule, Section

WITHIN_REACH = (Article, HouseRule, Section)


class ArticleBackend(BaseBackend):
    """Answers `user.has_perm(permission, article)` through the queryset that lists are made of.

    Of sections and rules of house style alike.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if not isinstance(obj, WITHIN_REACH) or obj.pk is None:
            return False
        return type(obj).objects.permitting(user_obj, perm).filter(pk=obj.pk).exists()
