from newsroom.comments.models.comment import Comment, Writer
from newsroom.comments.models.figure import Figure
from newsroom.comments.models.log import Appeal, Decision, Report
from newsroom.comments.models.rules import Moderation, Policy, Thread, When
from newsroom.comments.models.word import Word

__all__ = [
    "Appeal",
    "Comment",
    "Decision",
    "Figure",
    "Moderation",
    "Policy",
    "Report",
    "Thread",
    "When",
    "Word",
    "Writer",
]
