"""Doors: colleagues are spoken to in their own language, readers in the site's."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation

from newsroom import work
from newsroom.accounts import invitations, mail
from newsroom.accounts.models import User
from newsroom.desk.templatetags.desk import spoken
from newsroom.public.cards import listed

HOME, DESK, SIGN_IN = "/accounts/", "/admin/", "/accounts/login/"


@pytest.fixture
def german(writer):
    User.objects.filter(pk=writer.pk).update(language="de")
    writer.refresh_from_db()
    return writer


@pytest.fixture
def post(db, mailoutbox):
    """The letters that the worker has carried out so far."""

    def carry():
        while work.carry_out_next("the test"):
            pass
        return mailoutbox

    return carry


def page(client, path, **headers):
    return client.get(path, headers=headers).content.decode()


def says(text, html):
    return f'lang="{text}"' in html


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.8", "de"),
        ("ar,fr;q=0.9,de;q=0.5,en;q=0.1", "de"),
        ("en-GB,de;q=0.9", "en"),
        ("fr,ar;q=0.5", "en"),
        ("", "en"),
        ("*", "en"),
        ("xx" * 300, "en"),
        (";;q=,,,", "en"),
    ],
)
def test_a_newcomer_is_asked_to_sign_in_in_a_language_of_the_browser(db, asked, answered):
    html = page(Client(), SIGN_IN, accept_language=asked)
    assert says(answered, html)
    assert ("Anmelden" in html) == (answered == "de")


@pytest.mark.parametrize(
    ("language", "ago", "ahead"),
    [("en", "2 days ago", "in 1 week"), ("de", "vor 2 Tagen", "in 1 Woche")],
)
def test_times_are_told_in_the_grammar_of_the_language(language, ago, ahead):
    now = timezone.now()
    with translation.override(language):
        assert spoken(now - timedelta(days=2, hours=3), now).replace("\xa0", " ") == ago
        assert spoken(now + timedelta(days=7, hours=3), now).replace("\xa0", " ") == ahead


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Ana, Tom and Li"), ("de", "Ana, Tom und Li"), ("ar", "Ana، Tom وLi")],
)
def test_names_are_listed_as_the_language_lists_them(language, said):
    with translation.override(language):
        assert listed(["Ana", "Tom", "Li"]) == said
        assert listed(["Ana"]) == "Ana"
        assert listed([]) == ""


def test_the_desk_speaks_the_language_that_its_owner_chose(german, signed_in):
    html = page(signed_in(german), DESK, accept_language="en")
    assert says("de", html)
    assert "Meine Entwürfe" in html
    assert "My drafts" not in html


def test_colleagues_at_one_desk_are_spoken_to_each_in_their_own(german, editor, signed_in):
    assert "Meine Entwürfe" in page(signed_in(german), DESK)
    assert "My drafts" in page(signed_in(editor), DESK)


def test_somebody_chooses_their_language_on_their_account_page(writer, signed_in):
    client = signed_in(writer)
    answer = client.post(HOME, {"language": "de"}, follow=True)
    assert "Ab jetzt spricht die Redaktion Ihre Sprache." in answer.content.decode()
    assert says("de", page(client, DESK, accept_language="en"))
    client.post(HOME, {"language": ""})
    assert says("en", page(client, DESK, accept_language="en"))


@pytest.mark.parametrize("wrong", ["ar", "fr", "de'", "x" * 100])
def test_a_language_that_the_desk_does_not_speak_is_refused_in_a_sentence(writer, signed_in, wrong):
    answer = signed_in(writer).post(HOME, {"language": wrong})
    assert answer.status_code == 200
    assert "not one of the available choices" in answer.content.decode()
    writer.refresh_from_db()
    assert writer.language == ""


def test_the_desk_of_an_arabic_paper_speaks_english_where_nothing_else_is_asked_for(
    writer, signed_in, settings
):
    settings.LANGUAGE_CODE = "ar"
    assert says("en", page(signed_in(writer), DESK))
    assert says("de", page(signed_in(writer), DESK, accept_language="de"))


def test_the_desk_of_a_german_paper_speaks_german_where_nothing_else_is_asked_for(
    writer, signed_in, settings
):
    settings.LANGUAGE_CODE = "de"
    assert says("de", page(signed_in(writer), DESK))
    assert says("en", page(signed_in(writer), DESK, accept_language="en"))


def test_an_answer_of_the_desk_says_that_it_depends_on_the_language_asked_for(db):
    assert "Accept-Language" in Client().get(SIGN_IN)["Vary"]


def test_error_pages_of_the_desk_speak_its_language(german, signed_in):
    html = page(signed_in(german), "/admin/nowhere/")
    assert says("de", html)
    assert "Hier gibt es keine Seite" in html


def test_readers_get_the_same_whatever_language_their_browser_asks_for(live_story, path_of):
    path = path_of(live_story())
    for address in ["/", path, "/news/", "/corrections/", "/nowhere/"]:
        answers = {page(Client(), address, accept_language=asked) for asked in ("de", "ar", "en")}
        assert len(answers) == 1
        assert "Accept-Language" not in Client().get(address).get("Vary", "")


def test_readers_get_the_same_whoever_is_signed_in_and_came_before(
    german, signed_in, live_story, path_of
):
    path = path_of(live_story())
    before = page(Client(), path)
    client = signed_in(german)
    page(client, DESK)
    assert page(client, path) == page(Client(), path) == before


@pytest.mark.parametrize(
    ("language", "direction", "word"),
    [
        ("en", "ltr", "Skip to content"),
        ("de", "ltr", "Zum Inhalt springen"),
        ("ar", "rtl", "انتقل إلى المحتوى"),
    ],
)
def test_the_paper_speaks_the_sites_language(
    live_story, path_of, settings, language, direction, word
):
    settings.LANGUAGE_CODE = language
    html = page(Client(), path_of(live_story(language="en")))
    assert f'<html lang="{language}" dir="{direction}">' in html
    assert word in html
    assert '<article class="story"' not in html or 'lang="en"' in html


def test_a_letter_speaks_its_readers_language_and_not_its_senders(german, editor, post):
    with translation.override("en"):
        write(german)
    with translation.override("de"):
        write(editor)
    to_german, to_editor = post()
    assert to_german.subject == "Zurückgegeben: Dach"
    assert to_editor.subject == "Sent back: Dach"


def write(person):
    mail.send(
        "sent_back",
        to=person.email,
        move={"article": "Dach", "by": "Edda", "note": "Kürzen"},
        link="http://testserver/",
    )


def test_a_letter_to_a_reader_speaks_the_sites_language(db, post, settings):
    settings.LANGUAGE_CODE = "ar"
    with translation.override("de"):
        mail.send("sent_back", to="reader@home.example", move={"article": "Dach"}, link="")
    assert post()[0].subject == "أُعيد: Dach"


def test_a_lost_password_is_answered_in_the_language_of_the_account(german, post):
    Client().post("/accounts/password/reset/", {"email": german.email})
    assert "Neues Passwort" in post()[0].subject or "neues Passwort" in post()[0].subject


def test_an_invitation_speaks_the_language_of_who_invites(manager, post):
    User.objects.filter(pk=manager.pk).update(language="de")
    manager.refresh_from_db()
    roles = list(manager.groups.all())
    invitations.invite(email="neu@newsroom.example", name="Neu", roles=roles, by=manager)
    assert post()[0].subject == "Ihr Schreibtisch bei The Harbour Courier"
