"""Cards for links shared elsewhere, and the paper's icons: drawn, and only of what is public."""

import io
import json

import pytest
from django.core.cache import caches
from lxml import html
from PIL import Image, features

from articles import workflow
from newsroom.public.drawn import card as cards
from newsroom.public.drawn.lettering import set_text

SIZES = (100, 80, 60)


@pytest.fixture
def about(anyone):
    """What a page tells other sites of itself, by property."""

    def read(path):
        page = html.fromstring(anyone.get(path).content)
        metas = page.xpath("//meta[@property or @name]")
        return {meta.get("property") or meta.get("name"): meta.get("content") for meta in metas}

    return read


@pytest.fixture
def card_path(about, settings):
    """The address of a page's card, as a path."""
    return lambda path: about(path)["og:image"].removeprefix(settings.SITE_URL)


def test_a_story_without_a_picture_has_a_card_with_its_headline(
    anyone, about, card_path, live_story, path_of, settings
):
    path = path_of(live_story(headline="The wall is mended"))
    said = about(path)
    assert said["og:image"].startswith(f"{settings.SITE_URL}{path}card-")
    assert said["og:image:alt"] == "News – The wall is mended – The Harbour Courier"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["twitter:card"] == "summary_large_image"
    answer = anyone.get(card_path(path))
    assert answer.headers["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    again = anyone.get(card_path(path), headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_a_story_with_a_picture_shows_that(about, live_story, path_of, picture):
    path = path_of(live_story(lead_picture=picture(alt="A wall")))
    assert about(path)["og:image:alt"] == "A wall"


@pytest.mark.parametrize("path", ["/", "/news/"])
def test_the_front_and_sections_have_cards_too(anyone, about, card_path, live_story, path):
    live_story()
    assert about(path)["twitter:card"] == "summary_large_image"
    assert anyone.get(card_path(path)).headers["Content-Type"] == "image/png"


def test_another_headline_is_another_card_and_the_old_address_leads_there(
    anyone, card_path, live_story, next_version, path_of
):
    article = live_story(headline="The wall is mended")
    before = card_path(path_of(article))
    next_version(article, headline="The wall has fallen")
    now = card_path(path_of(article))
    assert now != before
    assert anyone.get(before).headers["Location"] == now


def test_the_card_of_a_hidden_story_answers_like_one_that_never_was(anyone, story, tomorrow):
    planned = story("submit", "approve", ("publish", {"at": tomorrow}), headline="Secret")
    edition = planned.editions.get()
    secret = anyone.get(cards.card_of(edition).address(edition.path))
    never = anyone.get(edition.path.replace(edition.slug, "never") + "card-" + "0" * 20 + ".png")
    assert secret.status_code == never.status_code == 404
    assert secret.content == never.content


def test_a_withdrawn_storys_card_goes_with_it(anyone, card_path, live_story, path_of, publisher):
    article = live_story()
    address = card_path(path_of(article))
    assert anyone.get(address).status_code == 200
    workflow.move(article, "withdraw", by=publisher, note="Court order")
    assert anyone.get(address).status_code == 410


def test_a_card_is_drawn_once(anyone, card_path, live_story, path_of):
    address = card_path(path_of(live_story(headline="Once")))
    anyone.get(address)
    digest = address[-24:-4]
    caches["pages"].set(f"card-{digest}", b"kept", timeout=60)
    assert anyone.get(address).content == b"kept"


def test_what_a_section_is_called_is_known_by_its_card_alone(anyone, db):
    assert anyone.get("/nothing/card-00000000000000000000.png").status_code == 404


def test_long_words_and_long_headlines_stay_on_the_card():
    for text in ("Rindfleischetikettierungsüberwachungsaufgabenübertragung " * 9, "word " * 200):
        setting = set_text(text, width=1000, height=340, sizes=SIZES)
        assert setting.height <= 340
        assert setting.lines[-1].endswith("…")


@pytest.mark.skipif(not features.check("raqm"), reason="Pillow here joins no Arabic letters")
def test_arabic_is_set_from_the_right_in_a_face_that_has_it():
    setting = set_text("إصلاح رصيف الميناء", width=1000, height=340, sizes=SIZES)
    assert setting.runs_left
    assert setting.face == "fonts/card-arabic.woff2"


def test_arabic_that_could_not_be_joined_is_left_out(monkeypatch):
    monkeypatch.setattr("newsroom.public.drawn.lettering.features.check", lambda name: False)
    assert set_text("إصلاح رصيف الميناء", width=1000, height=340, sizes=SIZES) is None


def test_letters_that_no_face_has_are_left_out_and_the_card_is_drawn_all_the_same(
    anyone, card_path, live_story, path_of
):
    assert set_text("港の壁", width=1000, height=340, sizes=SIZES) is None
    path = path_of(live_story(headline="港の壁", slug="harbour-wall"))
    assert anyone.get(card_path(path)).status_code == 200


def test_the_icon_comes_in_every_form_that_is_asked_for(anyone, db):
    sizes = Image.open(io.BytesIO(anyone.get("/favicon.ico").content)).info["sizes"]
    assert sizes == {(16, 16), (32, 32), (48, 48)}
    svg = anyone.get("/icon.svg")
    assert svg.headers["Content-Type"] == "image/svg+xml"
    assert ">H</text>" in svg.text
    for path, size in (("apple-touch-icon", 180), ("icon-192", 192), ("icon-512", 512)):
        picture = Image.open(io.BytesIO(anyone.get(f"/{path}.png").content))
        assert picture.size == (size, size)


def test_the_icon_wears_the_theme(anyone, db, settings):
    settings.THEME = settings.THEME | {"accent": ("#7a1f1f", "")}
    settings.SITE_NAME = "An <b>Evening</b>"
    svg = anyone.get("/icon.svg").text
    assert 'fill="#7a1f1f"' in svg
    assert Image.open(io.BytesIO(anyone.get("/apple-touch-icon.png").content)).getpixel((2, 2)) == (
        0x7A,
        0x1F,
        0x1F,
    )


def test_a_phone_can_keep_the_paper(anyone, db, settings):
    page = html.fromstring(anyone.get("/").content)
    (address,) = page.xpath("//link[@rel='manifest']/@href")
    answer = anyone.get(address)
    said = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (said["name"], said["start_url"]) == (settings.SITE_NAME, "/")
    assert all(anyone.get(icon["src"]).status_code == 200 for icon in said["icons"])
