"""Links by which people without an account read a story before it is public, and sign it off."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.querysets import PreviewLinkQuerySet


class PreviewLink(models.Model):
    """A way to read a story for whoever has the link; only the digest of its token is kept."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="preview_links"
    )
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )  # none: it follows the newest
    token_digest = models.CharField(max_length=64, unique=True)
    made_for = models.CharField(_("made for"), max_length=120, blank=True)
    asks_sign_off = models.BooleanField(_("asks for a sign-off"), default=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="preview_links"
    )
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asks_sign_off=False) | ~Q(made_for=""), name="sign_off_names_a_person"
            )
        ]
        indexes = [models.Index(fields=["expires_at"], name="preview_link_ends")]
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")

    def __str__(self) -> str:
        return self.made_for or f"{self.created_at:%Y-%m-%d %H:%M}"


class PreviewOpening(models.Model):
    """That a link was opened, when, and on which words. No address is kept."""

    link = models.ForeignKey(PreviewLink, on_delete=models.CASCADE, related_name="openings")
    revision = models.ForeignKey("articles.Revision", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    agent = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-at"]
        verbose_name = _("opening of a preview link")
        verbose_name_plural = _("openings of preview links")

    def __str__(self) -> str:
        return f"{self.link} · {self.at}"


class SignOff(models.Model):
    """What a reader with a sign-off link said of the very words that they read."""

    class Verdict(models.TextChoices):
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")

    link = models.ForeignKey(PreviewLink, on_delete=models.PROTECT, related_name="sign_offs")
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, related_name="sign_offs"
    )
    digest = models.CharField(max_length=64)
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.TextField(max_length=4000, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="approved") | ~Q(reason=""), name="refusal_has_a_reason"
            )
        ]
        verbose_name = _("sign-off")
        verbose_name_plural = _("sign-offs")

    def __str__(self) -> str:
        return f"{self.link}: {self.get_verdict_display()}"
