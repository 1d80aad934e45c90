"""The desk's frame: its door, its name, its keys."""

import pytest
import taggit.models
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, reverse
from django_tasks_db.models import DBTaskResult


def test_the_desks_door_is_the_accounts_own(client, db):
    answer = client.get(reverse("admin:index"), follow=True)
    assert answer.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_a_person_without_a_desk_is_turned_away(signed_in, person):
    client = signed_in(person())
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_passwords_are_changed_at_the_accounts_own_page(signed_in, writer):
    answer = signed_in(writer).get(reverse("admin:password_change"))
    assert answer.url == reverse("account_change_password")


def test_signing_out_of_the_desk_ends_the_session(signed_in, writer):
    client = signed_in(writer)
    assert reverse("account_logout") in client.get(reverse("admin:index")).content.decode()
    client.post(reverse("account_logout"))
    assert client.get(reverse("admin:index")).status_code == 302


@pytest.mark.parametrize("page", ["admin:index", "admin:articles_article_changelist"])
def test_desk_pages_are_safe_under_the_policy_and_never_cached(signed_in, writer, page):
    answer = signed_in(writer).get(reverse(page))
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]
    assert " style=" not in answer.content.decode()
    assert "<style" not in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/admin/nowhere/", 404),
        ("/admin/articles/article/999999/change/", 404),
        (f"/admin/articles/article/{'9' * 30}/moves/submit/", 404),
        ("/admin/articles/section/add/", 403),
    ],
)
def test_who_works_here_is_led_back_to_the_desk(signed_in, writer, address, status):
    answer = signed_in(writer).get(address)
    assert answer.status_code == status
    assert "Back to the desk" in answer.text
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("address", ["/admin/nowhere/", "/admin/articles/article/1/change/"])
def test_strangers_learn_nothing_of_the_desk(client, signed_in, person, story, address):
    story()
    assert client.get(address).status_code == 302
    turned_away = signed_in(person()).get(address, follow=True)
    assert turned_away.status_code == 403
    assert "Back to the desk" not in turned_away.text


def test_the_search_keeps_what_was_asked(signed_in, writer):
    page = signed_in(writer).get(reverse("admin:articles_article_changelist") + '?q="><b>wall')
    assert "&quot;&gt;&lt;b&gt;wall" in page.content.decode()
    assert '"><b>' not in page.content.decode()


def test_tables_of_packages_that_have_another_door_are_not_on_the_desk(signed_in, chief):
    for model in (Group, EmailAddress, taggit.models.Tag, DBTaskResult):
        with pytest.raises(NoReverseMatch):
            reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    door = reverse("admin:mfa_authenticator_changelist")  # for somebody's lost phone
    assert signed_in(chief).get(door).status_code == 200
