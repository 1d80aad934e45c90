"""What a story can belong to: a section, tags, and the names that sign it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from articles.querysets import SectionQuerySet, TagQuerySet, tag_key

# First parts of addresses, and names of feeds, that belong to the house: no section may take them.
RESERVED_SLUGS = frozenset(
    """
    about accounts admin by comments corrections favicon.ico feeds feeds.json front fronts latest
    media news-sitemap.xml policies preview read reports robots.txt search shared sitemap-authors
    sitemap-topics sitemap.xml static topics
    """.split()  # noqa: SIM905  (a list of words reads better as words)
)


FEDIVERSE = RegexValidator(
    r"^@[A-Za-z0-9_.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
    _("Write it as “@name@server.example”."),
)


def not_reserved(slug: str) -> None:
    """Refuse a section's slug that would hide a page of the house, or an archive year."""
    if slug in RESERVED_SLUGS or slug.isdigit():
        raise ValidationError(
            _("“%(slug)s” is an address that the site itself uses: choose another."),
            params={"slug": slug},
            code="reserved",
        )


class Color(models.TextChoices):
    """The colours a section may wear; the stylesheet knows their shades in both schemes."""

    RED = "red", _("Red")
    ORANGE = "orange", _("Orange")
    GREEN = "green", _("Green")
    TEAL = "teal", _("Teal")
    BLUE = "blue", _("Blue")
    PURPLE = "purple", _("Purple")
    PINK = "pink", _("Pink")
    GREY = "grey", _("Grey")


class Section(models.Model):
    """A part of the paper."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, validators=[not_reserved])
    description = models.TextField(_("description"), blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subsections",
        verbose_name=_("part of"),
        help_text=_("The section whose page shows this one’s stories too."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Lower numbers come first in the paper.")
    )
    color = models.CharField(_("colour"), max_length=10, choices=Color, default=Color.BLUE)
    waives_second_person = models.BooleanField(
        _("one person may approve their own words"),
        default=False,
        help_text=_("For a paper or section run by one person. Every such approval is logged."),
    )
    requires_sign_off = models.BooleanField(
        _("stories need a sign-off from outside"),
        default=False,
        help_text=_("A lawyer’s or an expert’s, by a sign-off link, for the very words published."),
    )
    checks = models.JSONField(_("checks"), default=dict, blank=True)  # {"byline": "must", …}

    objects = SectionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")), name="section_is_no_part_of_itself"
            )
        ]
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("public:section", args=[self.slug])

    def whole_name(self) -> str:
        """Its name after that of the section it is part of."""
        return f"{self.parent} › {self}" if self.parent else str(self)

    def clean(self) -> None:
        """Sections have sub-sections, and those have none."""
        super().clean()
        if self.parent and (self.parent.parent_id or self.parent_id == self.pk):
            raise ValidationError({"parent": _("A sub-section has no sub-sections of its own.")})
        if self.parent and self.pk and self.subsections.exists():
            raise ValidationError(
                {"parent": _("This section has sub-sections: it cannot be part of another.")}
            )


class Author(models.Model):
    """A name that may sign a story, on the staff or not."""

    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("account"),
    )
    biography = models.TextField(_("biography"), blank=True)
    portrait = models.ForeignKey(
        "pictures.Picture",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
    )
    email = models.EmailField(_("public e-mail"), blank=True)
    job = models.CharField(
        _("position at the paper"), max_length=120, blank=True, help_text=_("“Political editor”.")
    )
    fediverse = models.CharField(
        _("fediverse address"),
        max_length=120,
        blank=True,
        validators=[FEDIVERSE],
        help_text=_("“@ana@social.example”: Mastodon names her beside links to her stories."),
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("public:author", args=[self.slug])

    @property
    def profile_url(self) -> str:
        """Where the fediverse shows this author: “@ana@social.example” is at social.example."""
        name, _at, server = self.fediverse.lstrip("@").partition("@")
        return f"https://{server}/@{name}" if server else ""


class KeyField(models.CharField):
    """A tag's key, made from its name whenever the row is written."""

    def pre_save(self, instance: models.Model, add: bool) -> str:
        key = tag_key(instance.name)
        setattr(instance, self.attname, key)
        return key

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class Tag(TagBase):
    """A topic."""

    key = KeyField(max_length=150, unique=True, editable=False)
    description = models.TextField(_("description"), blank=True)
    lead = models.ForeignKey(
        "articles.Article",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead story"),
        help_text=_("It stands first on the topic’s page, as long as it is live."),
    )

    objects = TagQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def get_absolute_url(self) -> str:
        return reverse("public:topic", args=[self.slug])
