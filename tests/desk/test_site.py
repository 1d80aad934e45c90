"""The desk's frame: its door, its name, its keys."""

import pytest
from django.urls import reverse

from newsroom.desk.site import LEFT_OUT


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


def test_the_search_keeps_what_was_asked(signed_in, writer):
    page = signed_in(writer).get(reverse("admin:articles_article_changelist") + '?q="><b>wall')
    assert "&quot;&gt;&lt;b&gt;wall" in page.content.decode()
    assert '"><b>' not in page.content.decode()


def test_tables_of_packages_that_have_another_door_are_not_on_the_desk(signed_in, chief):
    desk = signed_in(chief)
    for table in sorted(LEFT_OUT):
        assert desk.get(f"/admin/{table.replace('.', '/')}/").status_code == 404
    assert desk.get("/admin/mfa/authenticator/").status_code == 200  # for somebody's lost phone
