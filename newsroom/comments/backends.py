from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from newsroom.comments.models import Comment


class CommentBackend(BaseBackend):
    """Answers `user.has_perm(permission, comment)` through the queryset that lists are made of."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if not isinstance(obj, Comment) or obj.pk is None:
            return False
        return Comment.objects.permitting(user_obj, perm).filter(pk=obj.pk).exists()
