"""Domain: how people get, keep and lose their place."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError

from newsroom.accounts import staffing
from newsroom.accounts.models import User


def test_a_staff_manager_gives_and_takes_roles(manager, writer, role):
    done = staffing.change(writer, by=manager, roles=[role("Editor"), role("Publisher")])
    assert sorted(done) == [
        "Gave the role “Editor”.",
        "Gave the role “Publisher”.",
        "Took the role “Writer”.",
    ]
    assert {group.name for group in writer.groups.all()} == {"Editor", "Publisher"}


def test_the_desk_opens_with_the_first_role_and_closes_with_the_last(manager, person, role):
    somebody = person()
    staffing.change(somebody, by=manager, roles=[role("Writer")])
    assert User.objects.get(pk=somebody.pk).is_staff
    staffing.change(somebody, by=manager, roles=[])
    assert not User.objects.get(pk=somebody.pk).is_staff


def test_saying_the_same_again_changes_and_logs_nothing(manager, writer, role):
    assert staffing.change(writer, by=manager, name=writer.name, roles=[role("Writer")]) == []
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("change", [{"roles": []}, {"active": False}, {"active": True}])
def test_nobody_changes_their_own_rights(manager, person, change):
    person("Staff manager")
    with pytest.raises(PermissionDenied):
        staffing.change(manager, by=manager, **change)


def test_a_manager_cannot_make_themselves_publisher(manager, role):
    with pytest.raises(PermissionDenied):
        staffing.change(manager, by=manager, roles=[role("Staff manager"), role("Publisher")])
    assert not manager.has_perm("articles.publish_article")


def test_a_superuser_is_changed_by_superusers_only(manager, chief, person):
    with pytest.raises(PermissionDenied):
        staffing.change(chief, by=manager, active=False)
    another = person(is_superuser=True)
    staffing.change(another, by=chief, active=False)
    assert not User.objects.get(pk=another.pk).is_active


@pytest.mark.parametrize("name", ["writer", "editor", "publisher", "reader"])
def test_no_other_role_changes_staff(request, name, other_writer):
    somebody = request.getfixturevalue(name)
    with pytest.raises(PermissionDenied):
        staffing.change(other_writer, by=somebody, active=False)


def test_a_group_that_is_no_role_is_not_given(manager, writer):
    own = Group.objects.create(name="Photo pool")
    with pytest.raises(ValidationError, match="not a role"):
        staffing.change(writer, by=manager, roles=[own])


def test_groups_that_are_no_roles_stay_where_they_were(manager, writer, role):
    own = Group.objects.create(name="Photo pool")
    writer.groups.add(own)
    staffing.change(writer, by=manager, roles=[role("Editor")])
    assert {group.name for group in writer.groups.all()} == {"Editor", "Photo pool"}


@pytest.mark.parametrize("change", [{"roles": []}, {"active": False}])
def test_the_last_staff_manager_stays(manager, chief, change):
    with pytest.raises(ValidationError, match="last active staff manager"):
        staffing.change(manager, by=chief, **change)
    manager = User.objects.get(pk=manager.pk)
    assert manager.is_active
    assert manager.has_perm("accounts.change_user")


def test_a_manager_who_cannot_sign_in_does_not_count(manager, person, chief):
    person("Staff manager", is_active=False)
    with pytest.raises(ValidationError, match="last active staff manager"):
        staffing.change(manager, by=chief, roles=[])


def test_a_second_staff_manager_may_take_the_first_ones_place(manager, person):
    second = person("Staff manager")
    staffing.change(manager, by=second, roles=[])
    assert not User.objects.get(pk=manager.pk).is_staff


def test_obstacles_say_why_and_change_nothing(manager, chief):
    (sentence,) = staffing.obstacles(manager, by=chief, active=False)
    assert "Make somebody else one first." in sentence
    assert User.objects.get(pk=manager.pk).is_active


def test_a_clear_way_has_no_obstacles_and_nothing_is_changed(manager, writer):
    assert staffing.obstacles(writer, by=manager, active=False, roles=[]) == []
    assert User.objects.get(pk=writer.pk).is_active
    assert writer.groups.exists()


def test_a_manager_changes_a_colleagues_address_and_never_their_own(manager, writer, chief):
    for person in (manager, chief):
        with pytest.raises(PermissionDenied):
            staffing.change(person, by=manager, email="mine@newsroom.example")
    staffing.change(writer, by=manager, email="wim@newsroom.example")
    assert User.objects.get(pk=writer.pk).email == "wim@newsroom.example"


def test_a_deactivated_person_is_signed_out_at_the_next_click(manager, writer, signed_in):
    browser = signed_in(writer)
    assert browser.get("/accounts/").status_code == 200
    staffing.change(writer, by=manager, active=False)
    assert browser.get("/accounts/").headers["Location"].startswith("/accounts/login/")


def test_sessions_from_before_do_not_come_back_with_the_account(manager, writer, signed_in):
    browser = signed_in(writer)
    staffing.change(writer, by=manager, active=False)
    staffing.change(writer, by=manager, active=True)
    assert browser.get("/accounts/").status_code == 302


def test_every_change_is_logged_with_who_and_what(manager, writer, role):
    staffing.change(writer, by=manager, name="Wilma Writer", roles=[], active=False)
    entries = LogEntry.objects.order_by("pk")
    assert {entry.user for entry in entries} == {manager}
    assert [entry.change_message for entry in entries] == [
        "Changed the name to “Wilma Writer”.",
        "Took the role “Writer”.",
        "Closed the account and ended its sessions.",
    ]
