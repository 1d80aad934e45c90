import hashlib
import json
import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from newsroom.pictures.querysets import PictureQuerySet
from newsroom.pictures.signals import picture_shown

FOCUS = [MinValueValidator(0), MaxValueValidator(1)]
WEB_ADDRESS = URLValidator(schemes=["http", "https"])


def new_key() -> str:
    """128 random bits as 22 characters fit for an address."""
    return secrets.token_urlsafe(16)


def public_name(picture: "Picture", filename: str) -> str:
    """Where a file is kept: a name nobody can guess, with nothing of the old one but its ending."""
    extension = filename.rpartition(".")[2]
    return f"pictures/{new_key()}.{extension}"


def address_of(name: str) -> str:
    """Where a file is asked for: of us, wherever it is kept, for we say who may see it."""
    return f"{settings.MEDIA_URL}{name}"


class Picture(models.Model):
    """A photograph or drawing with its description, its credit and its rights."""

    key = models.CharField(_("key"), max_length=22, unique=True, default=new_key, editable=False)
    file = models.FileField(_("file"), upload_to=public_name, max_length=100, editable=False)
    alt = models.CharField(
        _("description"),
        max_length=500,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    caption = models.TextField(_("caption"), max_length=1000, blank=True)
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made it, and for whom: “Ana Reis / Reuters”."),
    )
    creator = models.CharField(
        _("creator"),
        max_length=200,
        blank=True,
        help_text=_("Who took or drew it: “Ana Reis”."),
    )
    copyright_notice = models.CharField(_("copyright notice"), max_length=300, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    licence_url = models.URLField(
        _("licence address"), max_length=500, blank=True, validators=[WEB_ADDRESS]
    )
    source_url = models.URLField(
        _("source address"), max_length=500, blank=True, validators=[WEB_ADDRESS]
    )
    territory = models.CharField(
        _("territory"),
        max_length=200,
        blank=True,
        help_text=_("Where it may be shown, if not everywhere: a note for the desk."),
    )
    lease_from = models.DateTimeField(_("lease begins"), null=True, blank=True, db_index=True)
    lease_until = models.DateTimeField(
        _("lease ends"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("From then on readers get a placeholder instead."),
    )
    instructions = models.TextField(
        _("instructions"),
        max_length=1000,
        blank=True,
        help_text=_("What its owner asks of us; readers never see it."),
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    location = models.CharField(
        _("location"), max_length=200, blank=True, help_text=_("In words: “Porto, Portugal”.")
    )
    keywords = models.CharField(
        _("keywords"), max_length=500, blank=True, help_text=_("With commas between them.")
    )
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    color = models.CharField(_("dominant colour"), max_length=7, editable=False)
    focal_x = models.FloatField(_("focal point, from the left"), default=0.5, validators=FOCUS)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5, validators=FOCUS)
    renditions = models.JSONField(_("renditions"), default=list, editable=False)
    printed_as = models.CharField(
        _("printed as"), max_length=64, default="", blank=True, editable=False
    )
    digest = models.CharField(_("digest"), max_length=64, db_index=True, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("change_public_picture", _("Can change pictures that readers see"))]
        indexes = (  # for the question what is not ready to publish
            models.Index(fields=["alt"], name="picture_alt"),
            models.Index(fields=["credit"], name="picture_credit"),
        )
        constraints = (
            models.CheckConstraint(name="picture_has_size", condition=Q(width__gt=0, height__gt=0)),
            models.CheckConstraint(
                name="picture_focus_is_inside",
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
            ),
            models.CheckConstraint(
                name="picture_lease_ends_after_it_begins",
                condition=Q(lease_until__gt=F("lease_from"))
                | Q(lease_from=None)
                | Q(lease_until=None),
                violation_error_message=_("A lease ends after it begins."),
            ),
        )

    def __str__(self) -> str:
        return self.caption or self.alt or str(_("Picture without a description"))

    @property
    def url(self) -> str:
        """The address of the picture as it is kept."""
        return address_of(str(self.file))

    @property
    def thumbnail_url(self) -> str:
        """A small one for the desk."""
        return self.at_least(320, format="webp")["url"]

    def look(self) -> dict[str, Any]:
        """What the desk's scripts are told of it."""
        return {
            "id": self.pk,
            "key": self.key,
            "alt": self.alt,
            "credit": self.credit,
            "caption": self.caption,
            "thumb": self.thumbnail_url,
            "preview": self.at_least(1200, format="webp")["url"],
            "width": self.width,
            "height": self.height,
            "url": reverse("admin:pictures_picture_change", args=[self.pk]),
            "describe": reverse("admin:pictures_picture_describe", args=[self.pk]),
        }

    def at_least(self, width: int, *, format: str = "jpeg") -> dict:
        """The smallest rendition of this width in pixels or more, else the largest there is."""
        sizes = self.in_format(format) or [
            {"url": self.url, "width": self.width, "height": self.height}
        ]
        return next((size for size in sizes if size["width"] >= width), sizes[-1])

    def in_format(self, format: str) -> list[dict]:
        """The renditions of one format with their addresses, narrowest first."""
        return [
            {**rendition, "url": address_of(rendition["name"])}
            for rendition in self.renditions
            if rendition["format"] == format and "crop" not in rendition
        ]

    def crop(self, name: str) -> dict | None:
        """The cut of a shape (1x1, 4x3 or 16x9) with its address, once it is made."""
        found = (each for each in self.renditions if each.get("crop") == name)
        return next(({**each, "url": address_of(each["name"])} for each in found), None)

    def print_order(self) -> str:
        """A digest of all that renditions are made of: pixels, focal point and rights."""
        parts = [self.file.name, self.focal_x, self.focal_y]
        parts += [self.creator, self.credit, self.copyright_notice]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def claim(self, names: Iterable[str]) -> None:
        """Note that these files in the storage are its own, and no others."""
        self.files.all().delete()
        PictureFile.objects.bulk_create(PictureFile(name=name, picture=self) for name in names)

    def twins(self) -> models.QuerySet:
        """The other pictures made from the very same file."""
        return Picture.objects.filter(digest=self.digest).exclude(pk=self.pk)

    def is_usable(self, at: datetime | None = None) -> bool:
        """Whether readers may see this picture at a moment (now, if not said)."""
        at = at or timezone.now()
        return not self.is_expired(at) and (self.lease_from is None or self.lease_from <= at)

    def is_expired(self, at: datetime | None = None) -> bool:
        """Whether the lease of this picture has ended."""
        return self.lease_until is not None and self.lease_until <= (at or timezone.now())

    @cached_property
    def is_public(self) -> bool:
        """Whether readers see this picture, now or from a planned moment on."""
        return any(shown for _receiver, shown in picture_shown.send(Picture, picture=self))

    def obstacles(self, at: datetime | None = None) -> list:
        """Why this picture may not go before the public: sentences, none if it may."""
        sentences: list[Any] = []
        if not self.alt.strip():
            sentences.append(_("This picture has no description for readers who cannot see it."))
        if not self.credit.strip():
            sentences.append(_("This picture has no credit."))
        if self.lease_until and self.is_expired(at):
            ended = formats.date_format(timezone.localtime(self.lease_until), "DATETIME_FORMAT")
            sentences.append(_("The lease of this picture ended on %(ended)s.") % {"ended": ended})
        return sentences


class PictureFile(models.Model):
    """A file in the storage and the picture that it is of: who asks for the file names no other."""

    name = models.CharField(max_length=100, unique=True)
    picture = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="files")

    class Meta:
        default_permissions = ()
        verbose_name = _("picture file")
        verbose_name_plural = _("picture files")

    def __str__(self) -> str:
        return self.name
