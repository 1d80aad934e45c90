"""The sizes that readers are sent, made once by the worker."""

from collections.abc import Iterator
from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from PIL import Image

from newsroom.compat.tasks import task
from newsroom.pictures.crops import RATIOS, crop_box
from newsroom.pictures.imaging import flat
from newsroom.pictures.models import Picture, public_name
from newsroom.pictures.notices import notices
from newsroom.pictures.signals import announce

#: The widest that a crop is made, in pixels.
CROP_WIDTH = 1200
WIDTHS = (320, 480, 768, 1080, 1600, 2400)
#: How each format is saved, and the end of its file's name.
RECIPES = {
    "avif": ("avif", {"quality": 52, "speed": 8}),
    "webp": ("webp", {"quality": 78, "method": 4}),
    "jpeg": ("jpg", {"quality": 80, "progressive": True, "optimize": True}),
}


@task(priority=-10)
def make_renditions(picture_id: int) -> None:
    """Make every size of a picture; does nothing where it is gone or has them as they should be."""
    picture = Picture.objects.filter(pk=picture_id).first()
    if picture is None or picture.printed_as == picture.print_order():
        return
    storage = picture.file.storage
    made = []
    try:
        for rendition, content in _sizes(picture):
            name = storage.save(public_name(picture, RECIPES[rendition["format"]][0]), content)
            made.append({**rendition, "name": name})
        with transaction.atomic():
            found = Picture.objects.filter(
                pk=picture_id, file=picture.file.name, printed_as=picture.printed_as
            )
            kept = found.update(renditions=made, printed_as=picture.print_order())
            if kept:
                picture.claim([picture.file.name, *(each["name"] for each in made)])
            announce(picture_id)
    except BaseException:
        discard(storage, made)
        raise
    discard(storage, picture.renditions if kept else made)
    if not kept and Picture.objects.filter(pk=picture_id).exists():
        make_renditions.enqueue(picture_id)  # replaced meanwhile, or another worker was quicker


def discard(storage: Storage, renditions: list[dict]) -> None:
    """Take the files of these renditions out of the storage."""
    for rendition in renditions:
        storage.delete(rendition["name"])


def _sizes(picture: Picture) -> Iterator[tuple[dict, ContentFile]]:
    """Each rendition, without its name, and its file: narrowest first, no wider than the master."""
    words = notices(picture)
    with picture.file.open() as file, Image.open(file, formats=["JPEG", "PNG"]) as master:
        master.load()
        widths = [width for width in WIDTHS if width < master.width]
        widths.append(min(master.width, WIDTHS[-1]))
        for width in dict.fromkeys(widths):
            size = width, max(1, round(master.height * width / master.width))
            image = master.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
            for format in RECIPES:
                yield _printed(image, format, words)
        for name, ratio in RATIOS.items():
            box = crop_box(*master.size, ratio, picture.focal_x, picture.focal_y)
            cut = master.crop(box)
            cut.thumbnail((CROP_WIDTH, CROP_WIDTH), Image.Resampling.LANCZOS, reducing_gap=3)
            rendition, content = _printed(cut, "jpeg", words)
            yield {**rendition, "crop": name}, content


def _printed(image: Image.Image, format: str, words: dict) -> tuple[dict, ContentFile]:
    """One rendition and its file, with the words that say whose it is."""
    content = BytesIO()
    pixels = flat(image) if format == "jpeg" else image
    pixels.save(content, format, **RECIPES[format][1], **words)
    rendition = {"format": format, "width": image.width, "height": image.height}
    return rendition, ContentFile(content.getvalue())
