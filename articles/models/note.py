"""What colleagues say to each other about a story. Never public."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.querysets import MentionQuerySet, NoteQuerySet


class Note(models.Model):
    """A remark on a block, on words in it, or on the whole story; or a reply to one."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="notes")
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, related_name="+"
    )  # the words that were read when it was written
    reply_to = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    block = models.CharField(max_length=10, blank=True)  # a block's id; empty: the whole story
    quote = models.CharField(max_length=500, blank=True)  # the words in it that are meant
    text = models.TextField(_("note"), max_length=4000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="notes"
    )
    outsider = models.CharField(max_length=120, blank=True)  # who wrote it by a sign-off link
    created_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(author__isnull=False, outsider="") | (Q(author=None) & ~Q(outsider="")),
                name="note_has_one_writer",
            )
        ]
        indexes = [models.Index(fields=["article", "created_at"], name="notes_of_a_story")]
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return self.text[:60]


class Mention(models.Model):
    """That a note calls for somebody; unread until they have seen it."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="mentions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mentions"
    )
    read_at = models.DateTimeField(null=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["note", "person"], name="mentioned_once")]
        indexes = [models.Index(fields=["person", "read_at"], name="mentions_of_a_person")]
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")

    def __str__(self) -> str:
        return f"{self.person} · {self.note}"
