"""Pictures that readers see: no one person puts another before the public."""

import pytest
from django.urls import reverse

from articles.models import Author
from newsroom.fronts import launching
from newsroom.fronts.models import Front
from newsroom.pictures.models import Picture
from tests.fronts.conftest import lead, pin
from tests.pictures.files import scene, sent

pytestmark = pytest.mark.django_db
WALL = "/admin/pictures/picture/"


def inside(picture):
    return f'<p>See it.</p><figure id="b-12345678" data-picture="{picture.key}"></figure>'


@pytest.fixture
def before_readers(live_story, story, publisher, picture, tomorrow):
    """A picture that is shown in one of the ways in which readers see one."""

    def show(way):
        shown = picture(alt="The wall", credit="Ana Reis")
        if way == "lead of a live story":
            live_story(lead_picture=shown)
        if way == "text of a live story":
            live_story(body=inside(shown))
        if way == "lead of a planned story":
            story("submit", "approve", ("publish", {"at": tomorrow}), lead_picture=shown)
        if way == "portrait":
            Author.objects.create(name="Ana", slug="ana", portrait=shown)
        if way == "front":
            front = Front.objects.create()
            slots = [lead(pin(live_story(), picture=shown.pk))]
            launching.prepare(front, slots, by=publisher, seen=front.version)
            launching.launch(front, by=publisher, seen=front.version)
        return Picture.objects.get(pk=shown.pk)

    return show


WAYS = [
    "lead of a live story",
    "text of a live story",
    "lead of a planned story",
    "portrait",
    "front",
]


def address(name, picture):
    return reverse(f"admin:pictures_picture_{name}", args=[picture.pk])


def another_file():
    return {"file": sent(scene())}


@pytest.mark.parametrize("way", WAYS)
def test_a_writer_neither_replaces_nor_describes_what_readers_see(
    signed_in, writer, before_readers, way
):
    shown = before_readers(way)
    desk = signed_in(writer)
    assert desk.post(address("replace", shown), another_file()).status_code == 403
    said = desk.post(address("describe", shown), {"alt": "Another", "credit": "Me"})
    assert said.status_code == 403
    assert desk.post(address("change", shown), {"alt": "Another"}).status_code == 403
    now = Picture.objects.get(pk=shown.pk)
    assert (now.digest, now.alt, now.credit) == (shown.digest, "The wall", "Ana Reis")


def test_the_sheet_of_what_readers_see_says_why_a_writer_may_not_change_it(
    signed_in, writer, before_readers
):
    page = signed_in(writer).get(address("change", before_readers(WAYS[0]))).text
    assert "Readers see this picture" in page
    assert "Replace the file" not in page
    assert 'name="_save"' not in page


@pytest.mark.parametrize("way", WAYS)
def test_an_editor_mends_a_credit_for_readers_at_once(signed_in, editor, before_readers, way):
    shown = before_readers(way)
    page = signed_in(editor).get(address("change", shown)).text
    assert "Replace the file" in page
    assert "Readers see this picture" not in page
    signed_in(editor).post(address("describe", shown), {"credit": "Ana Reis / Agency"})
    assert Picture.objects.get(pk=shown.pk).credit == "Ana Reis / Agency"


@pytest.mark.parametrize("moves", [[], ["submit"], ["submit", "approve"]])
def test_a_writer_changes_what_readers_do_not_see_yet(signed_in, writer, story, picture, moves):
    kept = picture(alt="The wall")
    story(*moves, lead_picture=kept, body=inside(kept))
    desk = signed_in(writer)
    assert "Replace the file" in desk.get(address("change", kept)).text
    assert desk.post(address("replace", kept), another_file()).status_code == 302
    assert desk.post(address("describe", kept), {"alt": "The old wall"}).status_code == 200
    assert Picture.objects.get(pk=kept.pk).alt == "The old wall"


def test_a_writer_who_describes_several_leaves_those_that_readers_see(
    signed_in, writer, before_readers, picture
):
    shown, kept = before_readers(WAYS[0]), picture(alt="A boat")
    batch = {"pictures": [shown.pk, kept.pk], "credit": "Ana Reis / Agency"}
    page = signed_in(writer).post(reverse("admin:pictures_picture_batch"), batch, follow=True).text
    assert "1 picture is changed." in page
    assert "1 picture stays as it is, for readers see it: ask an editor." in page
    assert Picture.objects.get(pk=shown.pk).credit == "Ana Reis"
    assert Picture.objects.get(pk=kept.pk).credit == "Ana Reis / Agency"


def test_a_picture_taken_off_the_site_is_a_writers_again(signed_in, writer, story, picture):
    kept = picture()
    withdraw = ("withdraw", {"note": "An error"})
    story("submit", "approve", "publish", withdraw, lead_picture=kept)
    assert signed_in(writer).post(address("describe", kept), {"alt": "A"}).status_code == 200
