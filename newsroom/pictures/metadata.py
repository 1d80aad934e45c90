"""What a photographer or an agency wrote into a file: its words, never its place on a map.

Reads XMP, IPTC-IIM and EXIF, in this order of trust, and only the fields listed here. Whatever the
file holds, nothing is raised: words that cannot be read are words that are not there.
"""

import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.core.files import File
from django.utils import timezone
from lxml import etree
from PIL import ExifTags, Image, IptcImagePlugin
from PIL.ImageFile import ImageFile

from newsroom.pictures.imaging import KINDS

logger = logging.getLogger(__name__)

Words = dict[str, Any]

#: More than this many bytes of XMP is no description of a picture.
MOST_XMP = 512 * 1024
MOST_VALUES = 50
PARSER: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "recover": False,
}
NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "iptc": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
XMP = {
    "alt": ("iptc:AltTextAccessibility",),
    "creator": ("dc:creator",),
    "credit": ("photoshop:Credit",),
    "copyright_notice": ("dc:rights",),
    "caption": ("dc:description", "photoshop:Headline"),
    "instructions": ("photoshop:Instructions",),
    "keywords": ("dc:subject",),
    "location": ("iptc:Location", "photoshop:City", "photoshop:State", "photoshop:Country"),
    "taken_at": ("photoshop:DateCreated",),
}
#: Datasets of record 2 (IPTC-IIM 4.2).
IIM = {
    "creator": (80,),
    "credit": (110,),
    "copyright_notice": (116,),
    "caption": (120, 105),
    "instructions": (40,),
    "keywords": (25,),
    "location": (92, 90, 95, 101),
}
EXIF = {
    "creator": ExifTags.Base.Artist,
    "copyright_notice": ExifTags.Base.Copyright,
    "caption": ExifTags.Base.ImageDescription,
}
JOINED = {"creator": ", ", "keywords": ", ", "location": ", "}
#: What cameras write into every file tells nothing.
IDLE = re.compile(r"(olympus|sony|kodak|minolta|samsung) .*camera|dcim|untitled|default", re.I)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def read(upload: File) -> Words:
    """The words that a file says of itself, by the names of a picture's fields."""
    try:
        upload.seek(0)
        with Image.open(upload, formats=KINDS) as image:
            sources = [_carefully(source, image) for source in (_xmp, _iim, _exif)]
    except Exception as error:
        logger.info("A picture's words could not be read: %r", error)
        return {}
    words: Words = {}
    for source in sources:
        words = {name: value for name, value in source.items() if value} | words
    return words


def _carefully(source: Callable[[ImageFile], Words], image: ImageFile) -> Words:
    """What one kind of note says; on hostile bytes its reader may raise anything at all."""
    try:
        return source(image)
    except Exception as error:
        logger.info("Notes in a picture could not be read: %r", error)
        return {}


def _xmp(image: ImageFile) -> Words:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    packet = packet.encode() if isinstance(packet, str) else packet
    packet = packet.strip(b"\0 \r\n\t")
    if not packet or len(packet) > MOST_XMP or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return {}
    tree = etree.fromstring(packet, etree.XMLParser(**PARSER))
    words = {
        name: _said(name, [_property(tree, each) for each in places])
        for name, places in XMP.items()
    }
    return words | {"taken_at": _moment(words["taken_at"])}


def _property(tree: Any, name: str) -> list[str]:
    """The values of a property, written as an attribute, as text or as a list."""
    prefix, local = name.split(":")
    tag = f"{{{NAMESPACES[prefix]}}}{local}"
    for description in tree.iter(f"{{{NAMESPACES['rdf']}}}Description"):
        if tag in description.attrib:
            return [description.get(tag)]
        for element in description.iterchildren(tag):
            items = element.findall(".//rdf:li", NAMESPACES)[:MOST_VALUES]
            if element.find("rdf:Alt", NAMESPACES) is not None:
                language = f"{{{NAMESPACES['xml']}}}lang"
                items = sorted(items, key=lambda item: item.get(language) != "x-default")[:1]
            return [item.text or "" for item in items] if items else [element.text or ""]
    return []


def _iim(image: ImageFile) -> Words:
    notes = IptcImagePlugin.getiptcinfo(image) or {}
    is_utf8 = notes.get((1, 90)) == b"\x1b%G"

    def values(dataset: int) -> list[str]:
        found = notes.get((2, dataset), [])
        several = found if isinstance(found, list) else [found]
        return [_decoded(each, is_utf8) for each in several[:MOST_VALUES]]

    words = {name: _said(name, [values(each) for each in sets]) for name, sets in IIM.items()}
    day, time = "".join(values(55)[:1]), "".join(values(60)[:1])
    return words | {"taken_at": _moment(f"{day}T{time}" if time else day)}


def _exif(image: ImageFile) -> Words:
    exif = image.getexif()
    words = {name: _said(name, [[_decoded(exif.get(tag, ""))]]) for name, tag in EXIF.items()}
    details = exif.get_ifd(ExifTags.IFD.Exif)
    taken = _decoded(details.get(ExifTags.Base.DateTimeOriginal, ""))
    zone = _decoded(details.get(ExifTags.Base.OffsetTimeOriginal, ""))
    day, _space, time = taken.strip("\0 ").partition(" ")
    return words | {"taken_at": _moment(f"{day.replace(':', '-')}T{time}{zone.strip(chr(0))}")}


def _decoded(value: Any, is_utf8: bool = False) -> str:
    """Text of bytes that often do not say how they are encoded: UTF-8, else as Windows wrote."""
    if isinstance(value, str):
        try:
            value = value.encode("latin-1")  # as Pillow reads what EXIF calls ASCII
        except UnicodeEncodeError:
            return value
    if not isinstance(value, bytes):
        return ""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("utf-8" if is_utf8 else "cp1252", "replace")


def _said(name: str, places: list[list[str]]) -> str:
    """One field's words: the first place that says anything, or all of them joined."""
    values = [[_tidy(value) for value in each] for each in places]
    if name not in JOINED:
        return next((value for each in values for value in each if value), "")
    return JOINED[name].join(dict.fromkeys(value for each in values for value in each if value))


def _tidy(value: str) -> str:
    words = " ".join(CONTROL.sub(" ", value[:10_000]).split())
    return "" if IDLE.fullmatch(words) else words


def _moment(said: str) -> datetime | None:
    """A moment in ISO 8601; without a zone, as the clock of the paper has it."""
    try:
        moment = datetime.fromisoformat(said)
        return (moment if moment.tzinfo else timezone.make_aware(moment)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
