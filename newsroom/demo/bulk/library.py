"""A large picture library, for measuring: many rows, and one file that all of them show."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from random import Random

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from newsroom.demo.bulk.prose import Prose
from newsroom.demo.bulk.rows import Table, count_on
from newsroom.pictures.models import Picture, public_name

AT_ONCE = 5_000
RARE = "quillwort"  # stands with one picture, however many there are
WIDTH, HEIGHT = 1200, 800
BEGAN = datetime(2016, 11, 1, 12, tzinfo=UTC)
PLACES = ["Staithe Quay, harbour", "Beacon Hill", "Marsh Lane", "Cannery Lane", "Gull Island"]


@transaction.atomic
def fill_library(pictures: int, *, seed: int) -> None:
    """Make so many pictures; the same seed gives them the same words."""
    if not pictures:
        return
    rng = Random(seed)  # noqa: S311  (repeatable, not secret)
    said = [sentence.html for sentence in Prose(rng).general]
    file = default_storage.save(public_name(Picture(), "grey.jpg"), ContentFile(grey()))
    table = Table(Picture)
    for number in range(pictures):
        rare = f" {RARE}" if number == pictures // 2 else ""
        table.add(
            key=f"{rng.getrandbits(128):032x}"[:22],
            file=file,
            alt=rng.choice(said)[:400] + rare,
            caption=rng.choice(said)[:900],
            credit=f"Photographer {rng.randrange(400)} / Courier",
            location=rng.choice(PLACES),
            keywords=", ".join(rng.choice(said).split()[:3]),
            width=WIDTH,
            height=HEIGHT,
            color="#888888",
            digest=sha256(f"{seed} {number}".encode()).hexdigest(),
            created_at=BEGAN + timedelta(minutes=50 * number),
        )
        if len(table.rows) >= AT_ONCE:
            table.write()
    table.write()
    count_on([table])
    first = Picture.objects.filter(file=file).order_by("pk")[:1]
    first.get().claim([file])


def grey() -> bytes:
    """A plain picture, as a JPEG file."""
    stream = BytesIO()
    Image.new("RGB", (WIDTH, HEIGHT), "#888888").save(stream, "JPEG")
    return stream.getvalue()
