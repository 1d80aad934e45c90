"""A front is arranged by keyboard and by pointer, looked at, launched, and read."""

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from newsroom.fronts.models import Front, Launch
from tests.fronts.conftest import ago


def slot(tab: Page, name: str) -> Locator:
    return tab.locator(f'[data-slot="{name}"]')


def pins(tab: Page, name: str) -> Locator:
    return slot(tab, name).locator("[data-pin] a.row-headline")


def drag(tab: Page, row: Locator, place: Locator) -> None:
    """By the pointer, from a row's handle to the middle of a place."""
    row.locator("[data-grip]").hover()
    tab.mouse.down()
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tab.mouse.move(middle[0], middle[1] - 3)
    tab.mouse.move(*middle)
    tab.mouse.up()


def test_a_front_from_the_first_story_to_the_reader(page, axe, live_story, publisher, news):
    for hours, headline in enumerate(("Alpha", "Bravo", "Charlie", "Delta"), start=1):
        live_story(headline=headline, now=ago(hours))
    front = Front.objects.create()
    tab = page(user=publisher, width=1440)
    tab.goto(reverse("admin:fronts_front_change", args=[front.pk]))
    tab.wait_for_selector("form[data-ready]")

    tab.get_by_role("button", name="Add “Charlie”").press("Enter")
    expect(pins(tab, "lead")).to_have_text(["Charlie"])
    tab.get_by_label("Add to").select_option("top")
    tab.get_by_role("button", name="Add “Bravo”").click()
    expect(pins(tab, "top")).to_have_text(["Bravo"])
    expect(slot(tab, "top").locator("[data-found] li").first).to_contain_text("Alpha")
    slot(tab, "top").get_by_role("button", name="Pin “Alpha”").click()
    expect(pins(tab, "top")).to_have_text(["Bravo", "Alpha"])

    # Within a slot and over its edge into the next; the focus stays with the story.
    tab.keyboard.press("Alt+ArrowUp")
    expect(pins(tab, "top")).to_have_text(["Alpha", "Bravo"])
    expect(tab.locator("[data-said-moves]")).to_have_text("Alpha: place 1 of 2 in Top stories")
    tab.keyboard.press("Alt+ArrowUp")
    expect(pins(tab, "lead")).to_have_text(["Charlie", "Alpha"])
    expect(slot(tab, "lead").locator(".slot-warnings")).to_contain_text("“Alpha” stands above")

    drag(tab, slot(tab, "lead").locator("[data-pin]").first, slot(tab, "top").locator("h2"))
    expect(pins(tab, "lead")).to_have_text(["Alpha"])
    drag(tab, tab.locator("[data-story]").filter(has_text="Delta"), pins(tab, "lead").first)
    expect(pins(tab, "lead")).to_have_text(["Delta", "Alpha"])
    slot(tab, "lead").get_by_role("button", name="Take out").first.click()
    expect(pins(tab, "lead")).to_have_text(["Alpha"])
    slot(tab, "top").get_by_role("button", name="Pin “Delta”").click()
    expect(pins(tab, "top")).to_contain_text(["Delta"])
    expect(pins(tab, "lead")).to_have_text(["Alpha"])

    slot(tab, "lead").locator("[data-pin] summary").click()
    slot(tab, "lead").locator("[data-pin]").get_by_label("Headline here").fill(
        "Alpha, told for the front"
    )
    tab.get_by_role("link", name="Preview").click()
    shown = tab.frame_locator("#front-preview iframe")
    expect(shown.locator(".card-lead")).to_contain_text("Alpha, told for the front")
    tab.locator("#front-preview").get_by_role("button", name="Close").click()
    axe(tab)

    tab.locator(".front-launch summary").click()
    tab.locator(".front-launch").get_by_label("Note for the log").fill("Morning")
    tab.locator(".front-launch button").click()
    expect(tab.locator(".messagelist")).to_contain_text("Launched")
    assert Launch.objects.live().get().note == "Morning"

    reader = page(width=390)
    reader.goto("/")
    expect(reader.locator(".card-lead")).to_contain_text("Alpha, told for the front")
    axe(reader)
    reader.get_by_role("link", name="Earlier front pages").click()
    expect(reader.locator("h1")).to_be_visible()
    axe(reader)
