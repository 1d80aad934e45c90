"""The names that sections, topics and authors had in addresses."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FormerSlug(models.Model):
    """A slug that readers knew something by: its addresses lead to whatever bore it last."""

    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True)
    section = models.ForeignKey(
        "articles.Section", models.CASCADE, null=True, related_name="former_slugs"
    )
    tag = models.ForeignKey("articles.Tag", models.CASCADE, null=True, related_name="former_slugs")
    author = models.ForeignKey(
        "articles.Author", models.CASCADE, null=True, related_name="former_slugs"
    )

    class Meta:
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                name="former_slug_has_one_bearer",
                condition=Q(section__isnull=False, tag=None, author=None)
                | Q(section=None, tag__isnull=False, author=None)
                | Q(section=None, tag=None, author__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.slug
