"""Who has a story open at the moment."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.querysets import PATIENCE, PresenceQuerySet


class Presence(models.Model):
    """Somebody has a story's form open in one window: told to colleagues, never a lock."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="presences", db_index=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="presences"
    )
    window = models.UUIDField()  # random, made by the page
    since = models.DateTimeField(_("open since"))
    seen = models.DateTimeField(_("last heard of"))
    unsaved = models.BooleanField(_("unsaved changes"), default=False)
    hidden = models.BooleanField(_("in the background"), default=False)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "window"], name="one_presence_a_window"
            )
        ]
        verbose_name = _("presence")
        verbose_name_plural = _("presences")

    def __str__(self) -> str:
        return str(self.person)

    def is_gone(self, at: datetime) -> bool:
        """Whether the window has been silent for so long that it must be closed."""
        return self.seen <= at - PATIENCE[self.hidden]
