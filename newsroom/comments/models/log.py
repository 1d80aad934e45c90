"""What was decided about comments, by whom, when and why; what readers and writers say to it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from newsroom.comments.models.comment import Comment
from newsroom.comments.states import TRANSITIONS, Actor, Reason, Standing

BANNING = {
    "ban": _("banned the writer"),
    "unban": _("lifted the writer’s ban"),
    "edit": _("changed the words"),
}


class Decision(models.Model):
    """A way a comment went: by whom, when and why. Never changed."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="decisions")
    move = models.CharField(max_length=10)
    actor = models.CharField(max_length=10, choices=Actor)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()
    reason = models.CharField(max_length=15, choices=Reason, blank=True)
    note = models.TextField(blank=True)
    came_from = models.CharField(max_length=12, choices=Standing)
    went_to = models.CharField(max_length=12, choices=Standing)

    class Meta:
        ordering = ["at", "pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=(Q(actor="moderator") & Q(by__isnull=False))
                | (~Q(actor="moderator") & Q(by=None)),
                name="decision_names_the_moderator",
            )
        ]
        indexes = [models.Index(fields=["comment", "at"], name="decision_by_comment")]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return f"{self.person} {self.done}"

    @property
    def person(self) -> str:
        return str(self.by or self.get_actor_display())

    @property
    def done(self) -> str:
        """What happened, in words that follow a person's name."""
        return str(TRANSITIONS[self.move].done if self.move in TRANSITIONS else BANNING[self.move])


class Report(models.Model):
    """That a reader finds fault with a comment; nothing is kept of who it was."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(_("reason"), max_length=15, choices=Reason)
    text = models.TextField(_("remark"), blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)  # when a moderator decided

    class Meta:
        ordering = ["-at"]
        default_permissions = ()
        verbose_name = _("report")
        verbose_name_plural = _("reports")

    def __str__(self) -> str:
        return self.get_reason_display()


class Appeal(models.Model):
    """The one time that a writer may ask for another moderator."""

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="appeal")
    text = models.TextField(_("why it should be printed"))
    at = models.DateTimeField()
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )  # none: the house refused it
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    granted = models.BooleanField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=Q(refused_by=None) | Q(decided_by=None) | ~Q(decided_by=F("refused_by")),
                name="appeal_is_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None, decided_at=None, granted=None)
                | Q(decided_by__isnull=False, decided_at__isnull=False, granted__isnull=False),
                name="appeal_is_decided_whole",
            ),
        ]
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")

    def __str__(self) -> str:
        return self.text[:60]
