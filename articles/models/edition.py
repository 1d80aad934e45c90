"""What the public has of a story, for an interval of time."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.content import FixedContent
from articles.querysets import EditionPictureQuerySet, EditionQuerySet, TimelineQuerySet
from articles.states import FAR_FUTURE, Change


class Address(models.Model):
    """A path that a story has or had: it belongs to that story for ever."""

    path = models.CharField(max_length=200, unique=True)
    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="addresses"
    )

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")

    def __str__(self) -> str:
        return self.path


class Interval(models.Model):
    """That something is before the public for a time, and its place in lists."""

    published_at = models.DateTimeField(_("published"))  # the story's first publication
    live_from = models.DateTimeField(_("live from"))
    live_until = models.DateTimeField(_("live until"), default=FAR_FUTURE)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.live_from:%Y-%m-%d %H:%M} – {self.live_until:%Y-%m-%d %H:%M}"


class Edition(FixedContent, Interval):
    """A revision as the public has it, [live_from, live_until)."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="editions"
    )
    revision = models.ForeignKey(
        "articles.Revision", on_delete=models.PROTECT, related_name="editions"
    )
    # The section itself, or the one that it is part of: the page that shows all its stories.
    department = models.ForeignKey(
        "articles.Section",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("department"),
    )
    path = models.CharField(_("path"), max_length=200)
    change = models.CharField(_("kind of change"), max_length=15, choices=Change)
    change_asked = models.CharField(_("asked to be"), max_length=15, choices=Change)
    note = models.TextField(_("public note"), blank=True)
    notes = models.JSONField(default=list)  # all public notes so far, oldest first
    updated_at = models.DateTimeField(_("updated"))  # the last change that was not minor
    number = models.PositiveIntegerField(_("number"), default=1)  # from the first publication on
    # How many changes readers were told of since the story was last off the site.
    announced = models.PositiveIntegerField(_("announced changes"), default=0)
    ends_at = models.DateTimeField(_("asked to end"), default=FAR_FUTURE)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "live_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(live_from__lt=F("live_until")), name="edition_lasts"
            ),
            models.CheckConstraint(
                condition=Q(live_until__lte=F("ends_at")), name="edition_ends_when_asked"
            ),
            models.CheckConstraint(condition=~Q(headline=""), name="edition_has_headline"),
            models.CheckConstraint(condition=Q(section__isnull=False), name="edition_has_section"),
            models.UniqueConstraint(fields=["article", "live_from"], name="edition_starts_once"),
        ]
        indexes = [
            models.Index(fields=["path", "live_from"], name="edition_by_path"),
            models.Index(
                fields=["-published_at", "-article", "live_from", "live_until"],
                name="edition_newest",
            ),
            models.Index(
                fields=["section", "-published_at", "-article", "live_from", "live_until"],
                name="edition_in_section",
            ),
            models.Index(
                fields=["department", "-published_at", "-article", "live_from", "live_until"],
                name="edition_in_department",
            ),
            models.Index(fields=["live_from"], name="edition_beginnings"),
            models.Index(fields=["live_until"], name="edition_ends"),
        ]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        return self.path

    @property
    def was_updated(self) -> bool:
        return self.updated_at > self.published_at

    def gave_way_to(self, following: "Edition") -> bool:
        """Whether its successor took its place: else it was taken off, or its time was over."""
        return not self.ends_at <= self.live_until <= following.live_from


class EditionTag(Interval):
    """That an edition is about a topic: one row of the topic's timeline."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="tag_rows")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    tag = models.ForeignKey("articles.Tag", on_delete=models.PROTECT, related_name="timeline")

    objects = TimelineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "tag"], name="edition_tagged_once")
        ]
        indexes = [
            models.Index(
                fields=["tag", "-published_at", "-article", "live_from", "live_until", "edition"],
                name="topic_timeline",
            )
        ]


class EditionAuthor(Interval):
    """That an edition is signed by an author: one row of the author's timeline."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="author_rows")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey("articles.Author", on_delete=models.PROTECT, related_name="timeline")

    objects = TimelineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "author"], name="edition_signed_once")
        ]
        indexes = [
            models.Index(
                fields=[
                    "author",
                    "-published_at",
                    "-article",
                    "live_from",
                    "live_until",
                    "edition",
                ],
                name="author_timeline",
            )
        ]


class EditionPicture(models.Model):
    """That readers may see a picture in an edition, [shown_from, shown_until).

    They may for as long as the edition is live, and then in the story's history: until the story
    is taken off the site (decision 10).
    """

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="picture_rows")
    picture = models.ForeignKey("pictures.Picture", on_delete=models.CASCADE, related_name="+")
    shown_from = models.DateTimeField()
    shown_until = models.DateTimeField()

    objects = EditionPictureQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["edition", "picture"], name="edition_shows_once"),
            models.CheckConstraint(
                condition=Q(shown_from__lt=F("shown_until")), name="picture_is_shown_for_a_time"
            ),
        ]
        indexes = [
            models.Index(fields=["picture", "shown_from", "shown_until"], name="picture_shown")
        ]
        verbose_name = _("picture of an edition")
        verbose_name_plural = _("pictures of editions")

    def __str__(self) -> str:
        return f"{self.shown_from:%Y-%m-%d %H:%M} – {self.shown_until:%Y-%m-%d %H:%M}"
