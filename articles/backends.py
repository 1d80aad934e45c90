from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from articles.models import Article


class ArticleBackend(BaseBackend):
    """Answers `user.has_perm(permission, article)` through the queryset that lists are made of."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if not isinstance(obj, Article) or obj.pk is None:
            return False
        return Article.objects.permitting(user_obj, perm).filter(pk=obj.pk).exists()
