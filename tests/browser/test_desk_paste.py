"""What is pasted from other programs is stored as the body's own plain blocks."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.story_form import body_of, ids_in, open_form, save

FIXTURES = Path(__file__).parent / "fixtures" / "paste"

PASTE = """([html]) => {
    const clipboard = new DataTransfer();
    clipboard.setData("text/html", html);
    clipboard.setData("text/plain", "not this");
    const body = document.querySelector(".story-body");
    body.focus();
    const details = {clipboardData: clipboard, bubbles: true, cancelable: true};
    body.dispatchEvent(new ClipboardEvent("paste", details));
}"""

WORD = (
    "<h2>The quay</h2>"
    "<p><strong>Hartington</strong> voted on <em>Monday</em> to mend <strong>the wall</strong>; "
    'see <a href="https://example.org/report?id=7">the report</a>, and my notes.</p>'
    "<ul><li><p>The wall</p><ul><li><p>its north end</p></li></ul></li>"
    "<li><p>The slipway</p></li></ul>"
    "<p>Then, in order:</p>"
    "<ol><li><p>survey</p></li><li><p>stone</p></li></ol>"
    "<table><tbody><tr><td><p>Year</p></td><td><p>Cost</p></td></tr>"
    "<tr><td><p>2026</p></td><td><p>£2m</p></td></tr></tbody></table>"
)
GOOGLE_DOCS = (
    "<h2>The quay</h2>"
    "<p><strong>Hartington</strong> voted on <em>Monday</em> to mend the wall; see "
    '<a href="https://example.org/report?id=7">the report</a>, page 7<sup>a</sup>.</p>'
    "<ul><li><p>The wall</p><ul><li><p>its north end</p></li></ul></li>"
    "<li><p>The slipway</p></li></ul>"
    "<p><s>Struck out</s></p>"
)
WORD_ONLINE = (
    "<p>The wall was <strong>breached</strong> twice.</p>"
    "<ul><li><p>In March</p></li><li><p>In May</p></li></ul>"
)
LIBREOFFICE = (
    "<h2>The quay</h2><p>Hartington <strong>voted</strong> on <em>Monday</em>.</p>"
    "<ul><li><p>The wall</p></li></ul>"
)
PAGE = (
    "<h3>A shop in town</h3><p>First words<br>second line</p>"
    '<p>It opens in <a href="https://example.org/shop/#hours">May</a>.</p><p>kept words</p>'
)
OUTLOOK = (
    "<h2>The quay</h2>"
    "<p>Dear desk, <strong>Hartington</strong> voted on <em>Monday</em>; "
    'see <a href="https://example.org/report">the report</a> or write to '
    '<a href="mailto:ana@example.org">Ana</a>.</p>'
    "<ul><li><p>The wall</p><ul><li><p>its north end</p></li></ul></li>"
    "<li><p>The slipway</p></li></ul>"
    "<table><tbody><tr><td><p><strong>Year</strong></p></td><td><p>2026</p></td></tr>"
    "</tbody></table>"
)
PAGES = (
    "<h2>The quay</h2>"
    "<p><strong>Hartington</strong> voted on <em>Monday</em>; "
    'see <a href="https://example.org/report">the report</a> on page 7.</p>'
    "<ul><li><p>The wall</p><ul><li><p>its north end</p></li></ul></li>"
    "<li><p>The slipway</p></li></ul>"
    "<table><tbody><tr><td><p><strong>Year</strong></p></td><td><p>Cost</p></td></tr>"
    "<tr><td><p>2026</p></td><td><p>£2m</p></td></tr></tbody></table>"
)
EXCEL = (  # a first row in bold stays a row in bold: whether it is a head, the writer says
    "<table><tbody><tr><td><p><strong>Year</strong></p></td><td><p><strong>Tonnes</strong></p></td>"
    "<td><p><strong>Signed</strong></p></td></tr>"
    "<tr><td><p>2025</p></td><td><p>21,000</p></td><td><p><em>01/11/2025</em></p></td></tr>"
    '<tr><td><p>2026</p></td><td><p>-451</p></td><td><p><a href="https://example.org/quay">quay</a>'
    "</p></td></tr></tbody></table>"
)


def plain(body):
    """A body without the ids of its blocks and the attributes every table cell gets."""
    return re.sub(r' (id="b-\w{8}"|colspan="1"|rowspan="1")', "", body)


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("word", WORD),
        ("google-docs", GOOGLE_DOCS),
        ("word-online", WORD_ONLINE),
        ("libreoffice", LIBREOFFICE),
        ("page", PAGE),
        ("outlook", OUTLOOK),
        ("pages", PAGES),
        ("excel", EXCEL),
    ],
)
def test_pasted_text_is_stored_clean(program, expected, page, story, writer):
    article = story(body="")
    tab = open_form(page, writer, article)
    tab.evaluate(PASTE, [(FIXTURES / f"{program}.html").read_text()])
    save(tab)
    assert plain(body_of(article)) == expected


def test_a_list_and_a_link_pasted_within_the_story_stay_as_they_are(page, story, writer):
    article = story(
        body='<p id="b-aaaaaaaa">See <a href="https://example.org/?utm_id=1">it</a></p>'
    )
    tab = open_form(page, writer, article)
    blocks = tab.locator(".story-body > p")
    blocks.click()
    tab.keyboard.press("Control+a")
    tab.keyboard.press("Control+c")
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("Enter")
    expect(blocks).to_have_count(2)
    tab.keyboard.press("Control+v")
    expect(blocks.last).to_have_text("See it")
    save(tab)
    body = body_of(article)
    assert body.startswith('<p id="b-aaaaaaaa">')
    assert body.count('href="https://example.org/?utm_id=1"') == 2
    assert len(set(ids_in(body))) == body.count("<p")
