"""The private address of a comment, known to its writer alone: nothing of it is kept."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from newsroom.comments.models import Comment

SIGNER = Signer(salt="newsroom.comments.own", sep=".")


def token_of(comment: Comment) -> str:
    return SIGNER.sign(comment.key.hex)


def comment_of(token: str) -> Comment | None:
    """The comment that a private address opens; None for whatever we did not write."""
    try:
        key = UUID(SIGNER.unsign(token))
    except (BadSignature, ValueError):
        return None
    return Comment.objects.with_all().filter(key=key).first()


def own_address(comment: Comment) -> str:
    return reverse("public:own-comment", args=[token_of(comment)])


def own_link(comment: Comment) -> str:
    """The same for a letter."""
    return settings.SITE_URL + own_address(comment)
