from django.db import models
from django.utils.translation import gettext_lazy as _


class Stamp(models.Model):
    """One row, whose value becomes another whenever what the public sees may have changed.

    The database writes it, by triggers, in the very transaction that makes the change. Values are
    drawn at random, so none returns, not even after a backup was restored. No row: nothing is kept.
    """

    value = models.BigIntegerField(_("value"))

    class Meta:
        default_permissions = ()
        verbose_name = _("stamp")
        verbose_name_plural = _("stamps")

    def __str__(self) -> str:
        return str(self.value)
