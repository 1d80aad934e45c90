"""Domain: who a person of the newsroom is."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from newsroom.accounts.models import User

pytestmark = pytest.mark.django_db


def test_two_accounts_never_differ_by_case_alone():
    User.objects.create_user("Ana@Newsroom.Example")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ana@newsroom.example")


def test_the_database_keeps_addresses_in_small_letters():
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.bulk_create([User(email="Ana@newsroom.example")])


def test_an_account_needs_an_address():
    with pytest.raises(ValueError, match="needs an e-mail"):
        User.objects.create_user("")


@pytest.mark.parametrize(
    ("name", "email", "initials"),
    [
        ("Ana Reis", "a@x.example", "AR"),
        ("Ana Maria dos Reis", "a@x.example", "AR"),
        ("Ana", "a@x.example", "A"),
        ("", "chief@x.example", "C"),
    ],
)
def test_initials_stand_for_a_name(name, email, initials):
    assert User(name=name, email=email).initials == initials


def test_a_person_without_a_name_goes_by_the_address():
    assert str(User(email="chief@x.example")) == "chief@x.example"


def test_createsuperuser_works_as_everywhere(monkeypatch, client):
    monkeypatch.setenv("DJANGO_SUPERUSER_PASSWORD", "harbour wall at dawn")
    call_command("createsuperuser", email="Chief@newsroom.example", interactive=False, verbosity=0)
    credentials = {"login": "chief@newsroom.example", "password": "harbour wall at dawn"}
    response = client.post("/accounts/login/", credentials)
    assert response.status_code == 302
    assert client.get("/admin/").status_code == 200
