"""What the desk's scripts are told of a picture."""

from django.urls import reverse
from django.utils.translation import gettext as _


def as_json(picture):
    """A picture as the desk's scripts know it."""
    return {
        "id": picture.pk,
        "key": picture.key,
        "alt": picture.alt,
        "credit": picture.credit,
        "caption": picture.caption,
        "thumb": picture.thumbnail_url,
        "preview": picture.at_least(1200, format="webp")["url"],
        "width": picture.width,
        "height": picture.height,
        "url": reverse("admin:pictures_picture_change", args=[picture.pk]),
        "describe": reverse("admin:pictures_picture_describe", args=[picture.pk]),
    }


def twin_note(picture):
    """A word to whoever sends a file that the library has already; they may want the older one."""
    if not picture.twins().exists():
        return ""
    return _("The library had this file already; it is here twice now.")
