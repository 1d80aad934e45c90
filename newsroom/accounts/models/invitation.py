from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

INVITATION_LASTS = timedelta(days=7)


class InvitationQuerySet(models.QuerySet):
    def open(self, at=None):
        """Invitations that can still be accepted at a moment (now, if not said)."""
        return self.pending().filter(expires_at__gt=at or timezone.now())

    def pending(self):
        """Invitations without an answer, the expired ones included."""
        return self.filter(accepted_at=None, revoked_at=None)


class Invitation(models.Model):
    """The newsroom's word to a person that a desk is waiting; answered once, within a week."""

    email = models.EmailField(_("e-mail"))
    name = models.CharField(_("name"), max_length=150)
    roles = models.ManyToManyField(Group, verbose_name=_("roles"), related_name="+")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="invitations_made",
        verbose_name=_("invited by"),
    )
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires"), editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="invitation",
        verbose_name=_("account"),
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="accounts_invitation_one_pending",
                violation_error_message=_(
                    "This person has been invited already; send that invitation again instead."
                ),
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="accounts_invitation_email_lower",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None),
                name="accounts_invitation_accepted_or_revoked",
            ),
        ]

    def __str__(self):
        return f"{self.name} <{self.email}>"

    def is_open(self, at=None):
        """Whether it can still be accepted at a moment (now, if not said)."""
        answered = self.accepted_at or self.revoked_at
        return not answered and self.expires_at > (at or timezone.now())
