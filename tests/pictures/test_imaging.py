"""What becomes of the files that people send."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from newsroom.pictures import imaging
from newsroom.pictures.imaging import develop
from tests.pictures.files import (
    BLUE,
    RED,
    SERIAL,
    bomb,
    notes_of_a_camera,
    profile_of_another_space,
    profile_with_red_and_blue_exchanged,
    scene,
    sent,
    upload,
)


def developed(file):
    master = develop(file)
    return master, Image.open(BytesIO(master.content))


def near(colour, other, by=12):
    return all(abs(a - b) <= by for a, b in zip(colour, other, strict=True))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_every_kind_of_picture_becomes_one_of_ours(format):
    master, image = developed(sent(scene(), format))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (900, 600))
    assert (master.width, master.height, master.extension) == (900, 600, "jpg")
    assert near(image.getpixel((100, 300)), RED, by=30)
    assert near(image.getpixel((800, 300)), BLUE, by=30)


def test_a_picture_is_known_by_its_content_not_by_its_name():
    master, _image = developed(sent(scene(), "PNG", name="letter.pdf"))
    assert master.width == 900


def test_position_and_serial_number_do_not_survive():
    file = sent(scene(), exif=notes_of_a_camera(), comment=b"call me on 555", dpi=(300, 300))
    assert SERIAL.encode() in file.read()
    master, image = developed(file)
    assert not image.getexif()
    assert SERIAL.encode() not in master.content
    assert b"Exif" not in master.content
    assert b"call me" not in master.content


def test_a_picture_is_turned_the_way_the_camera_was_held():
    _master, image = developed(sent(scene(), exif=notes_of_a_camera(orientation=6)))
    assert image.size == (600, 900)
    assert near(image.getpixel((300, 100)), RED)
    assert near(image.getpixel((300, 800)), BLUE)


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_broken_note_of_the_orientation_does_not_refuse_the_picture():
    _master, image = developed(sent(scene(), exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\0" * 9))
    assert image.size == (900, 600)


def test_a_picture_for_the_press_comes_out_in_screen_colours():
    _master, image = developed(sent(scene(mode="CMYK")))
    assert image.mode == "RGB"
    assert near(image.getpixel((100, 300)), RED, by=40)


def test_colours_of_another_profile_are_brought_to_srgb():
    plain = developed(sent(scene()))[1]
    swapped = Image.merge("RGB", scene().split()[::-1])
    profile = profile_with_red_and_blue_exchanged()
    _master, image = developed(sent(swapped, icc_profile=profile))
    assert "icc_profile" not in image.info
    assert near(image.getpixel((100, 300)), plain.getpixel((100, 300)), by=20)


def test_a_profile_that_does_not_fit_is_left_aside():
    _master, image = developed(sent(scene(), icc_profile=profile_of_another_space()))
    assert near(image.getpixel((100, 300)), RED)
    assert "icc_profile" not in image.info


def test_what_shines_through_stays_transparent_and_lossless():
    image = scene(mode="RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    master, kept = developed(sent(image, "PNG"))
    assert (kept.format, kept.mode, master.extension) == ("PNG", "RGBA", "png")
    assert kept.getpixel((100, 300)) == image.getpixel((100, 300))


def test_an_opaque_picture_does_not_pay_for_transparency():
    _master, image = developed(sent(scene(mode="RGBA"), "PNG"))
    assert (image.format, image.mode) == ("JPEG", "RGB")


def test_sixteen_bits_a_pixel_become_eight_without_washing_out():
    deep = Image.new("I;16", (40, 40), 0x8000)
    _master, image = developed(sent(deep, "PNG"))
    assert near(image.getpixel((20, 20)), (128, 128, 128))


def test_a_greyscale_picture_stays_grey():
    _master, image = developed(sent(Image.new("L", (40, 40), 90)))
    assert near(image.getpixel((20, 20)), (90, 90, 90))


def test_only_the_first_frame_of_an_animation_is_kept():
    frames = [Image.new("RGB", (60, 40), colour) for colour in (RED, BLUE)]
    file = sent(frames[0], "GIF", save_all=True, append_images=frames[1:])
    _master, image = developed(file)
    assert getattr(image, "n_frames", 1) == 1
    assert near(image.getpixel((30, 20)), RED)


def test_the_long_side_is_brought_down_to_what_we_keep():
    master, image = developed(sent(scene(6000, 3000)))
    assert image.size == (master.width, master.height) == (4000, 2000)


def test_the_dominant_colour_is_that_of_most_of_the_picture():
    image = Image.new("RGB", (100, 100), BLUE)
    image.paste(RED, (0, 0, 20, 20))
    colour = develop(sent(image)).color
    assert near(bytes.fromhex(colour[1:]), BLUE)


def test_nothing_hidden_behind_the_picture_survives():
    hidden = b"<script>alert(1)</script>PK\x03\x04"
    master, _image = developed(upload(sent(scene()).read() + hidden))
    assert b"<script>" not in master.content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Dear editor, please find enclosed",
        b"<!doctype html><script>alert(1)</script>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        b"BM" + b"\0" * 60,
        b"GIF89a" + b"\xff" * 7,
        b"RIFF\xff\xff\xff\xffWEBPVP8X" + b"\xff" * 18,
        b"\0\0\0\x1cftypavif" + b"\0" * 40,
    ],
    ids=["nothing", "text", "html", "svg", "postscript", "bmp", "gif", "webp", "avif"],
)
def test_a_file_that_is_no_picture_of_ours_is_refused_in_a_sentence(content):
    with pytest.raises(ValidationError) as refusal:
        develop(upload(content, "photo.jpg"))
    assert list(refusal.value.message_dict) == ["file"]
    assert refusal.value.messages[0].endswith(".")


@pytest.mark.parametrize("format", ["BMP", "TIFF", "PPM", "ICO", "JPEG2000", "EPS"])
def test_other_kinds_of_picture_are_not_even_tried(format):
    with pytest.raises(ValidationError, match="send a JPEG, PNG, WebP, GIF or AVIF"):
        develop(sent(scene(), format, name="photo.jpg"))


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_half_a_picture_is_refused(format):
    noise = Image.effect_noise((400, 300), 80).convert("RGB")
    content = sent(noise, format).read()
    with pytest.raises(ValidationError, match=r"damaged|not a picture"):
        develop(upload(content[: len(content) // 2]))


@pytest.mark.parametrize(("width", "height"), [(60_000, 60_000), (10_000, 5_001)])
def test_a_bomb_is_refused_before_it_is_decoded(width, height):
    with pytest.raises(ValidationError, match="too many pixels: at most 50 megapixels"):
        develop(upload(bomb(width, height)))


def test_our_own_limit_holds_without_pillows_and_pillows_without_ours(monkeypatch):
    header = bomb(10_000, 5_001)
    with pytest.raises(Image.DecompressionBombWarning):
        Image.open(BytesIO(header))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", None)
    with pytest.raises(ValidationError, match="too many pixels: at most 50 megapixels"):
        develop(upload(header))


def test_a_header_within_the_limit_that_lies_about_its_pixels_is_refused():
    with pytest.raises(ValidationError, match="damaged"):
        develop(upload(bomb(900, 900)))


def test_a_file_of_too_many_bytes_is_refused_unread(monkeypatch):
    monkeypatch.setattr(imaging, "MOST_BYTES", 1024**2)
    file = upload(b"\0" * (1024**2 + 1))
    with pytest.raises(ValidationError, match="too large: a picture may have at most 1 MB"):
        develop(file)
    assert file.tell() == 0
