from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import BaseBackend

from newsroom.pictures.models import Picture

CHANGE, CHANGE_PUBLIC = "pictures.change_picture", "pictures.change_public_picture"


class PictureBackend(BaseBackend):
    """Answers `user.has_perm(permission, picture)`: not all may change what readers see."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if not isinstance(obj, Picture) or not user_obj.has_perm(perm):
            return False
        return perm != CHANGE or user_obj.has_perm(CHANGE_PUBLIC) or not obj.is_public
