"""Which stories are the same story in other languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Translation(models.Model):
    """That a story belongs to a group of stories which say the same in several languages.

    A table of its own: the public's pages depend on it, and not on every save of a story.
    """

    article = models.OneToOneField(
        "articles.Article", on_delete=models.CASCADE, related_name="translation"
    )
    group = models.UUIDField(_("group"), db_index=True)

    class Meta:
        verbose_name = _("translation")
        verbose_name_plural = _("translations")

    def __str__(self) -> str:
        return str(self.article)
