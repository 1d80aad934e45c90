"""The way into the picture library, and out of it."""

from typing import Any

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction

from newsroom.pictures import metadata
from newsroom.pictures.imaging import Master, develop
from newsroom.pictures.models import Picture
from newsroom.pictures.renditions import discard, make_renditions
from newsroom.pictures.signals import announce

OF_THE_FILE = ["file", "width", "height", "color", "digest"]


def add(upload: File, *, by, **details) -> Picture:
    """Keep an uploaded picture; raises ValidationError, by field, saying what is wrong.

    Details are the picture's words by field: alt, caption, credit, licence, … What nobody said is
    taken from the notes in the file.
    """
    picture = Picture(uploaded_by=by, **details)
    picture.clean_fields(exclude={"file", "width", "height", "color", "digest", "renditions"})
    master = develop(upload)
    fill_in(picture, metadata.read(upload))
    _keep(picture, master)
    try:
        with transaction.atomic():
            picture.save()
            picture.claim([str(picture.file)])
            make_renditions.enqueue(picture.pk)
    except BaseException:
        picture.file.delete(save=False)
        raise
    return picture


def replace(picture: Picture, upload: File) -> None:
    """Give a picture another file under its old key and words; raises ValidationError as `add`."""
    _keep(picture, develop(upload))
    storage = picture.file.storage
    try:
        with transaction.atomic():
            old = Picture.objects.select_for_update().get(pk=picture.pk)
            files = [*old.renditions, {"name": old.file.name}]
            picture.renditions, picture.printed_as = [], ""
            picture.save(update_fields=[*OF_THE_FILE, "renditions", "printed_as"])
            picture.claim([str(picture.file)])
            make_renditions.enqueue(picture.pk)
            transaction.on_commit(lambda: discard(storage, files))
            announce(picture.pk)
    except BaseException:
        picture.file.delete(save=False)
        raise


def describe(picture: Picture, words: dict[str, str]) -> list[str]:
    """Put these words to a picture, keywords beside those it has; answers with what changed."""
    added = [*split(picture.keywords), *split(words.get("keywords", ""))]
    words = {**words, "keywords": ", ".join(dict.fromkeys(added))}
    changed = [name for name, said in words.items() if said and getattr(picture, name) != said]
    for name in changed:
        setattr(picture, name, words[name])
    picture.clean_fields(exclude={f.name for f in picture._meta.fields} - set(changed))
    if changed:
        with transaction.atomic():
            picture.save(update_fields=changed)
            make_renditions.enqueue(picture.pk)
            announce(picture.pk)
    return changed


def split(keywords: str) -> list[str]:
    """Keywords with commas between them, one by one."""
    return [word.strip() for word in keywords.split(",") if word.strip()]


def _keep(picture: Picture, master: Master) -> None:
    """Store a master's file and note what it is like."""
    picture.width, picture.height = master.width, master.height
    picture.color, picture.digest = master.color, master.digest
    picture.file.save(f"master.{master.extension}", ContentFile(master.content), save=False)


def fill_in(picture: Picture, words: dict[str, Any]) -> None:
    """Note what a file says of itself where a picture says nothing, cut to what a field holds."""
    for name, value in words.items():
        if not getattr(picture, name):
            longest = picture._meta.get_field(name).max_length
            setattr(picture, name, value[:longest].rstrip(" ,") if longest else value)


def forget_files(sender, instance: Picture, **kwargs) -> None:
    """Take a deleted picture's files out of the storage once the deletion is certain."""
    storage = instance.file.storage
    files = [*instance.renditions, {"name": instance.file.name}]
    transaction.on_commit(lambda: discard(storage, files))
    announce(instance.pk)
