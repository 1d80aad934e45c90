"""How far somebody's roles reach: everywhere, or only into the sections they are confined to.

The parts of a section belong to it: who is confined to Sport has "On the water" with it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet

KEPT_AS = "_article_reach"  # on the person, for as long as Django keeps their permissions there


def in_reach(user: Any, permission: str, field: str) -> Q | None:
    """Which rows a permission reaches by their section; None where the person lacks it."""
    sections = _reach_of(user).get(permission, frozenset())
    if sections is None:
        return ~Q(pk=None)
    return Q(**{f"{field}__in": sections}) if sections else None


def within_reach(rows: QuerySet, user: Any, permission: str, field: str) -> Any:
    """Those of some rows on which somebody has a permission, as far as it reaches by section."""
    if not user.is_active:
        return rows.none()
    if user.is_superuser:
        return rows
    reached = in_reach(user, permission, field)
    return rows.none() if reached is None else rows.filter(reached)


def everywhere(user: Any, permission: str) -> bool:
    """Whether somebody's permission reaches the whole paper, and not some of its sections only."""
    return user.is_active and (user.is_superuser or _reach_of(user).get(permission, ()) is None)


def _reach_of(user: Any) -> dict[str, frozenset[int] | None]:
    """Each permission somebody holds, with the sections it is confined to; None: everywhere."""
    if not hasattr(user, KEPT_AS):
        setattr(user, KEPT_AS, _read(user))
    return getattr(user, KEPT_AS)


def _read(user: Any) -> dict[str, frozenset[int] | None]:
    confined = defaultdict(set)
    confinements = apps.get_model("articles", "Confinement").objects.filter(user=user)
    of_both = confinements.values_list("role", "section", "section__subsections")
    for role, section, part in of_both:
        confined[role] |= {section, part} - {None}
    names = ("permissions__content_type__app_label", "permissions__codename")
    reach: dict[str, frozenset[int] | None] = {}
    for role, app_label, codename in Group.objects.filter(user=user).values_list("pk", *names):
        permission = f"{app_label}.{codename}"
        before = reach.get(permission, frozenset())
        if before is None or role not in confined:
            reach[permission] = None
        else:
            reach[permission] = before | confined[role]
    held = Permission.objects.filter(user=user)
    for app_label, codename in held.values_list("content_type__app_label", "codename"):
        reach[f"{app_label}.{codename}"] = None
    return reach
