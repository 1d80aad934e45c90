from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Confinement(models.Model):
    """That somebody has a role in this section only; a role without any holds everywhere."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="confinements",
        verbose_name=_("person"),
    )
    role = models.ForeignKey(
        "auth.Group",
        on_delete=models.CASCADE,
        related_name="confinements",
        verbose_name=_("role"),
    )
    section = models.ForeignKey(
        "articles.Section",
        on_delete=models.CASCADE,
        related_name="confinements",
        verbose_name=_("section"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "section"], name="confined_once")
        ]
        verbose_name = _("confinement to a section")
        verbose_name_plural = _("confinements to sections")

    def __str__(self) -> str:
        return f"{self.role} · {self.section}"
