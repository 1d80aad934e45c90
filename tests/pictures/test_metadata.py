"""What photographers and agencies write into their files, and what ill-wishers do."""

import struct
import time
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image

from newsroom.pictures import library, metadata
from tests.pictures.files import notes_of_a_camera, scene, sent, upload

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 xmlns:iptc="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="51,30.4N"
 photoshop:Credit="Agência Maré" photoshop:City="Porto" photoshop:Country="Portugal"
 photoshop:DateCreated="2026-10-05T14:30:00+01:00">
<dc:creator><rdf:Seq><rdf:li>Ana Reis</rdf:li><rdf:li>João Nó</rdf:li></rdf:Seq></dc:creator>
<dc:rights><rdf:Alt><rdf:li xml:lang="pt">Direitos</rdf:li>
<rdf:li xml:lang="x-default">© 2026 Maré</rdf:li></rdf:Alt></dc:rights>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">A storm
 over the  quay</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag><rdf:li>storm</rdf:li><rdf:li>quay</rdf:li></rdf:Bag></dc:subject>
<photoshop:Instructions>Not for sale</photoshop:Instructions>
<iptc:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">Waves break over a wall</rdf:li>
</rdf:Alt></iptc:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def dataset(record, number, value):
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def with_iim(content):
    """A JPEG with these IPTC datasets, where Photoshop puts them."""
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(content)) + content
    segment = b"Photoshop 3.0\0" + resource + b"\0" * (len(content) % 2)
    picture = sent(scene()).read()
    return upload(
        picture[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + picture[2:]
    )


@pytest.mark.parametrize("format", ["JPEG", "WEBP", "AVIF"])
def test_xmp_says_who_made_it_whose_it_is_and_what_it_shows(format):
    assert metadata.read(sent(scene(), format, xmp=PACKET.encode())) == {
        "alt": "Waves break over a wall",
        "creator": "Ana Reis, João Nó",
        "credit": "Agência Maré",
        "copyright_notice": "© 2026 Maré",
        "caption": "A storm over the quay",
        "instructions": "Not for sale",
        "keywords": "storm, quay",
        "location": "Porto, Portugal",
        "taken_at": datetime(2026, 10, 5, 13, 30, tzinfo=UTC),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_iptc_is_read_in_the_encodings_that_programs_use(encoding):
    values = {
        80: "João Nó", 110: "Maré", 116: "© Maré", 120: "Storm – quay", 40: "Web only",
        90: "Porto", 101: "Portugal", 55: "20261005", 60: "143000+0100",
    }  # fmt: skip
    content = b"".join(dataset(2, number, text.encode(encoding)) for number, text in values.items())
    content += dataset(2, 25, b"storm") + dataset(2, 25, b"quay")
    assert metadata.read(with_iim(content)) == {
        "creator": "João Nó",
        "credit": "Maré",
        "copyright_notice": "© Maré",
        "caption": "Storm – quay",
        "instructions": "Web only",
        "keywords": "storm, quay",
        "location": "Porto, Portugal",
        "taken_at": datetime(2026, 10, 5, 13, 30, tzinfo=UTC),
    }


def test_a_headline_is_the_caption_where_there_is_no_other():
    assert metadata.read(with_iim(dataset(2, 105, b"Storm")))["caption"] == "Storm"


def camera_notes():
    exif = notes_of_a_camera()
    exif[0x013B] = "João Nó".encode()
    exif[0x8298] = "© Maré".encode()
    exif[0x010E] = "OLYMPUS DIGITAL CAMERA"
    exif.get_ifd(0x8769)[0x9003] = "2026:10:05 14:30:00"
    return exif


def test_what_the_camera_noted_counts_but_its_place_on_the_map_does_not():
    assert metadata.read(sent(scene(), exif=camera_notes())) == {
        "creator": "João Nó",
        "copyright_notice": "© Maré",
        "taken_at": datetime(2026, 10, 5, 13, 30, tzinfo=UTC),
    }


def test_of_two_notes_the_agencys_wins_over_the_cameras():
    words = metadata.read(sent(scene(), exif=camera_notes(), xmp=PACKET.encode()))
    assert words["creator"] == "Ana Reis, João Nó"


@pytest.mark.django_db
def test_the_library_fills_in_what_nobody_said(writer):
    picture = library.add(sent(scene(), xmp=PACKET.encode()), by=writer, credit="Typed by hand")
    picture.refresh_from_db()
    assert (picture.credit, picture.creator) == ("Typed by hand", "Ana Reis, João Nó")
    assert picture.taken_at == datetime(2026, 10, 5, 13, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_words_in_a_file_are_cut_to_what_a_field_holds(writer):
    packet = PACKET.replace("Maré", "M" * 5000).replace("storm", "s" * 5000).replace("A ", "A\x7f ")
    picture = library.add(sent(scene(), "WEBP", xmp=packet.encode()), by=writer)
    picture.full_clean(exclude=["uploaded_by", "printed_as", "renditions"])
    assert len(picture.credit) == 200


LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
HOSTILE = {
    "no xml": b"<x:xmpmeta",
    "entities": (LAUGHS + PACKET.partition("?>")[2].replace("quay", "&i;")).encode(),
    "a file of ours": (
        '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        + PACKET.partition("?>")[2].replace("quay", "&a;")
    ).encode(),
    "the same in UTF-16": (
        '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        + PACKET.partition("?>")[2].replace("quay", "&a;")
    ).encode("utf-16"),
    "broken letters": PACKET.encode().replace(b"Ana", b"\xff\xfe\x00"),
    "depth": b"<a>" * 50_000,
    "bulk": PACKET.encode() + b" " * 5_000_000 + b".",
    "many": PACKET.replace(
        "<rdf:li>storm", "<rdf:li>x</rdf:li>" * 9_000 + "<rdf:li>storm"
    ).encode(),
}


@pytest.mark.parametrize("packet", HOSTILE.values(), ids=HOSTILE)
def test_hostile_xmp_is_no_trouble(packet):
    begun = time.process_time()
    words = metadata.read(sent(scene(60, 40), "WEBP", xmp=packet))
    assert time.process_time() - begun < 1
    assert "root:" not in str(words)
    assert "haha" not in str(words)


@pytest.mark.parametrize(
    "content",
    [
        b"\x1c",
        b"\x1c\x02\x50\xff\xff",
        dataset(2, 80, b"\0\xff\xfe\x81"),
        dataset(2, 55, b"99999999") + dataset(2, 60, b"noon"),
        dataset(1, 90, b"\x1b%G") + dataset(2, 80, b"\xff\xff"),
        dataset(2, 25, b"word") * 5_000,
        b"\0" * 300,
    ],
    ids=["one byte", "too long", "no text", "no date", "false utf-8", "5,000 keywords", "zeros"],
)
def test_hostile_iptc_is_no_trouble(content):
    words = metadata.read(with_iim(content))
    assert "taken_at" not in words
    assert "\0" not in str(words)


@pytest.mark.parametrize(
    "content", [b"", b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"x" * 900]
)
def test_broken_notes_of_a_camera_are_no_trouble(content):
    assert metadata.read(sent(scene(), exif=content)) == {}


def test_a_file_that_is_no_picture_says_nothing():
    assert metadata.read(upload(b"Dear editor")) == {}
    half = BytesIO()
    Image.new("RGB", (9, 9)).save(half, "PNG")
    assert metadata.read(upload(half.getvalue()[:40])) == {}
