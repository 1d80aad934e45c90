"""Where a picture is used: what the library can tell itself, and what the layers above answer."""

from collections.abc import Iterator

from django.contrib.admin import AdminSite
from django.urls import reverse

from newsroom.pictures.models import Picture
from newsroom.pictures.signals import picture_uses

#: How many of each kind are named.
MOST = 50


def uses(picture: Picture, site: AdminSite) -> list[tuple[str, str]]:
    """Each use as a name and an address, every address once."""
    named = {address: name for name, address in (*_rows(picture, site), *_answers(picture))}
    return [(name, address) for address, name in named.items()]


def _rows(picture: Picture, site: AdminSite) -> Iterator[tuple[str, str]]:
    """The rows that name the picture in a column of theirs and have a page at the desk."""
    for relation in Picture._meta.get_fields(include_hidden=True):
        model = relation.related_model
        points_here = relation.auto_created and (relation.one_to_many or relation.one_to_one)
        if not (points_here and model and site.is_registered(model)):
            continue
        page = f"{site.name}:{model._meta.app_label}_{model._meta.model_name}_change"
        for row in model._base_manager.filter(**{relation.field.name: picture})[:MOST]:
            yield f"{model._meta.verbose_name}: {row}", reverse(page, args=[row.pk])


def _answers(picture: Picture) -> Iterator[tuple[str, str]]:
    for _receiver, answer in picture_uses.send(Picture, picture=picture):
        yield from answer
