"""Real files, as photographers, phones and ill-wishers send them."""

import struct
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms, ImageDraw

SERIAL = "SERIAL-4711"
RED, BLUE = (200, 30, 30), (20, 40, 180)
ORIENTATION = 0x0112


def scene(width=900, height=600, mode="RGB"):
    """A picture that is red on its left half and blue on its right."""
    image = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(image).rectangle([width // 2, 0, width, height], fill=BLUE)
    return image.convert(mode)


def sent(image, format="JPEG", name=None, **options):
    """The picture as a file that somebody uploads."""
    content = BytesIO()
    image.save(content, format, **options)
    return upload(content.getvalue(), name or f"photo.{format.lower()}")


def upload(content, name="photo.jpg"):
    return SimpleUploadedFile(name, content)


def notes_of_a_camera(orientation=1):
    """EXIF with a position, a serial number and the way the camera was held."""
    exif = Image.Exif()
    exif[0x010F] = "Camera Works"
    exif[ORIENTATION] = orientation
    exif.get_ifd(0x8769)[0xA431] = SERIAL
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    return exif


def profile_of_another_space():
    """A colour profile that cannot belong to a picture in red, green and blue."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB", 5000)).tobytes()


def profile_with_red_and_blue_exchanged():
    """An sRGB profile whose first channel paints blue and whose third paints red."""
    content = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {}
    for place in range(132, 132 + 12 * int.from_bytes(content[128:132]), 12):
        tags[bytes(content[place : place + 4])] = slice(place + 4, place + 12)
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    content[red], content[blue] = content[blue], content[red]
    return bytes(content)


def bomb(width=60_000, height=60_000):
    """A PNG of a hundred bytes that claims an enormous size."""

    def chunk(kind, content):
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )
