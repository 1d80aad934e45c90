"""The library at the desk."""

import html5lib
import pytest
from django.contrib.admin.models import LogEntry
from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from newsroom.pictures import library
from newsroom.pictures.admin import wall as desk_pages
from newsroom.pictures.models import Picture
from tests.pictures.files import bomb, scene, sent, upload

pytestmark = pytest.mark.django_db
WALL = "/admin/pictures/picture/"
ADD = "/admin/pictures/picture/add/"


@pytest.fixture
def addresses():
    return {
        "library": reverse("admin:pictures_picture_library"),
        "upload": reverse("admin:pictures_picture_upload"),
    }


def test_the_wall_shows_pictures_and_says_what_is_missing(desk, harbour, writer):
    library.add(sent(scene()), by=writer)
    page = desk.get(WALL).text
    assert harbour.thumbnail_url in page
    assert page.count("No description") == page.count("No credit") == 1


def test_the_wall_is_searched_by_words(desk, harbour, writer):
    library.add(sent(scene()), by=writer, alt="A lighthouse")
    assert [p.alt for p in desk.get(WALL, {"q": "lighthouse"}).context["pictures"]] == [
        "A lighthouse"
    ]
    assert "No picture answers to that" in desk.get(WALL, {"q": "camel"}).text


@pytest.mark.parametrize("known", [{"alt": "A lighthouse"}, {"credit": "Ana Reis"}])
def test_the_wall_can_be_narrowed_to_what_is_not_ready(desk, harbour, writer, known):
    unready = library.add(sent(scene()), by=writer, **known)
    assert desk.get(WALL, {"incomplete": 1}).context["pictures"] == [unready]


def test_the_wall_goes_back_page_by_page_at_the_same_cost(
    desk, writer, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(desk_pages, "PER_PAGE", 2)
    pictures = [library.add(sent(scene(60, 40)), by=writer) for _ in range(5)]
    seen, address = [], f"{WALL}?q="
    while address:
        with django_assert_max_num_queries(12):
            page = desk.get(address)
        seen += page.context["pictures"]
        older = html5lib.parse(page.text, namespaceHTMLElements=False).find(".//a[@rel='next']")
        address = WALL + older.get("href") if older is not None else None
    assert seen == pictures[::-1]


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "²", "1'--"])
def test_a_page_that_cannot_be_is_no_error(desk, harbour, before):
    assert desk.get(WALL, {"before": before, "q": "\0"}).status_code == 200


def test_the_chooser_gets_the_library_as_json(desk, harbour, addresses):
    answer = desk.get(addresses["library"], {"q": "boats"}).json()
    assert answer["next"] is None
    (picture,) = answer["pictures"]
    assert picture["key"] == harbour.key
    assert picture["thumb"] == harbour.thumbnail_url
    assert (picture["alt"], picture["credit"]) == (harbour.alt, harbour.credit)
    assert (picture["width"], picture["height"]) == (900, 600)


def test_the_chooser_takes_a_picture_in(desk, editor, addresses):
    answer = desk.post(addresses["upload"], {"file": sent(scene()), "credit": "Ana Reis"}).json()
    picture = Picture.objects.get(key=answer["key"])
    assert (picture.credit, picture.alt, picture.uploaded_by) == ("Ana Reis", "", editor)
    assert LogEntry.objects.get().object_id == str(picture.pk)


def test_the_chooser_says_when_the_library_has_the_file_already(desk, harbour, addresses):
    assert "already" in desk.post(addresses["upload"], {"file": sent(scene())}).json()["note"]


@pytest.mark.parametrize(
    ("sending", "field"),
    [
        ({}, "file"),
        ({"file": upload(b"")}, "file"),
        ({"file": upload(b"<svg/>")}, "file"),
        ({"file": upload(bomb())}, "file"),
        ({"file": sent(scene()), "credit": "x" * 201}, "credit"),
        ({"file": sent(scene()), "source_url": "javascript:alert(1)"}, "source_url"),
    ],
    ids=["no file", "empty", "svg", "bomb", "long credit", "script address"],
)
def test_a_refused_picture_is_answered_with_a_sentence_at_its_field(
    desk, addresses, archive, sending, field
):
    response = desk.post(addresses["upload"], sending)
    assert response.status_code == 400
    assert list(response.json()["errors"]) == [field]
    assert archive() == set()


def test_without_scripts_several_files_go_up_at_once(desk):
    files = [sent(scene(), name="one.jpg"), sent(scene(90, 60), "PNG", name="two.png")]
    response = desk.post(ADD, {"pictures": files, "credit": "Ana Reis"}, follow=True)
    assert response.redirect_chain == [(WALL, 302)]
    assert [p.credit for p in Picture.objects.all()] == ["Ana Reis", "Ana Reis"]


def test_one_bad_file_does_not_keep_the_others_out(desk):
    files = [upload(b"no", name="letter.doc"), sent(scene(), name="two.jpg")]
    response = desk.post(ADD, {"pictures": files, "credit": "Ana Reis"})
    assert response.status_code == 200
    assert "letter.doc: This file is not a picture we can read" in response.text
    assert 'value="Ana Reis"' in response.text
    assert Picture.objects.count() == 1


def test_sending_nothing_is_answered_in_a_sentence(desk):
    assert "Choose a picture first." in desk.post(ADD, {"credit": "Ana Reis"}).text


def test_the_sheet_of_a_picture_is_mended_and_the_layers_above_hear_of_it(
    desk, harbour, heard, django_capture_on_commit_callbacks
):
    address = reverse("admin:pictures_picture_change", args=[harbour.pk])
    assert harbour.url in desk.get(address).text
    queued = DBTaskResult.objects.count()
    details = {"alt": "Two boats", "credit": "Ana Reis", "focal_x": "0.25", "focal_y": "0.5"}
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(address, details).status_code == 302
    harbour.refresh_from_db()
    assert (harbour.alt, harbour.focal_x) == ("Two boats", 0.25)
    assert heard == [harbour.pk]
    assert DBTaskResult.objects.count() == queued + 1


def test_a_focal_point_outside_the_picture_is_refused_at_its_field(desk, harbour):
    address = reverse("admin:pictures_picture_change", args=[harbour.pk])
    response = desk.post(address, {"alt": "Boats", "focal_x": "7", "focal_y": "nan"})
    assert set(response.context["adminform"].form.errors) == {"focal_x", "focal_y"}


def test_an_unused_picture_is_deleted_with_its_files(
    desk, printed, archive, django_capture_on_commit_callbacks
):
    address = reverse("admin:pictures_picture_delete", args=[printed.pk])
    assert "Delete this picture" in desk.get(address).text
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address, {"post": "yes"})
    assert not Picture.objects.exists()
    assert archive() == set()


def test_a_picture_that_a_story_shows_stays_and_the_desk_says_where(desk, harbour, story):
    story(headline="Storm takes the pier", lead_picture=harbour)
    address = reverse("admin:pictures_picture_delete", args=[harbour.pk])
    question = desk.get(address).text
    assert "This picture is in use" in question
    assert "Storm takes the pier" in question
    answer = desk.post(address, {"post": "yes"}, follow=True)
    assert answer.status_code < 500
    assert Picture.objects.get() == harbour


def test_a_picture_that_a_layer_above_holds_on_to_stays_as_well(desk, harbour):
    def hold(sender, instance, **kwargs):
        raise ProtectedError("in a body", set())

    pre_delete.connect(hold, sender=Picture)
    try:
        address = reverse("admin:pictures_picture_delete", args=[harbour.pk])
        answer = desk.post(address, {"post": "yes"}, follow=True)
    finally:
        pre_delete.disconnect(hold, sender=Picture)
    assert "The picture stays, for it is in use: Other places" in answer.text
    assert Picture.objects.get() == harbour


def test_those_who_may_only_look_cannot_add(signed_in, reader, harbour, addresses):
    client = signed_in(reader)
    assert client.get(addresses["library"]).status_code == 200
    page = client.get(WALL)
    assert page.status_code == 200
    assert 'class="library-arrival' not in page.text
    assert client.post(addresses["upload"], {"file": sent(scene())}).status_code == 403
    assert client.post(ADD, {"pictures": sent(scene())}).status_code == 403
    assert client.get(ADD).status_code == 403
    assert Picture.objects.count() == 1


def test_those_without_a_role_see_no_pictures(signed_in, person, harbour, addresses):
    client = signed_in(person("Nobody"))
    for address in (WALL, addresses["library"], addresses["upload"], ADD):
        assert client.get(address).status_code == 403


def test_strangers_are_sent_to_the_door(client, harbour, addresses):
    for address in (WALL, addresses["library"], addresses["upload"], ADD):
        assert client.get(address).status_code == 302


@pytest.fixture
def wary(editor):
    """The editor's browser at a server that asks for the form's token."""
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(editor)
    return browser


def test_an_upload_from_another_site_is_refused(wary, addresses):
    assert wary.post(addresses["upload"], {"file": sent(scene())}).status_code == 403
    assert not Picture.objects.exists()


@pytest.mark.parametrize("page", [WALL, ADD])
def test_the_form_of_a_page_carries_its_own_token(wary, page):
    token = html5lib.parse(wary.get(page).text, namespaceHTMLElements=False).find(
        ".//form[@class='library-arrival']/input[@name='csrfmiddlewaretoken']"
    )
    sending = {"pictures": sent(scene()), "csrfmiddlewaretoken": token.get("value")}
    assert wary.post(ADD, sending).status_code == 302
    assert Picture.objects.count() == 1
