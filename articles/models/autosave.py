"""What somebody has typed since the last version."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.querysets import AutosaveQuerySet


class Autosave(models.Model):
    """Words on their way to a version: one slot for each person and story, seen by nobody else."""

    key = models.UUIDField(default=uuid.uuid4, unique=True)  # the page's, before a story has a row
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="autosaves"
    )
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, null=True, related_name="autosaves"
    )
    parent = models.ForeignKey(
        "articles.Revision", on_delete=models.CASCADE, null=True, related_name="+"
    )
    fields = models.JSONField(default=dict)  # what stood in the form, by field, as it was typed
    saved_at = models.DateTimeField(_("saved"), default=timezone.now)

    objects = AutosaveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "article"], name="one_slot_a_story")
        ]
        indexes = [models.Index(fields=["person", "-saved_at"], name="slots_of_a_person")]
        verbose_name = _("autosave")
        verbose_name_plural = _("autosaves")

    def __str__(self) -> str:
        return "".join(self.fields.get("headline", [])) or str(_("Untitled story"))
