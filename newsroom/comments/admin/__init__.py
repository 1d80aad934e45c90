"""The desk's pages about comments."""

from newsroom.comments.admin.comment import CommentAdmin
from newsroom.comments.admin.words import WordAdmin

__all__ = ["CommentAdmin", "WordAdmin"]
