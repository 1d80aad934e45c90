"""Domain and doors: how a colleague joins."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from newsroom.accounts import invitations
from newsroom.accounts.models import Invitation, User
from tests.accounts.conftest import sentences

ANSWER = {
    "name": "Ana Reis",
    "password1": "harbour wall at dawn",
    "password2": "harbour wall at dawn",
}
CLOSED = "This invitation cannot be used"


def test_an_invitation_brings_a_letter_with_a_link(invite, post):
    invite("Writer")
    (letter,) = post()
    assert letter.to == ["ana@newsroom.example"]
    assert letter.subject == "Your desk at The Harbour Courier"
    assert "Mona Manager invites you" in letter.body
    assert "http://testserver/accounts/invitation/" in letter.body


def test_only_a_digest_of_the_link_is_kept(invite, link):
    token_in_letter = (invite(), link())[1].split("/")[-2]
    kept = Invitation.objects.values().get()
    assert token_in_letter not in str(kept)


def test_accepting_makes_the_account_with_its_roles_and_signs_in(invite, link, client):
    invite("Writer", "Editor")
    response = client.post(link(), ANSWER, follow=True)
    assert response.redirect_chain == [("/admin/", 302)]
    ana = User.objects.get(email="ana@newsroom.example")
    assert response.context["user"] == ana
    assert {group.name for group in ana.groups.all()} == {"Writer", "Editor"}
    assert ana.is_staff
    assert not ana.is_superuser
    assert ana.check_password("harbour wall at dawn")
    assert Invitation.objects.get().account == ana


def test_looking_at_an_invitation_does_not_use_it_up(invite, link, client):
    invite()
    path = link()
    for _look in range(2):
        assert "ana@newsroom.example" in sentences(client.get(path))
    assert Invitation.objects.open().exists()


def test_an_invitation_works_once(invite, link, client):
    invite()
    client.post(link(), ANSWER)
    client.logout()
    for response in [client.get(link()), client.post(link(), ANSWER)]:
        assert response.status_code == 404
        assert CLOSED in sentences(response)
    assert User.objects.filter(email="ana@newsroom.example").count() == 1


def test_an_invitation_expires_after_a_week(invite, link, client):
    week_ago = timezone.now() - timedelta(days=7, minutes=1)
    invite(at=week_ago)
    assert CLOSED in sentences(client.get(link()))
    assert CLOSED in sentences(client.post(link(), ANSWER))
    assert not User.objects.filter(email="ana@newsroom.example").exists()


def test_a_changed_link_opens_nothing(invite, link, client):
    invite()
    path = link()
    token = path.split("/")[-2]
    for place in range(0, len(token), 7):
        other = "B" if token[place] == "A" else "A"
        changed = token[:place] + other + token[place + 1 :]
        assert client.get(path.replace(token, changed)).status_code == 404


def test_a_revoked_invitation_opens_nothing(invite, link, client, manager):
    invitations.revoke(invite(), by=manager)
    assert CLOSED in sentences(client.post(link(), ANSWER))


def test_sending_again_replaces_the_link(invite, link, client, manager):
    invitation = invite(at=timezone.now() - timedelta(days=8))
    old = link()
    invitations.send_again(invitation, by=manager)
    assert client.get(old).status_code == 404
    assert client.get(link()).status_code == 200


def test_no_other_site_learns_the_address_of_the_page(invite, link, client):
    invite()
    response = client.get(link())
    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"password2": "something else"}, "The two passwords are not the same."),
        ({"password1": "short", "password2": "short"}, "at least 10 characters"),
        ({"password1": "1234567890", "password2": "1234567890"}, "too common"),
        ({"password1": "ana@newsroom", "password2": "ana@newsroom"}, "too similar"),
        ({"name": " "}, "This field is required."),
    ],
)
def test_a_poor_answer_is_refused_in_a_sentence(invite, link, client, answer, sentence):
    invite()
    response = client.post(link(), ANSWER | answer)
    assert sentence in sentences(response)
    assert Invitation.objects.open().exists()


def test_a_person_with_an_account_is_not_invited(invite, writer):
    with pytest.raises(ValidationError, match="already has an account"):
        invite(email=writer.email.upper())


def test_a_person_is_invited_once_at_a_time(invite, manager):
    invitation = invite()
    with pytest.raises(ValidationError, match="invited already"):
        invite(email="ANA@newsroom.example")
    invitations.revoke(invitation, by=manager)
    assert invite().pk != invitation.pk


def test_an_invitation_needs_a_role(manager):
    with pytest.raises(ValidationError, match="at least one role"):
        invitations.invite(email="ana@newsroom.example", name="Ana", roles=[], by=manager)


def test_only_staff_managers_invite(invite, publisher):
    with pytest.raises(PermissionDenied):
        invite(by=publisher)


def test_a_deactivated_manager_invites_nobody(invite, manager):
    manager.is_active = False
    with pytest.raises(PermissionDenied):
        invite(by=manager)


def test_an_accepted_invitation_cannot_be_taken_back(invite, link, client, manager):
    invitation = invite()
    client.post(link(), ANSWER)
    with pytest.raises(ValidationError, match="accepted or taken back already"):
        invitations.revoke(invitation, by=manager)


def test_an_account_made_meanwhile_is_not_taken_over(invite, link, client):
    invite("Publisher")
    User.objects.create_user("ana@newsroom.example", "her own long password")
    assert CLOSED in sentences(client.post(link(), ANSWER))
    ana = User.objects.get(email="ana@newsroom.example")
    assert ana.check_password("her own long password")
    assert not ana.groups.exists()


def test_the_log_says_who_invited_whom_as_what(invite, manager):
    invite("Writer", "Editor")
    entry = LogEntry.objects.get()
    assert entry.user == manager
    assert "Ana Reis" in entry.object_repr
    assert entry.change_message == "Invited as Writer, Editor."
