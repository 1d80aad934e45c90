"""A comment, and who wrote it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.comments.querysets import CommentQuerySet
from newsroom.comments.states import PUBLIC, TRANSITIONS, Reason, Standing


class Writer(models.Model):
    """An address from which comments come; once it is forgotten, only its digest is left."""

    digest = models.CharField(max_length=64, unique=True)  # keyed, so that a ban outlives it
    email = models.EmailField(_("e-mail"), blank=True)
    last_wrote_at = models.DateTimeField(default=timezone.now)
    banned_at = models.DateTimeField(_("banned"), null=True)
    banned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ban_note = models.CharField(_("reason"), max_length=1000, blank=True)

    class Meta:
        default_permissions = ()
        permissions = [("ban_writer", _("Can ban writers of comments"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(banned_at=None, banned_by=None)
                | (Q(banned_at__isnull=False, banned_by__isnull=False) & ~Q(ban_note="")),
                name="ban_has_a_person_and_a_reason",
            )
        ]
        indexes = [models.Index(fields=["last_wrote_at"], name="writer_by_last")]
        verbose_name = _("writer of comments")
        verbose_name_plural = _("writers of comments")

    def __str__(self) -> str:
        return self.email or _now("a forgotten address")


class Comment(models.Model):
    """What somebody says below a story; text only."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="comments"
    )
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="answers")
    writer = models.ForeignKey(Writer, on_delete=models.PROTECT, null=True, related_name="comments")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="comments"
    )
    name = models.CharField(_("name"), max_length=60, blank=True)
    text = models.TextField(_("comment"), blank=True)
    digest = models.CharField(max_length=64)  # of the text, however it is spaced
    standing = models.CharField(
        _("standing"), max_length=12, choices=Standing, default=Standing.UNCONFIRMED
    )
    reason = models.CharField(_("reason"), max_length=15, choices=Reason, blank=True)
    note = models.TextField(_("words to the writer"), blank=True)
    caught_by = models.JSONField(default=list)  # the names of the checks that held it
    written_at = models.DateTimeField(default=timezone.now)
    arrived_at = models.DateTimeField(null=True)  # confirmed, so that the desk has it
    edited_at = models.DateTimeField(null=True)
    queued_at = models.DateTimeField(null=True)  # when it came to stand where it stands
    published_at = models.DateTimeField(null=True)  # when readers first saw it; its place in lists

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("add",)
        permissions = [("moderate_comment", _("Can approve and refuse comments"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(writer__isnull=False, by=None) | Q(writer=None, by__isnull=False),
                name="comment_has_one_writer",
            ),
            models.CheckConstraint(
                condition=~Q(standing__in=["refused", "appealed"]) | ~Q(reason=""),
                name="refused_comment_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(standing="unconfirmed")
                | Q(arrived_at__isnull=False)
                | Q(standing="withdrawn"),
                name="comment_was_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(standing__in=["approved", "reported"]) | Q(published_at__isnull=False),
                name="public_comment_has_a_place",
            ),
            models.CheckConstraint(
                condition=~Q(standing="withdrawn") | Q(text="", name=""),
                name="withdrawn_comment_is_empty",
            ),
            models.CheckConstraint(
                condition=Q(standing="withdrawn") | (~Q(text="") & ~Q(name="")),
                name="comment_says_something",
            ),
        ]
        indexes = [
            models.Index(
                fields=["article", "parent", "-published_at", "-id"], name="comment_in_thread"
            ),
            models.Index(fields=["standing", "queued_at", "id"], name="comment_by_standing"),
            models.Index(fields=["-published_at", "-id"], name="comment_newest"),
            models.Index(fields=["digest", "written_at"], name="comment_by_words"),
        ]
        verbose_name = _("comment")
        verbose_name_plural = _("comments")

    def __str__(self) -> str:
        return self.text[:60] or _now("A deleted comment")

    def get_absolute_url(self) -> str:
        """The address of its own, where readers find it with its answers."""
        thread = self.parent.key if self.parent else self.key
        place = reverse("public:comment", args=[self.article.key, thread])
        return f"{place}#comment-{self.key}"

    @property
    def is_public(self) -> bool:
        """Whether readers see it where its story is live."""
        return self.standing in PUBLIC

    @property
    def is_of_staff(self) -> bool:
        return self.by_id is not None

    @property
    def ways(self) -> list[str]:
        """The moves of moderators that lead on from where it stands."""
        return [
            name
            for name, way in TRANSITIONS.items()
            if way.actor == "moderator" and self.standing in way.starts
        ]
