"""Doors: signing in and out, the second factor, a lost password."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from newsroom import settings as real_settings
from newsroom.accounts.hashers import ModestArgon2PasswordHasher
from newsroom.accounts.models import User
from tests.accounts.conftest import sentences
from tests.conftest import PASSWORD

NEW = "a quite different phrase"


@pytest.fixture
def sign_in(client):
    """Sign in as a reader of the page would: `sign_in(email, password)`."""

    def enter(email, password=PASSWORD, **more):
        return client.post("/accounts/login/", {"login": email, "password": password} | more)

    return enter


@pytest.fixture
def ask_for_link(client):
    """Ask for a new password, as somebody who has lost theirs."""

    def ask(email):
        return client.post("/accounts/password/reset/", {"email": email}, follow=True)

    return ask


def code_of(secret):
    """What an authenticator app shows now for a secret."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def app_secret(client, writer, sign_in):
    """The secret of the app that the writer, signed in, sets up for a second factor."""
    sign_in(writer.email)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r'<code class="key">(\w+)</code>', page).group(1)
    client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    return secret


def test_staff_sign_in_by_mail_address_and_come_to_the_desk(sign_in, writer):
    assert sign_in(writer.email).headers["Location"] == "/admin/"


def test_the_case_of_the_address_does_not_matter(sign_in, writer):
    assert sign_in(f" {writer.email.upper()} ").headers["Location"] == "/admin/"


def test_people_without_a_role_come_to_their_account(sign_in, person, client):
    assert sign_in(person().email).headers["Location"] == "/accounts/"
    assert "Ask your staff manager" in sentences(client.get("/accounts/"))


def test_the_desk_sends_visitors_to_sign_in_and_back(client, writer):
    assert (
        client.get("/admin/articles/", follow=True)
        .redirect_chain[-1][0]
        .startswith("/accounts/login/?next=")
    )


def test_the_desks_own_sign_in_is_no_way_around(client, writer):
    credentials = {"username": writer.email, "password": PASSWORD}
    response = client.post("/admin/login/", credentials)
    assert response.headers["Location"].startswith("/accounts/login/")
    assert "_auth_user_id" not in client.session


def test_a_wrong_password_is_refused_in_a_sentence_with_the_address_kept(sign_in, writer):
    response = sign_in(writer.email, "wrong")
    assert "This e-mail address and password do not belong together." in sentences(response)
    assert f'value="{writer.email}"' in response.content.decode()


def test_an_unknown_address_is_answered_like_a_wrong_password(sign_in, writer):
    known, unknown = sign_in(writer.email, "wrong"), sign_in("nobody@newsroom.example", "wrong")
    known, unknown = (
        re.sub(r'"[^"]{64}"|value="[^"]*@[^"]*"', "", page.content.decode())
        for page in (known, unknown)
    )
    assert known == unknown


def test_after_five_failures_even_the_right_password_has_to_wait(sign_in, writer):
    for _attempt in range(5):
        sign_in(writer.email, "wrong")
    assert "Too many failed attempts to sign in." in sentences(sign_in(writer.email))


def test_failures_for_an_unknown_address_have_to_wait_alike(sign_in, db):
    for _attempt in range(5):
        sign_in("nobody@newsroom.example", "wrong")
    page = sign_in("nobody@newsroom.example", "wrong")
    assert "Too many failed attempts to sign in." in sentences(page)


def test_failures_of_one_do_not_lock_out_another(sign_in, writer, editor):
    for _attempt in range(5):
        sign_in(writer.email, "wrong")
    assert sign_in(editor.email).status_code == 302


def test_a_flood_of_attempts_is_answered_with_a_page(client, db):
    pages = [client.post("/accounts/login/", {}) for _attempt in range(31)]
    assert pages[-1].status_code == 429
    assert "Please wait a minute" in sentences(pages[-1])


def test_a_closed_account_cannot_be_signed_in_to(sign_in, person, client):
    sign_in(person("Writer", is_active=False).email)
    assert "_auth_user_id" not in client.session


def test_a_session_lasts_as_long_as_the_browser_unless_asked_to_stay(sign_in, writer, client):
    sign_in(writer.email)
    assert client.session.get_expire_at_browser_close()
    client.logout()
    sign_in(writer.email, remember="on")
    assert not client.session.get_expire_at_browser_close()


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example/"])
def test_signing_in_never_leads_elsewhere(sign_in, writer, target):
    assert sign_in(writer.email, next=target).headers["Location"] == "/admin/"


def test_signing_out_asks_first_and_comes_back_to_sign_in(signed_in, writer):
    browser = signed_in(writer)
    assert "Sign out?" in sentences(browser.get("/accounts/logout/"))
    assert browser.post("/accounts/logout/").headers["Location"] == "/accounts/login/"
    assert browser.get("/accounts/").status_code == 302


def test_nobody_can_sign_up(client, db):
    page = client.post("/accounts/signup/", {"email": "x@x.example", "password1": NEW})
    assert "ask your staff manager to invite you" in sentences(page)
    assert not User.objects.exists()


def test_a_lost_password_is_reset_by_mail(ask_for_link, writer, link, client, sign_in):
    ask_for_link(writer.email)
    form = client.get(link(), follow=True).redirect_chain[-1][0]
    response = client.post(form, {"password1": NEW, "password2": NEW})
    assert response.headers["Location"] == "/admin/"
    assert User.objects.get(pk=writer.pk).check_password(NEW)


def test_a_new_password_ends_the_sessions_elsewhere(ask_for_link, writer, link, client, signed_in):
    elsewhere = signed_in(writer)
    ask_for_link(writer.email)
    form = client.get(link(), follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW, "password2": NEW})
    assert elsewhere.get("/accounts/").status_code == 302


def test_a_reset_link_works_once(ask_for_link, writer, link, client):
    ask_for_link(writer.email)
    path = link()
    form = client.get(path, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": NEW, "password2": NEW})
    client.logout()
    assert "This link cannot be used" in sentences(client.get(path, follow=True))


def test_asking_for_a_reset_says_the_same_of_any_address(ask_for_link, writer):
    known, unknown = ask_for_link(writer.email), ask_for_link("nobody@newsroom.example")
    assert sentences(known) == sentences(unknown)
    assert known.redirect_chain == unknown.redirect_chain


def test_an_unknown_address_gets_a_letter_that_opens_nothing(ask_for_link, post, db):
    ask_for_link("nobody@newsroom.example")
    (letter,) = post()
    assert "There is no open account with this address." in letter.body
    assert "/key/" not in letter.body


def test_a_closed_account_gets_no_reset_link(ask_for_link, person, post):
    ask_for_link(person("Writer", is_active=False).email)
    assert "/key/" not in post()[-1].body


def test_the_letter_names_our_address_whatever_the_request_says(client, writer, post, settings):
    settings.ALLOWED_HOSTS = ["*"]
    client.post("/accounts/password/reset/", {"email": writer.email}, HTTP_HOST="evil.example")
    assert "http://testserver/accounts/password/reset/key/" in post()[-1].body
    assert "evil.example" not in post()[-1].body


def test_a_changed_password_is_told_by_mail(signed_in, writer, post):
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    assert signed_in(writer).post("/accounts/password/change/", form).status_code == 302
    (letter,) = post()
    assert letter.to == [writer.email]
    assert letter.subject == "Your password at The Harbour Courier was changed"


def test_a_wrong_present_password_changes_nothing(signed_in, writer):
    form = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    page = signed_in(writer).post("/accounts/password/change/", form)
    assert "This is not your present password." in sentences(page)
    assert User.objects.get(pk=writer.pk).check_password(PASSWORD)


def test_a_second_factor_is_asked_for_after_the_password(app_secret, sign_in, writer, client):
    client.logout()
    assert sign_in(writer.email).headers["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/admin/").status_code == 302
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "This code is not right" in sentences(wrong)


def test_a_recovery_code_replaces_the_app_once(app_secret, sign_in, writer, client):
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for location in ["/admin/", None]:
        client.logout()
        sign_in(writer.email)
        response = client.post("/accounts/2fa/authenticate/", {"code": code})
        assert response.headers.get("Location") == location


def test_the_secret_of_the_app_does_not_lie_open(app_secret):
    assert app_secret not in str(Authenticator.objects.get(type="totp").data)


def test_setting_up_a_second_factor_asks_for_the_password_again(client, writer, sign_in):
    client.force_login(writer)
    response = client.get("/accounts/2fa/totp/activate/")
    assert response.headers["Location"].startswith("/accounts/reauthenticate/")


@pytest.mark.parametrize(
    "path", ["", "password/change/", "2fa/", "2fa/totp/activate/", "2fa/recovery-codes/", "logout/"]
)
def test_every_page_of_an_account_obeys_the_policy(app_secret, client, path):
    page = client.get(f"/accounts/{path}", follow=True).content.decode()
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", page)


def test_passwords_are_kept_with_argon2_in_modest_memory():
    hasher = ModestArgon2PasswordHasher()
    assert hasher.encode("x", hasher.salt()).startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
    assert real_settings.PASSWORD_HASHERS[0].endswith(".ModestArgon2PasswordHasher")


def test_a_visitor_is_noted_as_seen(signed_in, writer):
    signed_in(writer).get("/accounts/")
    assert User.objects.get(pk=writer.pk).last_seen is not None
