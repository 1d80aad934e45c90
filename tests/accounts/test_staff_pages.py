"""Doors: the staff's pages at the desk."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import Section
from newsroom.accounts.models import Invitation, User
from tests.accounts.conftest import sentences

STAFF = "/admin/accounts/user/"
INVITATIONS = "/admin/accounts/invitation/"


@pytest.fixture
def desk(signed_in, manager):
    """The desk as the staff manager sees it."""
    return signed_in(manager)


@pytest.fixture
def form(role):
    """What the form of a person posts: `form(name="…", roles=["Writer"], confined=[…])`."""

    def fill(person, *, roles=(), active=True, name=None, confined=(), **more):
        fields = {
            "name": person.name if name is None else name,
            "roles": [role(name).pk for name in roles],
            "confinements-TOTAL_FORMS": len(confined),
            "confinements-INITIAL_FORMS": 0,
        }
        for number, (role_name, section) in enumerate(confined):
            fields[f"confinements-{number}-role"] = role(role_name).pk
            fields[f"confinements-{number}-section"] = section.pk
            fields[f"confinements-{number}-user"] = person.pk
        return fields | ({"is_active": "on"} if active else {}) | more

    return fill


def page(person):
    return reverse("admin:accounts_user_change", args=[person.pk])


def test_the_list_says_who_has_which_roles_and_where(desk, person, sport):
    person("Writer", "Editor", name="Sam Sports", sections=[sport])
    text = sentences(desk.get(STAFF))
    assert "SS Sam Sports sam.sports@newsroom.example" in text
    assert "Writer (Sport), Editor (Sport)" in text


def test_the_list_takes_as_many_queries_for_fifty_as_for_five(
    desk, person, sport, django_assert_max_num_queries
):
    for number in range(50):
        person("Writer", name=f"Writer {number}", sections=[sport])
    with django_assert_max_num_queries(16):
        desk.get(STAFF)


@pytest.mark.parametrize("name", ["reader", "writer", "editor", "publisher"])
@pytest.mark.parametrize("path", [STAFF, STAFF + "add/", INVITATIONS, INVITATIONS + "add/"])
def test_other_roles_do_not_see_the_staffs_pages(request, signed_in, name, path, db):
    assert signed_in(request.getfixturevalue(name)).get(path).status_code in (302, 403)


def test_the_form_tells_what_each_role_is_for(desk, writer):
    text = sentences(desk.get(page(writer)))
    assert "Publisher Does what an editor does" in text


def test_a_manager_gives_roles(desk, writer, form):
    response = desk.post(page(writer), form(writer, roles=["Writer", "Editor"]))
    assert response.status_code == 302
    assert {group.name for group in writer.groups.all()} == {"Writer", "Editor"}


def test_a_manager_renames_a_colleague(desk, writer, form):
    desk.post(page(writer), form(writer, roles=["Writer"], name="Wilma Writer"))
    assert User.objects.get(pk=writer.pk).name == "Wilma Writer"


def test_a_manager_deactivates_and_reactivates(desk, writer, form, signed_in):
    browser = signed_in(writer)
    desk.post(page(writer), form(writer, roles=["Writer"], active=False))
    assert browser.get("/admin/").status_code == 302
    desk.post(page(writer), form(writer, roles=["Writer"]))
    assert User.objects.get(pk=writer.pk).is_active


def test_a_role_is_confined_to_a_section(desk, writer, form, sport):
    confined = form(writer, roles=["Writer"], confined=[("Writer", sport)])
    assert desk.post(page(writer), confined).status_code == 302
    assert [str(line) for line in writer.confinements.all()] == ["Writer · Sport"]
    assert "Confined: Writer · Sport." in LogEntry.objects.latest("pk").change_message


def test_only_a_role_that_is_held_can_be_confined(desk, writer, form, sport):
    response = desk.post(page(writer), form(writer, roles=["Writer"], confined=[("Editor", sport)]))
    assert "Editor is not among this person's roles." in sentences(response)


def test_the_confinement_of_a_role_goes_with_it(desk, person, form, sport):
    somebody = person("Writer", "Editor", sections=[sport])
    lines = somebody.confinements.all()
    kept = {"confinements-TOTAL_FORMS": 2, "confinements-INITIAL_FORMS": 2}
    for number, line in enumerate(lines):
        kept[f"confinements-{number}-id"] = line.pk
        kept[f"confinements-{number}-user"] = somebody.pk
        kept[f"confinements-{number}-role"] = line.role_id
        kept[f"confinements-{number}-section"] = line.section_id
    desk.post(page(somebody), form(somebody, roles=["Editor"]) | kept)
    assert [str(line) for line in somebody.confinements.all()] == ["Editor · Sport"]


def test_nobody_finds_their_own_rights_in_the_form(desk, manager):
    html = desk.get(page(manager)).content.decode()
    assert 'name="name"' in html
    assert 'name="roles"' not in html
    assert 'name="is_active"' not in html


def test_posting_own_rights_anyway_changes_nothing(desk, manager, form, person, sport):
    person("Staff manager")
    wanted = form(
        manager,
        roles=["Publisher", "Staff manager"],
        confined=[("Publisher", sport)],
        is_superuser="on",
        is_staff="on",
    )
    desk.post(page(manager), wanted)
    manager = User.objects.get(pk=manager.pk)
    assert [group.name for group in manager.groups.all()] == ["Staff manager"]
    assert not manager.is_superuser
    assert not manager.confinements.exists()


def test_a_hostile_form_makes_nobody_a_superuser(desk, writer, form):
    desk.post(page(writer), form(writer, roles=["Writer"], is_superuser="on", password="x"))
    writer = User.objects.get(pk=writer.pk)
    assert not writer.is_superuser
    assert writer.password != "x"


def test_a_group_that_is_no_role_is_refused(desk, writer, form):
    own = Group.objects.create(name="Photo pool")
    response = desk.post(page(writer), form(writer) | {"roles": [own.pk]})
    assert "is not one of the available choices" in sentences(response)


def test_a_superusers_page_is_for_reading(desk, chief, form):
    assert desk.post(page(chief), form(chief, active=False)).status_code == 403
    assert User.objects.get(pk=chief.pk).is_active


def test_the_address_of_a_colleague_stays(desk, writer, form):
    desk.post(page(writer), form(writer, roles=["Writer"], email="mine@newsroom.example"))
    assert User.objects.get(pk=writer.pk).email == writer.email


def test_the_last_staff_manager_is_kept_in_a_sentence(signed_in, chief, manager, form):
    response = signed_in(chief).post(
        page(manager), form(manager, roles=["Writer"], email=manager.email)
    )
    assert "Mona Manager is the last active staff manager." in sentences(response)
    assert manager.groups.get().name == "Staff manager"


def test_nobody_is_deleted(signed_in, chief, writer):
    browser = signed_in(chief)
    delete = reverse("admin:accounts_user_delete", args=[writer.pk])
    assert browser.post(delete, {"post": "yes"}).status_code == 403
    action = {"action": "delete_selected", "_selected_action": [writer.pk], "post": "yes"}
    browser.post(STAFF, action)
    assert User.objects.filter(pk=writer.pk).exists()


def test_adding_a_colleague_is_inviting_one(desk):
    assert desk.get(STAFF + "add/").headers["Location"] == INVITATIONS + "add/"


def test_a_manager_invites(desk, role, post):
    wanted = {
        "email": "Ana@Newsroom.example",
        "name": "Ana Reis",
        "roles": [role("Writer").pk],
    }
    assert desk.post(INVITATIONS + "add/", wanted).status_code == 302
    assert Invitation.objects.get().email == "ana@newsroom.example"
    assert post()[0].to == ["ana@newsroom.example"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"email": "wim.writer@newsroom.example"}, "This person already has an account."),
        ({"email": "not an address"}, "Enter a valid email address."),
        ({"roles": []}, "This field is required."),
        ({"name": ""}, "This field is required."),
    ],
)
def test_an_invitation_that_makes_no_sense_is_refused(desk, writer, role, change, sentence):
    wanted = {"email": "ana@newsroom.example", "name": "Ana", "roles": [role("Writer").pk]}
    assert sentence in sentences(desk.post(INVITATIONS + "add/", wanted | change))
    assert not Invitation.objects.exists()


def test_an_invitation_is_sent_again_from_its_page(desk, invite, post):
    path = reverse("admin:accounts_invitation_change", args=[invite().pk])
    assert "Send again" in desk.get(path).content.decode()
    page = desk.post(path, {"_send_again": "1"}, follow=True)
    assert "The invitation is on its way again" in sentences(page)
    assert len(post()) == 2


def test_an_invitation_is_taken_back_from_the_list(desk, invite):
    action = {"action": "revoke", "_selected_action": [invite().pk]}
    page = desk.post(INVITATIONS, action, follow=True)
    assert "The invitation is taken back" in sentences(page)
    assert not Invitation.objects.open().exists()


def test_an_answered_invitation_says_why_it_cannot_be_sent_again(desk, invite):
    invitation = invite()
    action = {"_selected_action": [invitation.pk]}
    desk.post(INVITATIONS, action | {"action": "revoke"})
    page = desk.post(INVITATIONS, action | {"action": "send_again"}, follow=True)
    assert "accepted or taken back already" in sentences(page)


def test_the_history_of_a_person_tells_what_was_done(desk, writer, form, manager):
    desk.post(page(writer), form(writer, roles=["Editor"]))
    history = desk.get(reverse("admin:accounts_user_history", args=[writer.pk]))
    assert "Gave the role “Editor”." in sentences(history)
    assert LogEntry.objects.count() == 2


def test_confining_twice_is_said_and_done_once(desk, writer, form, sport):
    confined = form(writer, roles=["Writer"], confined=[("Writer", sport)])
    desk.post(page(writer), confined)
    answer = desk.post(page(writer), confined, follow=True)
    assert answer.status_code == 200
    assert [str(line) for line in writer.confinements.all()] == ["Writer · Sport"]


def test_who_is_confined_to_a_section_has_its_parts_with_it(story, person, sport):
    water = Section.objects.create(name="On the water", slug="on-the-water", parent=sport)
    colleague = person("Editor", sections=[sport])
    assert colleague.has_perm("articles.change_article", story(section=water))
    assert person("Editor", sections=[water]).has_perm(
        "articles.change_article", story(section=water)
    )
    assert not person("Editor", sections=[water]).has_perm(
        "articles.change_article", story(section=sport)
    )


def test_a_list_that_is_confined_takes_in_the_parts_of_a_section(
    signed_in, story, person, sport, news
):
    water = Section.objects.create(name="On the water", slug="on-the-water", parent=sport)
    for section in (water, sport, news):
        story(section=section, headline=f"Of {section}")
    page = signed_in(person("Editor", sections=[sport])).get("/admin/articles/article/").text
    assert "Of On the water" in page
    assert "Of Sport" in page
    assert "Of News" not in page


def test_the_pages_speak_of_confinements_and_say_what_is_searched(desk, writer):
    html = desk.get(page(writer)).content.decode()
    assert "Confine to another section" in html
    assert "Add another Section" not in html
    assert all("By name or e-mail." in sentences(desk.get(path)) for path in (STAFF, INVITATIONS))
