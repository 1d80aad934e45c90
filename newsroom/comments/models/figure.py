from django.db import models
from django.utils.translation import gettext_lazy as _


class Figure(models.Model):
    """How often something was done with comments in a month: counted as it is done."""

    month = models.DateField()  # its first day
    what = models.CharField(max_length=12)
    reason = models.CharField(max_length=15, blank=True)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["month", "what", "reason"], name="figure_counted_once")
        ]
        verbose_name = _("monthly figure")
        verbose_name_plural = _("monthly figures")

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} {self.what} {self.reason}: {self.times}"
