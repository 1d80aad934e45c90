"""A walk over every type of page: both schemes, three widths, both directions of reading."""

import re

import brotli
import html5lib
import pytest
from django.test import Client

from tests.browser.newsstand import paper

__all__ = ["paper"]

WIDTHS = (320, 768, 1440)
ENDED = {"not found": 404, "gone": 410, "refused": 403, "no sense": 400, "failed": 500}
FORMS = {"writing a comment", "reporting a comment", "reporting an error"}  # these need a token
LIGHT = 100_000  # bytes of a story's page as it is sent, but for its pictures
# What has the focus, and whether one sees that it has.
FOCUSED = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  return {
    name: one === document.body ? "" : one.textContent.trim().slice(0, 60) || one.tagName,
    href: one.getAttribute("href"),
    id: one.id,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}"""
# The links of a page that can be seen, each once.
LINKS = """() => [...new Set([...document.querySelectorAll("a[href]")]
  .filter((link) => link.checkVisibility({visibilityProperty: true}))
  .map((link) => link.getAttribute("href")))]"""


@pytest.fixture(params=["ltr", "rtl"])
def direction(request, settings):
    """Which way the paper's own language runs."""
    settings.LANGUAGE_CODE = {"ltr": "en", "rtl": "ar"}[request.param]
    return request.param


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_type_of_page_is_accessible_and_fits(page, axe, paper, scheme, direction):
    tab = page(scheme=scheme)
    for name, path in paper.items():
        answer = tab.goto(path)
        assert answer.status == ENDED.get(name, 200), name
        assert tab.locator("html").get_attribute("dir") == direction, name
        for width in WIDTHS:
            tab.set_viewport_size({"width": width, "height": 900})
            overflow = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert overflow <= 0, f"{name} is {overflow} pixels too wide at {width}"
            axe(tab)
        if name not in FORMS:
            assert not tab.context.cookies(), name
        tab.context.clear_cookies()


@pytest.mark.parametrize("width", [320, 1440])
def test_the_keyboard_leads_through_every_type_of_page(page, paper, width):
    tab = page(width=width)
    for name, path in paper.items():
        tab.goto(path)
        links = set(tab.evaluate(LINKS))
        reached = []
        while len(reached) < 400:
            tab.keyboard.press("Tab")
            focused = tab.evaluate(FOCUSED)
            if not focused["name"] or (reached and focused["id"] == "top"):
                break
            assert focused["seen"], f"{name}: the focus on {focused['name']} cannot be seen"
            reached.append(focused)
        if name != "failed":  # it looks nothing up, and has but a way home
            assert reached[0]["name"] == "Skip to content", name
        missed = links - {each["href"] for each in reached}
        assert not missed, f"{name}: the keyboard does not lead to {missed}"


def test_the_skip_link_and_the_menu_open_by_keyboard_on_a_phone(page, paper):
    tab = page(width=320)
    press = tab.keyboard.press
    for name, path in paper.items():
        tab.goto(path)
        menu = tab.locator("header .masthead-menu")
        if not menu.count():  # a page for when the database fails knows no sections
            assert name in ENDED, name
            continue
        press("Tab")
        press("Enter")
        assert tab.evaluate("document.activeElement.id") == "content", name
        menu.locator("summary").focus()
        press("Enter")
        press("Tab")
        link = menu.get_by_role("link").first
        assert link.is_visible(), name
        assert link.evaluate("link => link === document.activeElement"), name


def test_every_type_of_page_is_html_to_the_letter(paper):
    reader = Client(raise_request_exception=False)
    for name, path in paper.items():
        text = reader.get(path).text
        try:
            html5lib.HTMLParser(strict=True).parse(text)
        except html5lib.html5parser.ParseError as error:
            pytest.fail(f"{name}: {error}")
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), f"{name} has an id twice"


def test_a_storys_page_is_light_but_for_its_pictures(page, paper):
    tab = page(width=1440)
    sent: dict[str, bytes] = {}

    def keep(answer):
        if answer.ok and answer.request.resource_type != "image":
            sent[answer.url] = answer.body()

    tab.on("response", keep)
    tab.goto(paper["story"], wait_until="networkidle")
    sheets = [sent.pop(url) for url in list(sent) if url.endswith(".css")]
    assert sheets
    sent["stylesheet"] = b"".join(sheets)  # where files are collected, they are sent as one
    weights = {
        url: len(body if url.endswith(".woff2") else brotli.compress(body, quality=5))
        for url, body in sent.items()
    }
    assert sum(weights.values()) < LIGHT, weights
