"""What somebody has typed since the last version."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles import markup
from articles.querysets import AutosaveQuerySet

FIRST = 5_000  # characters of a body in which its first words are looked for


class Autosave(models.Model):
    """Words on their way to a version: a slot of one page and person, seen by nobody else."""

    key = models.UUIDField(default=uuid.uuid4, unique=True)  # the page's
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
        indexes = [models.Index(fields=["person", "article", "-saved_at"], name="slots_of_a_story")]
        verbose_name = _("autosave")
        verbose_name_plural = _("autosaves")

    def __str__(self) -> str:
        """The first words that there are."""
        headline, standfirst, body = (self.typed(n) for n in ("headline", "standfirst", "body"))
        words = headline or standfirst or " ".join(markup.text(body[:FIRST]).split())
        return Truncator(words).chars(100) or str(_("Untitled story"))

    def typed(self, name: str) -> str:
        """What stood in one of the form's fields."""
        return "".join(self.fields.get(name, [])).strip()
