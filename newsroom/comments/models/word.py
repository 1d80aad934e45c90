from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Word(models.Model):
    """A word that comments may not have, or that a moderator wants to see first."""

    class Verdict(models.TextChoices):
        BANNED = "banned", _("Banned: the comment is refused")
        SUSPECT = "suspect", _("Suspect: a moderator reads the comment first")

    text = models.CharField(
        _("word or phrase"),
        max_length=80,
        unique=True,
        validators=[RegexValidator(r"\w", _("Write at least one letter or digit."))],
        help_text=_("Capitals make no difference. A * at its end stands for any ending."),
    )
    verdict = models.CharField(
        _("what happens"), max_length=10, choices=Verdict, default=Verdict.SUSPECT
    )
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["text"]
        verbose_name = _("word to watch")
        verbose_name_plural = _("words to watch")

    def __str__(self) -> str:
        return self.text
