"""What the story form's editor asks the desk about its blocks."""

import pytest
from django.urls import reverse

from tests.desk.story_forms import change_url

EMBED = "/admin/articles/article/embed/"


@pytest.fixture
def asked(signed_in, writer):
    """What an address stands for, as the editor hears it."""
    desk = signed_in(writer)
    return lambda address: desk.get(EMBED, {"address": address}).json()["embed"]


def test_an_address_of_a_provider_is_recognised(asked):
    look = asked("https://youtu.be/dQw4w9WgXcQ")
    assert (look["provider"], look["ref"], look["name"]) == ("youtube", "dQw4w9WgXcQ", "YouTube")


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org/film",
        "https://www.youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
        "https://www.youtube.com@evil.example/watch?v=dQw4w9WgXcQ",
        "javascript:alert(1)//youtube.com/watch?v=dQw4w9WgXcQ",
        "x" * 5_000,
        "https://youtu.be/\x00",
    ],
)
def test_any_other_address_is_nothing(asked, address):
    assert asked(address) is None


def test_who_is_not_signed_in_is_not_told(client):
    assert client.get(EMBED, {"address": "https://youtu.be/dQw4w9WgXcQ"}).status_code == 302


def test_the_form_knows_the_looks_of_what_stands_in_the_text(signed_in, story, writer, picture):
    first, second = picture(), picture()
    article = story(
        body=f'<figure data-gallery="{first.key} {second.key}"></figure>'
        '<figure data-embed="vimeo" data-ref="76979871"></figure>'
    )
    page = signed_in(writer).get(change_url(article))
    assert {look["key"] for look in page.context["story_pictures"]} == {first.key, second.key}
    assert [look["name"] for look in page.context["story_embeds"]] == ["Vimeo"]


def test_a_picture_that_came_into_a_story_is_described(signed_in, writer, reader, picture):
    pic = picture(alt="", credit="")
    address = reverse("admin:pictures_picture_describe", args=[pic.pk])
    words = {"alt": "The quay", "credit": "Ana Reis"}
    assert signed_in(reader).post(address, words).status_code in {302, 403}
    said = signed_in(writer).post(address, words).json()
    pic.refresh_from_db()
    assert (pic.alt, pic.credit) == (said["alt"], said["credit"]) == ("The quay", "Ana Reis")
