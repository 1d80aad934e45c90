import pytest
from django.core.files.storage import default_storage

from newsroom.pictures import library
from newsroom.pictures.renditions import make_renditions
from newsroom.pictures.signals import picture_changed
from tests.pictures.files import scene, sent


@pytest.fixture(autouse=True)
def archive(media):
    """What the storage of pictures holds at the moment."""

    def listing():
        if not default_storage.exists("pictures"):
            return set()
        return {f"pictures/{name}" for name in default_storage.listdir("pictures")[1]}

    return listing


@pytest.fixture
def desk(signed_in, editor):
    """An editor's browser."""
    return signed_in(editor)


@pytest.fixture
def harbour(writer):
    """A described picture as it is right after its upload."""
    return library.add(sent(scene()), by=writer, alt="Boats in the harbour", credit="Ana Reis")


@pytest.fixture
def printed(harbour):
    """The same with its renditions made."""
    make_renditions.call(harbour.pk)
    harbour.refresh_from_db()
    return harbour


@pytest.fixture
def heard():
    """The ids of the pictures that the layers above were told of."""
    ids = []

    def listen(sender, picture_id, **kwargs):
        ids.append(picture_id)

    picture_changed.connect(listen)
    yield ids
    picture_changed.disconnect(listen)
