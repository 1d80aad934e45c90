"""What a staff manager does for colleagues who cannot get in."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from newsroom.accounts.models import User


@pytest.fixture
def desk(signed_in, manager):
    """The desk as the staff manager sees it."""
    return signed_in(manager)


@pytest.fixture
def guarded(writer):
    """A writer with a second factor."""
    TOTP.activate(writer, generate_totp_secret())
    return writer


def page(name, person):
    return reverse(f"admin:accounts_user_{name}", args=[person.pk])


def test_a_second_factor_is_taken_away_logged_and_told(desk, guarded, signed_in, post):
    browser = signed_in(guarded)
    assert page("factor", guarded) in desk.get(page("change", guarded)).text
    assert "Make sure that it is Wim Writer who asks" in desk.get(page("factor", guarded)).text
    assert Authenticator.objects.exists()
    desk.post(page("factor", guarded))
    assert not Authenticator.objects.exists()
    assert browser.get("/admin/").status_code == 302
    assert "Took away the second factor" in LogEntry.objects.latest("pk").change_message
    letter = post()[-1]
    assert letter.to == [guarded.email]
    assert "Mona Manager has taken the second factor" in letter.body


def test_where_there_is_no_second_factor_none_is_offered_or_taken(desk, writer, post):
    assert page("factor", writer) not in desk.get(page("change", writer)).text
    answer = desk.post(page("factor", writer), follow=True)
    assert "Wim Writer has no second factor." in answer.text
    assert not post()


def test_an_address_is_changed_logged_and_told_at_both(desk, writer, post):
    desk.post(page("address", writer), {"email": "Wim@New.example"})
    assert User.objects.get(pk=writer.pk).email == "wim@new.example"
    assert "Changed the e-mail address" in LogEntry.objects.latest("pk").change_message
    assert [letter.to for letter in post()] == [[writer.email], ["wim@new.example"]]


def test_an_address_that_somebody_has_is_refused_in_a_sentence(desk, writer, editor):
    refused = desk.post(page("address", writer), {"email": editor.email})
    assert "Somebody in the newsroom already has this e-mail address." in refused.text
    assert User.objects.get(pk=writer.pk).email == writer.email


@pytest.mark.parametrize("step", ["address", "factor"])
@pytest.mark.parametrize("whom", ["manager", "chief"])
def test_nobody_is_helped_to_more_rights(request, desk, manager, chief, step, whom):
    person = request.getfixturevalue(whom)
    TOTP.activate(person, generate_totp_secret())
    assert desk.post(page(step, person), {"email": "mine@new.example"}).status_code == 403
    assert page(step, person) not in desk.get(page("change", person)).text
    assert Authenticator.objects.filter(user=person).exists()
    assert User.objects.get(pk=person.pk).email == person.email


@pytest.mark.parametrize("step", ["address", "factor"])
def test_other_roles_help_nobody(signed_in, publisher, guarded, step):
    answer = signed_in(publisher).post(page(step, guarded), {"email": "mine@new.example"})
    assert answer.status_code == 403
