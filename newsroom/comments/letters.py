"""Letters to writers of comments; about a story that is not live there are none."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from articles.models import Edition
from newsroom.accounts import mail
from newsroom.comments.links import own_link
from newsroom.comments.models import Appeal, Comment
from newsroom.comments.states import CONFIRMING_LASTS

# Which letter follows a move.
AFTER = {
    "refuse": "comment_refused",
    "uphold": "comment_appeal",
    "overturn": "comment_appeal",
}


def write_of(comment: Comment, move: str, at: datetime) -> None:
    """Tell a writer what became of a comment, where the move calls for a letter."""
    if move in AFTER:
        may_appeal = not Appeal.objects.filter(comment=comment).exists()
        write(AFTER[move], comment, at, granted=move == "overturn", may_appeal=may_appeal)


def ask_to_confirm(comment: Comment, at: datetime) -> None:
    hours = int(CONFIRMING_LASTS.total_seconds() // 3600)
    write("comment_confirm", comment, at, hours=hours)


def write(letter: str, comment: Comment, at: datetime, **words: Any) -> None:
    writer = comment.writer
    story = Edition.objects.live(at).filter(article=comment.article_id).first()
    if writer is None or not writer.email or story is None:
        return
    mail.send(
        letter, to=writer.email, comment=comment, story=story, link=own_link(comment), **words
    )
