"""Where a picture is used: what the library can tell itself, and what the layers above answer."""

from collections.abc import Iterator
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.pictures.models import Picture
from newsroom.pictures.signals import picture_uses

#: How many of each kind are named.
MOST = 50


def uses(picture: Picture, site: AdminSite, request: HttpRequest) -> list[tuple[str, str]]:
    """Each use as a name and an address, every address once; what this person may not see is one
    line without an address.
    """
    named = {
        address: name
        for name, address in (*_rows(picture, site, request), *_answers(picture, request.user))
    }
    return [(name, address) for address, name in named.items()]


def elsewhere() -> tuple[str, str]:
    """The use of which this person may know no more than that there is one."""
    return _("Other places, which are not named here"), ""


def first_seen(rows: QuerySet, seen: QuerySet) -> QuerySet:
    """Some rows with whether they are among those that somebody may see, as `seen`; these first."""
    rows = rows.annotate(seen=Exists(seen.filter(pk=OuterRef("pk"))))
    return rows.order_by("-seen", "-pk")[:MOST]


def _rows(picture: Picture, site: AdminSite, request: HttpRequest) -> Iterator[tuple[str, str]]:
    """The rows that name the picture in a column of theirs and have a page at the desk."""
    for relation in Picture._meta.get_fields(include_hidden=True):
        model = relation.related_model
        points_here = relation.auto_created and (relation.one_to_many or relation.one_to_one)
        if not (points_here and model and site.is_registered(model)):
            continue
        page = f"{site.name}:{model._meta.app_label}_{model._meta.model_name}_change"
        desk = site.get_model_admin(model)
        may_look = desk.has_view_or_change_permission(request)
        seen = desk.get_queryset(request) if may_look else model._base_manager.none()
        rows = model._base_manager.filter(**{relation.field.name: picture})
        for row in first_seen(rows, seen):
            named = f"{model._meta.verbose_name}: {row}", reverse(page, args=[row.pk])
            yield named if row.seen else elsewhere()


def _answers(picture: Picture, user: Any) -> Iterator[tuple[str, str]]:
    for _receiver, answer in picture_uses.send(Picture, picture=picture, user=user):
        yield from answer
