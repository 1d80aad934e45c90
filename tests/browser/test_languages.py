"""Languages in a browser: German words are long, Arabic runs from the right; all of it fits."""

import pytest

from newsroom.accounts.models import User

TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
CUT = """() => [...document.querySelectorAll("button, .go, .chip, .button, th, label")]
  .filter((each) => each.offsetParent && getComputedStyle(each).display !== "inline")
  .filter((each) => each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 2)
  .map((each) => each.textContent.trim()).filter(Boolean)"""


@pytest.fixture
def german(publisher):
    User.objects.filter(pk=publisher.pk).update(language="de")
    publisher.refresh_from_db()
    return publisher


@pytest.mark.parametrize("width", [390, 1440])
def test_the_german_desk_fits_its_words(page, axe, german, live_story, story, width):
    live, waiting = live_story(), story("submit")
    tab = page(user=german, width=width)
    for path in [
        *("/admin/", "/admin/articles/article/", "/admin/pictures/picture/", "/accounts/"),
        *("/admin/articles/section/", "/admin/articles/houserule/", "/admin/fronts/front/"),
        f"/admin/articles/article/{waiting.pk}/change/",
        f"/admin/articles/article/{live.pk}/history/",
        f"/admin/articles/article/{live.pk}/share/",
    ]:
        tab.goto(path)
        assert tab.locator("html").get_attribute("lang") == "de", path
        assert not tab.evaluate(TOO_WIDE), path
        assert not tab.evaluate(CUT), path
        axe(tab)
