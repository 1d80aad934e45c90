"""Domain: the groups of the database hold what roles.py says."""

import dataclasses

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from newsroom import roles

pytestmark = pytest.mark.django_db


def held(name):
    permissions = Permission.objects.filter(group__name=name).select_related("content_type")
    return {f"{p.content_type.app_label}.{p.codename}" for p in permissions}


@pytest.mark.parametrize("name", roles.ROLES)
def test_a_group_holds_exactly_what_its_role_says(name):
    assert held(name) == set(roles.ROLES[name].permissions)


def test_migrating_again_mends_what_was_changed_by_hand():
    writers = Group.objects.get(name="Writer")
    writers.permissions.set(Permission.objects.filter(codename="publish_article"))
    Group.objects.get(name="Publisher").delete()
    call_command("migrate", verbosity=0)
    assert held("Writer") == set(roles.ROLES["Writer"].permissions)
    assert held("Publisher") == set(roles.ROLES["Publisher"].permissions)


def test_members_stay_in_their_role_after_migrating(writer):
    call_command("migrate", verbosity=0)
    assert writer.groups.get().name == "Writer"


def test_other_groups_are_left_alone():
    own = Group.objects.create(name="Photo pool")
    own.permissions.set(Permission.objects.filter(codename="add_picture"))
    roles.sync()
    assert held("Photo pool") == {"pictures.add_picture"}


def test_missing_permission_rows_are_made():
    Permission.objects.filter(codename="publish_article").delete()
    roles.sync()
    assert "articles.publish_article" in held("Publisher")


def test_an_unknown_permission_is_named(monkeypatch):
    wrong = dataclasses.replace(roles.ROLES["Writer"], permissions=("articles.frobnicate",))
    monkeypatch.setitem(roles.ROLES, "Writer", wrong)
    with pytest.raises(ImproperlyConfigured, match=r"“Writer” .* articles\.frobnicate"):
        roles.sync()


def test_no_role_overrides_four_eyes():
    assert not any("override" in name for role in roles.ROLES.values() for name in role.permissions)
