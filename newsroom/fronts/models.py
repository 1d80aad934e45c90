"""A front as it is being prepared, and each arrangement of it that was given to readers."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Section
from articles.states import FAR_FUTURE
from newsroom.fronts import arrangement
from newsroom.fronts.querysets import FrontQuerySet, LaunchPictureQuerySet, LaunchQuerySet


class Front(models.Model):
    """The front of the paper or of a section, with the arrangement that the desk prepares."""

    section = models.OneToOneField(
        Section,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="front",
        verbose_name=_("section"),
    )
    slots = models.JSONField(default=list, editable=False)  # as arrangement.written() makes them
    version = models.PositiveIntegerField(default=0, editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
    )
    changed_at = models.DateTimeField(null=True, editable=False)

    objects = FrontQuerySet.as_manager()

    class Meta:
        ordering = [F("section__position").asc(nulls_first=True), "section__name"]
        default_permissions = ("view", "change")
        permissions = [("launch_front", _("Can launch fronts"))]
        constraints = [
            models.UniqueConstraint(Coalesce("section", Value(0)), name="one_front_of_each")
        ]
        verbose_name = _("front")
        verbose_name_plural = _("fronts")

    def __str__(self) -> str:
        return self.section.name if self.section else gettext("The paper’s front")

    def get_absolute_url(self) -> str:
        """Where readers find it."""
        return self.section.get_absolute_url() if self.section else reverse("public:front")

    def prepared(self) -> list[arrangement.Slot]:
        """The slots as the desk prepares them; where nobody did, as they compose themselves."""
        if self.slots:
            return arrangement.read(self.slots)
        sections = () if self.section else Section.objects.all()
        return arrangement.composed(sections, of=self.section)


class Launch(models.Model):
    """An arrangement of a front as the public has it, [live_from, live_until). Never rearranged."""

    front = models.ForeignKey(Front, on_delete=models.CASCADE, related_name="launches")
    slots = models.JSONField()
    live_from = models.DateTimeField(_("live from"))
    live_until = models.DateTimeField(_("live until"), default=FAR_FUTURE)
    launched_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="launches"
    )
    launched_at = models.DateTimeField()
    note = models.CharField(_("note"), max_length=200, blank=True)
    copy_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="roll_backs"
    )
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True)

    objects = LaunchQuerySet.as_manager()

    class Meta:
        ordering = ["-live_from", "-pk"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(live_from__lt=F("live_until")), name="launch_lasts"),
            models.CheckConstraint(
                condition=Q(cancelled_by=None, cancelled_at=None)
                | Q(cancelled_by__isnull=False, cancelled_at__isnull=False),
                name="launch_was_cancelled_by_one",
            ),
            models.UniqueConstraint(
                fields=["front", "live_from"],
                condition=Q(cancelled_at=None),
                name="launch_starts_once",
            ),
        ]
        indexes = [models.Index(fields=["live_from"], name="launch_beginnings")]
        verbose_name = _("launch")
        verbose_name_plural = _("launches")

    def __str__(self) -> str:
        return f"{self.front} · {self.live_from:%Y-%m-%d %H:%M}"

    def arranged(self) -> list[arrangement.Slot]:
        return arrangement.read(self.slots)


class LaunchPicture(models.Model):
    """That a launch shows a picture in place of a story's own, from a moment on."""

    launch = models.ForeignKey(Launch, on_delete=models.CASCADE, related_name="picture_rows")
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="+")
    picture = models.ForeignKey("pictures.Picture", on_delete=models.CASCADE, related_name="+")
    shown_from = models.DateTimeField()

    objects = LaunchPictureQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["picture", "shown_from"], name="launch_picture_shown")]
        verbose_name = _("picture of a launch")
        verbose_name_plural = _("pictures of launches")

    def __str__(self) -> str:
        return f"{self.launch_id} · {self.shown_from:%Y-%m-%d %H:%M}"
