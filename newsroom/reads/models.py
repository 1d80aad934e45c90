"""How often a story was read in a span of time: nothing else is kept, of nobody."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from newsroom.reads.querysets import TallyQuerySet
from newsroom.reads.spans import Span


class Tally(models.Model):
    """How often a story was read in one span of time."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    span = models.CharField(max_length=4, choices=Span)
    begins = models.DateTimeField()
    reads = models.PositiveIntegerField(_("reads"))

    objects = TallyQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "span", "begins"], name="tallied_once"),
            models.CheckConstraint(condition=Q(reads__gt=0), name="tally_counts_something"),
        ]
        indexes = [
            models.Index(fields=["begins", "article", "reads"], name="tally_by_time"),
            models.Index(fields=["span", "begins"], name="tally_to_fold"),
        ]
        verbose_name = _("count of reads")
        verbose_name_plural = _("counts of reads")

    def __str__(self) -> str:
        return f"{self.reads} × {self.article_id} · {self.span} {self.begins:%Y-%m-%d %H:%M}"
