from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.querysets import HouseRuleQuerySet


class HouseRule(models.Model):
    """A rule of the house's style: what to look for, what to say, what to write instead."""

    class Level(models.TextChoices):
        ADVICE = "advice", _("Advice")
        MUST = "must", _("Must")

    name = models.CharField(_("name"), max_length=120, unique=True)
    pattern = models.CharField(
        _("words or pattern"),
        max_length=500,
        help_text=_("Words separated by “|”, or a regular expression."),
    )
    is_regex = models.BooleanField(_("regular expression"), default=False)
    matches_case = models.BooleanField(_("capitals matter"), default=False)
    advice = models.CharField(_("advice"), max_length=300)
    replacement = models.CharField(_("write instead"), max_length=300, blank=True)
    exceptions = models.TextField(
        _("exceptions"),
        blank=True,
        help_text=_("One a line: there it is right."),
    )
    section = models.ForeignKey(
        "articles.Section",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="house_rules",
        verbose_name=_("section"),
        help_text=_("Left empty, it holds in the whole paper."),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.ADVICE)
    is_active = models.BooleanField(_("in force"), default=True)
    hits = models.PositiveIntegerField(_("hits"), default=0, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
    )
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = HouseRuleQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("rule of house style")
        verbose_name_plural = _("house style")

    def __str__(self) -> str:
        return self.name
