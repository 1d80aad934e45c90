"""What the desk does with its pictures: words for many, another file, where they are used."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.urls import reverse
from PIL import Image

from articles.models import Author, Edition
from newsroom.pictures import library, renditions
from newsroom.pictures.models import Picture
from newsroom.pictures.renditions import make_renditions
from tests.pictures.files import BLUE, scene, sent, upload

pytestmark = pytest.mark.django_db
BATCH = "/admin/pictures/picture/batch/"


@pytest.fixture
def quay(writer):
    return library.add(sent(scene()), by=writer, alt="The quay", keywords="quay, storm")


def page_of(name, picture):
    return reverse(f"admin:pictures_picture_{name}", args=[picture.pk])


@pytest.mark.parametrize("words", ["storm", "PORTO", "reis", "quay porto", "joão"])
def test_pictures_are_found_by_keywords_creator_and_place(desk, harbour, quay, words):
    Picture.objects.filter(pk=quay.pk).update(
        creator="João Nó", credit="Reis", location="Porto, Portugal"
    )
    Picture.objects.filter(pk=harbour.pk).update(credit="Maré")
    assert list(Picture.objects.matching(words)) == [quay]


def test_the_same_words_are_put_to_several_pictures_and_empty_ones_change_nothing(
    desk, harbour, quay, heard, django_capture_on_commit_callbacks
):
    words = {"credit": "João / Maré", "keywords": "storm, 2026", "licence": ""}
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(BATCH, words | {"pictures": [harbour.pk, quay.pk]}).status_code == 302
    harbour.refresh_from_db()
    quay.refresh_from_db()
    assert (harbour.credit, harbour.alt) == ("João / Maré", "Boats in the harbour")
    assert (harbour.keywords, quay.keywords) == ("storm, 2026", "quay, storm, 2026")
    assert set(heard) == {harbour.pk, quay.pk}


def test_a_batch_is_put_to_all_or_to_none(desk, harbour, quay):
    Picture.objects.filter(pk=quay.pk).update(keywords="k" * 499)
    answer = desk.post(BATCH, {"keywords": "storm", "pictures": [harbour.pk, quay.pk]})
    assert "at most 500 characters" in answer.text
    assert not Picture.objects.filter(keywords="storm").exists()


def test_a_batch_without_pictures_is_answered_in_a_sentence(desk, harbour):
    assert "Choose the pictures first." in desk.post(BATCH, {"credit": "Maré"}).text
    assert desk.get(BATCH).status_code == 302


def test_another_file_takes_the_place_of_the_old_one_under_its_key(
    desk, printed, archive, heard, django_capture_on_commit_callbacks
):
    before = archive()
    with django_capture_on_commit_callbacks(execute=True):
        answer = desk.post(
            page_of("replace", printed), {"file": sent(Image.new("RGB", (400, 500), BLUE))}
        )
    assert answer.status_code == 302
    new = Picture.objects.get(key=printed.key)
    assert (new.alt, new.credit, new.width, new.height) == (printed.alt, printed.credit, 400, 500)
    assert archive() == {new.file.name}
    assert not archive() & before
    assert heard == [printed.pk]
    make_renditions.call(new.pk)
    new.refresh_from_db()
    with default_storage.open(new.at_least(320)["name"]) as file:
        assert Image.open(BytesIO(file.read())).getpixel((5, 5))[2] > 150


def test_what_is_no_picture_replaces_nothing(desk, printed, archive):
    before = archive()
    answer = desk.post(page_of("replace", printed), {"file": upload(b"Dear editor")})
    assert "not a picture we can read" in answer.text
    assert archive() == before
    assert "Choose a picture first." in desk.post(page_of("replace", printed)).text


def test_renditions_of_the_old_file_made_meanwhile_do_not_stay(
    harbour, archive, monkeypatch, django_capture_on_commit_callbacks
):
    sizes = renditions._sizes

    def overtaken(picture):
        yield from sizes(picture)
        with django_capture_on_commit_callbacks(execute=True):
            library.replace(picture.__class__.objects.get(), sent(scene(60, 40)))

    monkeypatch.setattr(renditions, "_sizes", overtaken)
    make_renditions.call(harbour.pk)
    harbour.refresh_from_db()
    assert harbour.renditions == []
    assert archive() == {harbour.file.name}


def test_the_library_says_who_uses_a_picture(desk, harbour, story):
    Author.objects.create(name="Ana Reis", slug="ana-reis", portrait=harbour)
    figure = f'<figure data-picture="{harbour.key}" data-width="text"></figure>'
    story(headline="Leads with it", lead_picture=harbour)
    story("submit", "approve", "publish", headline="Shows it", body=f"<p>Words.</p>{figure}")
    page = desk.get(page_of("uses", harbour)).text
    for use in (
        "Ana Reis",
        "Leads with it",
        "At the desk: Shows it",
        "Before the public: Shows it",
    ):
        assert use in page
    assert f'href="{Edition.objects.get().path}"' in page


def test_of_what_somebody_may_not_see_only_that_there_is_something_is_said(
    signed_in, person, sport, harbour, story
):
    figure = f'<figure data-picture="{harbour.key}" data-width="text"></figure>'
    story(headline="Minister resigns tonight", lead_picture=harbour)
    story(headline="The minister's letter", body=f"<p>Words.</p>{figure}")
    story(headline="Cup final off", section=sport, by=person("Writer"), lead_picture=harbour)
    confined = signed_in(person("Editor", sections=[sport]))
    for page in (page_of("uses", harbour), page_of("delete", harbour)):
        answer = confined.get(page).text
        assert "Cup final off" in answer
        assert "inister" not in answer
        assert answer.count("Other places, which are not named here") == 1
    answer = confined.post(page_of("delete", harbour), {"post": "yes"}, follow=True).text
    assert "Cup final off" in answer
    assert "inister" not in answer


def test_a_picture_that_nobody_uses_says_so(desk, harbour):
    assert "Nothing shows this picture." in desk.get(page_of("uses", harbour)).text


def test_those_who_may_only_look_change_nothing(signed_in, reader, harbour):
    client = signed_in(reader)
    assert client.post(BATCH, {"credit": "x", "pictures": harbour.pk}).status_code == 403
    assert client.post(page_of("replace", harbour), {"file": sent(scene())}).status_code == 403
    assert client.get(page_of("uses", harbour)).status_code == 200
    assert 'library-batch"' not in client.get("/admin/pictures/picture/").text


def test_the_wall_and_its_filters_read_an_index_and_never_the_whole_library(harbour):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # which reads so small a table whole, if it may
            cursor.execute("SET LOCAL enable_seqscan = off")
    for pictures in (
        Picture.objects.newest(before=10**6),
        Picture.objects.incomplete().newest(),
        Picture.objects.expiring(),
        Picture.objects.expired(),
    ):
        plan = pictures.explain()
        assert "SCAN" not in plan, plan
        assert "Seq Scan" not in plan, plan
