"""The picture library in a real browser."""

import pytest
from playwright.sync_api import expect

from newsroom.pictures.models import Picture
from tests.pictures.files import scene, sent

pytestmark = pytest.mark.django_db(transaction=True)
WALL = "/admin/pictures/picture/"


def as_payload(name, width=900, height=600):
    file = sent(scene(width, height), name=name)
    return {"name": name, "mimeType": "image/jpeg", "buffer": file.read()}


def test_pictures_are_added_several_at_once_and_described(page, axe, editor, media):
    tab = page(user=editor)
    tab.goto(WALL)
    tab.get_by_role("textbox", name="Credit").fill("Ana Reis")
    tab.get_by_label("Add pictures").set_input_files(
        [as_payload("boats.jpg"), as_payload("quay.jpg", 600, 900)]
    )
    expect(tab.locator(".library-added")).to_have_count(2)
    axe(tab)
    tab.get_by_role("link", name="Added: describe it").first.click()
    tab.get_by_label("Description").fill("Boats in the harbour")
    box = tab.locator(".picture-focus img").bounding_box()
    tab.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] * 3 / 4)
    axe(tab)
    tab.get_by_role("button", name="Save").click()
    tab.wait_for_url(f"**{WALL}")
    described = Picture.objects.get(alt="Boats in the harbour")
    assert (described.width, described.credit) == (900, "Ana Reis")
    assert (described.focal_x, described.focal_y) == pytest.approx((0.25, 0.75), abs=0.02)


def test_words_are_put_to_the_pictures_that_are_chosen(page, axe, editor, picture):
    chosen, other = picture(alt="Boats"), picture(alt="The quay")
    tab = page(user=editor)
    tab.goto(WALL)
    tab.get_by_label("Choose Boats").check()
    tab.get_by_text("Apply words to the chosen pictures").click()
    axe(tab)
    tab.get_by_label("Copyright notice").fill("© Maré")
    tab.get_by_role("button", name="Apply").click()
    tab.get_by_text("1 picture is changed.").wait_for()
    chosen.refresh_from_db()
    other.refresh_from_db()
    assert (chosen.copyright_notice, other.copyright_notice) == ("© Maré", "")


def test_words_are_put_to_pictures_that_have_just_come(page, editor, media):
    tab = page(user=editor)
    tab.goto(WALL)
    expect(tab.get_by_text("Apply words to the chosen pictures")).to_be_hidden()
    tab.get_by_label("Add pictures").set_input_files([as_payload("wide.jpg", 1200, 300)])
    choice = tab.get_by_label("Choose wide.jpg")
    choice.check()
    print_box = tab.locator(".library-added img").bounding_box()
    assert print_box["y"] < choice.bounding_box()["y"] < print_box["y"] + print_box["height"]
    tab.get_by_text("Apply words to the chosen pictures").click()
    tab.get_by_label("Copyright notice").fill("© Maré")
    tab.get_by_role("button", name="Apply").click()
    tab.get_by_text("1 picture is changed.").wait_for()
    assert Picture.objects.get().copyright_notice == "© Maré"


def test_an_authors_portrait_is_chosen_by_sight(page, axe, editor, writer, picture):
    chosen = picture(alt="Wim, laughing")
    name = writer.author
    tab = page(user=editor)
    tab.goto(f"/admin/articles/author/{name.pk}/change/")
    tab.get_by_role("button", name="Choose…").click()
    axe(tab)
    tab.get_by_role("button", name="Wim, laughing").click()
    expect(tab.get_by_role("img", name="Wim, laughing")).to_be_visible()
    tab.get_by_role("button", name="Save", exact=True).click()
    tab.wait_for_url("**/admin/articles/author/")
    name.refresh_from_db()
    assert name.portrait == chosen
    tab.goto(f"/admin/articles/author/{name.pk}/change/")
    tab.get_by_role("button", name="Choose…").click()
    tab.get_by_role("button", name="No portrait").click()
    tab.get_by_role("button", name="Save", exact=True).click()
    tab.wait_for_url("**/admin/articles/author/")
    name.refresh_from_db()
    assert name.portrait is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_library_fits_every_screen(page, axe, editor, picture, width, scheme):
    shown = picture()
    tab = page(user=editor, width=width, scheme=scheme)
    sheets = (f"{WALL}{shown.pk}/{name}/" for name in ("change", "delete", "uses", "replace"))
    for path in (WALL, f"{WALL}add/", *sheets):
        tab.goto(path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        axe(tab)
