"""What we make of a file that somebody sends: a picture of our own, whatever it claimed to be.

Nothing of its bytes survives: the pixels are decoded, turned upright, brought to sRGB and encoded
anew, so that position, serial numbers, thumbnails and whatever hides behind the picture stay out.
"""

import hashlib
import logging
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

logger = logging.getLogger(__name__)

KINDS = ["JPEG", "PNG", "WEBP", "AVIF", "GIF"]
MOST_BYTES = 40 * 1024 * 1024
MOST_PIXELS = 50_000_000
LONG_SIDE = 4000
SRGB = ImageCms.createProfile("sRGB")
#: What is drawn in flat colours and fine lines keeps its colour at full resolution.
DRAWN = {"PNG", "GIF"}


@dataclass(frozen=True)
class Master:
    """The picture as the library keeps it; width and height in pixels, colour as #rrggbb."""

    content: bytes
    extension: str
    width: int
    height: int
    color: str
    digest: str


def develop(upload: File) -> Master:
    """The master of an uploaded file; raises ValidationError, keyed by `file`, if there is none."""
    if upload.size > MOST_BYTES:
        raise _refusal(
            _("This file is too large: a picture may have at most %(most)s MB.")
            % {"most": MOST_BYTES // 1024**2}
        )
    upload.seek(0)
    digest = hashlib.file_digest(upload, "sha256").hexdigest()
    upload.seek(0)
    image, kind = _read(upload)
    content, extension = _encode(image, drawn=kind in DRAWN)
    width, height = image.size
    return Master(content, extension, width, height, dominant_color(image), digest)


def flat(image: Image.Image) -> Image.Image:
    """The picture on white paper, for formats that know no transparency."""
    if image.mode != "RGBA":
        return image.convert("RGB")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def dominant_color(image: Image.Image) -> str:
    """The colour that most of the picture has, as #rrggbb."""
    palette = flat(image.resize((64, 64), reducing_gap=2)).quantize(6, Image.Quantize.FASTOCTREE)
    counts = palette.histogram()
    place = counts.index(max(counts)) * 3
    return "#" + bytes((palette.getpalette() or [])[place : place + 3]).hex()


def _read(upload: File) -> tuple[Image.Image, str | None]:
    """The upright sRGB pixels of a file and the kind of file it truly is."""
    try:
        with Image.open(upload, formats=KINDS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise Image.DecompressionBombError
            image.draft(None, (LONG_SIDE, LONG_SIDE))
            image.load()
            return _clean(image), image.format
    except UnidentifiedImageError:
        raise _refusal(
            _("This file is not a picture we can read: send a JPEG, PNG, WebP, GIF or AVIF file.")
        ) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _refusal(
            _("This picture has too many pixels: at most %(most)s megapixels, please.")
            % {"most": MOST_PIXELS // 1_000_000}
        ) from None
    except Exception as error:  # a decoder may raise anything at all on hostile bytes
        logger.info("A file could not be read as a picture: %r", error)
        raise _refusal(
            _("This picture is damaged or incomplete: try to save or to export it again.")
        ) from error


def _clean(image: Image.Image) -> Image.Image:
    """The pixels alone: eight bits, at most LONG_SIDE, sRGB, upright, with nothing attached."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    elif image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode not in {"L", "CMYK"}:
        image = image.convert("RGB")
    image.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS, reducing_gap=3)
    image = _to_srgb(_upright(image), profile)
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    image.info = {}
    return image


def _upright(image: Image.Image) -> Image.Image:
    """Turned as the camera was held; a broken note of that is no reason to refuse the picture."""
    try:
        ImageOps.exif_transpose(image, in_place=True)
    except Exception as error:
        logger.info("A picture's orientation could not be read: %r", error)
    return image


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The same colours in sRGB; without a usable profile, the numbers as they are."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            transform = ImageCms.buildTransform(source, SRGB, image.mode, mode)
            return transform.apply(image)
        except (ImageCms.PyCMSError, OSError) as error:
            logger.info("A picture's colour profile could not be used: %r", error)
    return image.convert(mode)


def _encode(image: Image.Image, *, drawn: bool) -> tuple[bytes, str]:
    """The master's bytes and file extension: lossless where something shines through, else JPEG."""
    content = BytesIO()
    if image.mode == "RGBA":
        image.save(content, "PNG")
        return content.getvalue(), "png"
    sampling = "4:4:4" if drawn else "4:2:0"
    image.save(content, "JPEG", quality=90, progressive=True, optimize=True, subsampling=sampling)
    return content.getvalue(), "jpg"


def _refusal(sentence: str) -> ValidationError:
    return ValidationError({"file": [sentence]})
