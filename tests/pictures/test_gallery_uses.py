"""Pictures that a story shows in a gallery only."""

import pytest
from django.urls import reverse

from newsroom.pictures.models import Picture

pytestmark = pytest.mark.django_db


def test_a_picture_that_stands_in_a_gallery_only_is_not_deleted(desk, picture, story):
    shown = [picture(alt="The old wall"), picture(alt="The new wall")]
    keys = " ".join(each.key for each in shown)
    gallery = f'<figure id="b-12345678" data-gallery="{keys}"></figure>'
    story(headline="The walls of the harbour", body=f"<p>See them.</p>{gallery}")
    for each in shown:
        address = reverse("admin:pictures_picture_delete", args=[each.pk])
        desk.post(address, {"post": "yes"})
        assert Picture.objects.filter(pk=each.pk).exists()
