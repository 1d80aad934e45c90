"""What readers read: defined once, so that working copy, revision and edition cannot drift."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.states import LANGUAGES, Kind


class Content(models.Model):
    """The words and pictures of a story."""

    headline = models.CharField(_("headline"), max_length=200, blank=True)
    slug = models.SlugField(_("slug"), max_length=100, blank=True)
    standfirst = models.TextField(_("standfirst"), max_length=600, blank=True)
    body = models.TextField(_("body"), blank=True)
    lead_picture = models.ForeignKey(
        "pictures.Picture",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_caption = models.CharField(
        _("caption for this story"),
        max_length=500,
        blank=True,
        help_text=_("Left empty, the picture's own caption is shown."),
    )
    section = models.ForeignKey(
        "articles.Section",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("section"),
    )
    language = models.CharField(_("language"), max_length=10, choices=LANGUAGES, default="en")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.NEWS)
    search_title = models.CharField(_("search title"), max_length=120, blank=True)
    search_description = models.CharField(_("search description"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.headline or str(_("Untitled story"))

    def content(self) -> dict[str, object]:
        """The content's values by column name, ready to fill another copy."""
        return {name: getattr(self, name) for name in CONTENT_COLUMNS}

    @property
    def direction(self) -> str:
        """Which way the story's script runs: “ltr” or “rtl”."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"


CONTENT_NAMES = frozenset(field.name for field in Content._meta.local_fields)
CONTENT_COLUMNS = tuple(field.attname for field in Content._meta.local_fields)
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


class FixedContent(Content):
    """A copy that no longer changes; bylines and tags are copied with it."""

    bylines = models.JSONField(default=list)  # [{"author": 3, "name": …, "slug": …, "role": …}]
    tags = models.JSONField(default=list)  # [{"tag": 7, "name": …, "slug": …}]

    class Meta:
        abstract = True
