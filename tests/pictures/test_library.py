"""What the library keeps, what it makes of it, and what it lets go."""

import re
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django_tasks_db.models import DBTaskResult
from PIL import Image

from newsroom.pictures import library, metadata, renditions
from newsroom.pictures.crops import RATIOS
from newsroom.pictures.models import Picture
from newsroom.pictures.renditions import RECIPES, make_renditions
from tests.pictures.files import SERIAL, notes_of_a_camera, scene, sent, upload

pytestmark = pytest.mark.django_db
PUBLIC_NAME = re.compile(r"pictures/[\w-]{22}\.(avif|webp|jpg|png)")


def stored(rendition):
    with default_storage.open(rendition["name"]) as file:
        return file.read()


def test_a_picture_keeps_what_was_said_of_it_and_who_sent_it(harbour, writer):
    harbour.refresh_from_db()
    assert (harbour.alt, harbour.credit) == ("Boats in the harbour", "Ana Reis")
    assert (harbour.width, harbour.height) == (900, 600)
    assert harbour.uploaded_by == writer
    assert len(harbour.digest) == 64


def test_a_file_that_is_no_picture_leaves_nothing_behind(writer, archive):
    with pytest.raises(ValidationError):
        library.add(upload(b"no picture"), by=writer)
    assert (Picture.objects.count(), DBTaskResult.objects.count(), archive()) == (0, 0, set())


def test_details_that_do_not_fit_are_refused_at_their_field(writer, archive):
    with pytest.raises(ValidationError) as refusal:
        library.add(sent(scene()), by=writer, source_url="javascript:alert(1)", credit="x" * 201)
    assert set(refusal.value.message_dict) == {"source_url", "credit"}
    assert archive() == set()


def test_the_work_on_a_picture_is_queued_with_the_picture_or_not_at_all(writer):
    with transaction.atomic():
        library.add(sent(scene()), by=writer)
        assert (Picture.objects.count(), DBTaskResult.objects.count()) == (1, 1)
        transaction.set_rollback(True)
    assert (Picture.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_a_picture_that_cannot_be_written_leaves_no_file(writer, archive):
    writer.delete()
    with pytest.raises(ValueError, match="unsaved related object"):
        library.add(sent(scene()), by=writer)
    assert archive() == set()


def test_renditions_come_in_every_width_and_format_but_never_larger_than_the_picture(printed):
    sizes = {(r["format"], r["width"], r["height"]) for f in RECIPES for r in printed.in_format(f)}
    widths = [(320, 213), (480, 320), (768, 512), (900, 600)]
    assert sizes == {(f, w, h) for f in ("avif", "webp", "jpeg") for w, h in widths}


def test_a_picture_is_cut_to_three_shapes_around_its_focal_point(writer):
    picture = library.add(sent(scene()), by=writer, focal_x=0)
    make_renditions.call(picture.pk)
    picture.refresh_from_db()
    sizes = {name: (picture.crop(name)["width"], picture.crop(name)["height"]) for name in RATIOS}
    assert sizes == {"1x1": (600, 600), "4x3": (800, 600), "16x9": (900, 506)}
    square = Image.open(BytesIO(stored(picture.crop("1x1"))))
    assert square.getpixel((440, 300))[0] > 150  # the red half, of which a centred cut has 300


def test_a_large_picture_has_six_widths(writer):
    picture = library.add(sent(scene(3000, 1000)), by=writer)
    make_renditions.call(picture.pk)
    picture.refresh_from_db()
    widths = [size["width"] for size in picture.in_format("avif")]
    assert widths == [320, 480, 768, 1080, 1600, 2400]


def test_every_rendition_is_what_it_says_and_says_nothing_of_the_camera(writer):
    picture = library.add(sent(scene(), exif=notes_of_a_camera(6)), by=writer)
    make_renditions.call(picture.pk)
    picture.refresh_from_db()
    for rendition in picture.renditions:
        content = stored(rendition)
        image = Image.open(BytesIO(content))
        assert image.format.lower() == rendition["format"]
        assert image.size == (rendition["width"], rendition["height"])
        assert set(image.getexif()) <= {0x013B, 0x8298}
        assert "icc_profile" not in image.info
        assert SERIAL.encode() not in content


def test_every_rendition_says_who_made_the_picture_and_whose_it_is(printed):
    words = {"creator": "João <Nó>", "credit": "João / Maré", "copyright_notice": "© Maré & Co"}
    Picture.objects.update(**words)
    make_renditions.call(printed.pk)
    printed.refresh_from_db()
    for rendition in printed.renditions:
        content = stored(rendition)
        assert metadata.read(upload(content)) == words
        exif = Image.open(BytesIO(content)).getexif()
        assert set(exif) == {0x013B, 0x8298}
        assert not exif.get_ifd(0x8825)


def test_renditions_are_made_anew_when_the_rights_change(printed, archive, heard):
    before = archive()
    Picture.objects.update(copyright_notice="© Maré")
    make_renditions.call(printed.pk)
    printed.refresh_from_db()
    assert archive() & before == {printed.file.name}
    assert len(archive()) == 16


def test_a_change_while_renditions_are_made_is_not_lost(harbour, archive, monkeypatch):
    sizes = renditions._sizes

    def overtaken(picture):
        yield from sizes(picture)
        monkeypatch.setattr(renditions, "_sizes", sizes)
        make_renditions.call(picture.pk)
        Picture.objects.update(credit="Somebody else")

    monkeypatch.setattr(renditions, "_sizes", overtaken)
    waiting = DBTaskResult.objects.count()
    make_renditions.call(harbour.pk)
    assert len(archive()) == 16
    assert DBTaskResult.objects.count() == waiting + 1


def test_a_transparent_picture_shines_through_where_the_format_can(writer):
    image = scene(mode="RGBA")
    image.putalpha(0)
    picture = library.add(sent(image, "PNG"), by=writer)
    make_renditions.call(picture.pk)
    picture.refresh_from_db()
    modes = {}
    for rendition in picture.renditions:
        printed = Image.open(BytesIO(stored(rendition)))
        modes[rendition["format"]] = printed.mode
        if rendition["format"] == "jpeg":
            assert printed.getpixel((5, 5)) == (255, 255, 255)
    assert modes == {"avif": "RGBA", "webp": "RGBA", "jpeg": "RGB"}


def test_names_are_unguessable_and_none_gives_another_away(printed, archive):
    names = [printed.file.name, *(rendition["name"] for rendition in printed.renditions)]
    assert all(PUBLIC_NAME.fullmatch(name) for name in names)
    stems = {name.partition(".")[0] for name in names} | {f"pictures/{printed.key}"}
    assert len(stems) == len(names) + 1
    assert archive() == set(names)


def test_renditions_asked_for_twice_are_made_once(printed, archive, django_assert_num_queries):
    before = archive()
    with django_assert_num_queries(1):
        make_renditions.call(printed.pk)
    assert archive() == before


def test_a_picture_deleted_before_its_renditions_is_no_trouble(harbour):
    picture_id = harbour.pk
    harbour.delete()
    make_renditions.call(picture_id)


def test_a_picture_deleted_while_they_are_made_leaves_no_file(
    harbour, archive, monkeypatch, django_capture_on_commit_callbacks
):
    sizes = renditions._sizes

    def interrupted(picture):
        yield from sizes(picture)
        with django_capture_on_commit_callbacks(execute=True):
            Picture.objects.get(pk=picture.pk).delete()

    monkeypatch.setattr(renditions, "_sizes", interrupted)
    make_renditions.call(harbour.pk)
    assert archive() == set()


def test_a_rendition_that_fails_takes_its_sisters_with_it(harbour, archive, monkeypatch):
    sizes = renditions._sizes

    def interrupted(picture):
        yield next(sizes(picture))
        raise OSError("disk full")

    monkeypatch.setattr(renditions, "_sizes", interrupted)
    with pytest.raises(OSError, match="disk full"):
        make_renditions.call(harbour.pk)
    assert archive() == {harbour.file.name}


def test_a_deleted_picture_takes_its_files_with_it_once_that_is_certain(
    printed, archive, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        printed.delete()
    assert len(archive()) == 16
    for callback in callbacks:
        callback()
    assert archive() == set()


def test_the_layers_above_hear_of_new_renditions(
    harbour, heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        make_renditions.call(harbour.pk)
    assert heard == [harbour.pk]


def test_a_picture_may_go_live_once_it_is_described_and_credited(harbour):
    assert harbour.obstacles() == []
    harbour.alt, harbour.credit = " ", ""
    assert len(harbour.obstacles()) == 2


def test_pictures_are_found_by_their_keys_in_one_query(harbour, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = Picture.objects.with_keys([harbour.key, harbour.key, "unknown"])
    assert found == {harbour.key: harbour}


def test_pictures_are_found_by_words_of_what_is_said_of_them(harbour, writer):
    assert list(Picture.objects.matching("HARBOUR reis")) == [harbour]
    assert not Picture.objects.matching("harbour smith").exists()


def test_the_same_file_twice_is_two_pictures_that_know_of_each_other(harbour, writer):
    again = library.add(sent(scene()), by=writer)
    assert again.key != harbour.key
    assert list(again.twins()) == [harbour]


def test_the_thumbnail_is_the_smallest_there_is_and_the_master_before(harbour):
    assert harbour.thumbnail_url == f"/media/{harbour.file.name}"
    make_renditions.call(harbour.pk)
    harbour.refresh_from_db()
    narrowest = harbour.in_format("webp")[0]
    assert narrowest["width"] == 320
    assert harbour.thumbnail_url == narrowest["url"]


@pytest.mark.parametrize("change", [{"focal_x": 1.5}, {"focal_y": -0.1}, {"width": 0}])
def test_the_database_keeps_sizes_and_focal_points_possible(harbour, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        Picture.objects.filter(pk=harbour.pk).update(**change)
