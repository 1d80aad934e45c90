"""What every copy of a picture says of itself: who made it, whose it is; never where or with what.

EXIF 2.32 holds Artist and Copyright, XMP dc:creator, dc:rights and photoshop:Credit.
"""

from typing import Any
from xml.sax.saxutils import escape

from PIL import ExifTags, Image

from newsroom.pictures.models import Picture

PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">{}</rdf:Description>'
    '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)
PROPERTIES = {
    "creator": "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
    "copyright_notice": (
        '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:rights>'
    ),
    "credit": "<photoshop:Credit>{}</photoshop:Credit>",
}
TAGS = {"creator": ExifTags.Base.Artist, "copyright_notice": ExifTags.Base.Copyright}


def notices(picture: Picture) -> dict[str, Any]:
    """The options that make Pillow write a picture's words into a file; none without words."""
    words = {name: getattr(picture, name).strip() for name in PROPERTIES}
    words = {name: said for name, said in words.items() if said}
    if not words:
        return {}
    exif = Image.Exif()
    for name in TAGS.keys() & words:
        exif[TAGS[name]] = words[name].encode()
    said = "".join(PROPERTIES[name].format(escape(words[name])) for name in words)
    return {"exif": exif.tobytes(), "xmp": PACKET.format(said).encode()}
