from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.states import EVERY_TRANSITION, Stage, Transition


class Move(models.Model):
    """A way a story went: by whom, when, why, and which words it was about. Never changed."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="moves")
    transition = models.CharField(max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="moves"
    )
    outsider = models.CharField(max_length=120, blank=True)  # who signed off by a link
    at = models.DateTimeField()
    note = models.TextField(_("reason"), blank=True)
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, related_name="moves"
    )
    digest = models.CharField(max_length=64)
    edition = models.ForeignKey(
        "articles.Edition", on_delete=models.SET_NULL, null=True, related_name="moves"
    )
    takes_effect = models.DateTimeField(null=True)  # when the edition that it opened goes live
    from_stage = models.CharField(max_length=10, choices=Stage)
    to_stage = models.CharField(max_length=10, choices=Stage)
    override = models.BooleanField(default=False)  # four eyes set aside by a person who may
    waived = models.BooleanField(default=False)  # four eyes not asked for by the section

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(by__isnull=False, outsider="")
                | (models.Q(by=None) & ~models.Q(outsider="")),
                name="move_was_made_by_one",
            )
        ]
        indexes = [models.Index(fields=["article", "-at"], name="move_by_article")]
        verbose_name = _("move")
        verbose_name_plural = _("moves")

    def __str__(self) -> str:
        return f"{self.person} {self.done}"

    @property
    def person(self) -> str:
        """Who made it: a colleague, or somebody from outside who signed off."""
        return self.outsider or str(self.by)

    @property
    def way(self) -> Transition:
        return EVERY_TRANSITION[self.transition]

    @property
    def done(self) -> str:
        """What happened, in words that follow a person's name."""
        return str(self.way.done)
