"""What is previewed is what is published: the same page, line by line, at the same instant."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from articles import sign_off, workflow
from articles.models import Article, Author

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)

# All that a preview adds to the public's page; whatever else differs is a fault.
ONLY_IN_PREVIEWS = [
    r'<p class="notice" role="status">.*?</p>',  # which version the desk looks at
    r'<aside class="preview-ribbon".*?</aside>',  # that the page is shared in confidence
    r'<link rel="stylesheet" href="[^"]*paper-preview[^"]*">',  # how that ribbon looks
]
# What the public's page tells others than its reader: a preview tells them nothing.
TOLD_TO_OTHERS = [r'<title>.*?(?=<meta name="color-scheme")', r'<link rel="canonical"[^>]*>']
BLOCKS = """
<p>The wall will be <strong>mended</strong>, <em>at last</em>, said <a href="/news/">the council</a>
over the noise.<small>It sat until midnight.</small></p><h2>A long wait</h2>
<ul><li>Sand<ol><li>Fine</li></ol></li></ul><blockquote><p>We were late.</p></blockquote>
<table><tbody><tr><th scope="col">Year</th><th scope="col">Cost</th></tr>
<tr><td>2026</td><td>4 million</td></tr></tbody></table>
<aside><p>It was never the weather.</p></aside>
<aside data-kind="facts"><h3>The wall</h3><p>Nine metres.</p><ul><li>Granite</li></ul></aside>
<figure data-embed="youtube" data-ref="dQw4w9WgXcQ"><figcaption>A storm.</figcaption></figure>
<hr><p>Work begins on Monday.</p>
"""


@pytest.fixture
def blocks(picture):
    """A text with every kind of block in it."""
    shown = [picture(alt=f"The wall, {place}", credit="Ana Reis") for place in range(3)]
    gallery = " ".join(each.key for each in shown[1:])
    return f"""{BLOCKS}<figure data-picture="{shown[0].key}" data-width="wide">
        <figcaption>At dawn.</figcaption></figure>
        <figure data-gallery="{gallery}"><figcaption>Two days.</figcaption></figure>"""


@pytest.fixture
def names(writer, other_writer):
    return [Author.objects.get(user=writer), Author.objects.get(user=other_writer)]


SORTS = {
    "news": {},
    "opinion": {"kind": "opinion", "search_title": "Mend it, now & well"},
    "sponsored": {"kind": "sponsored", "search_description": "Paid for by “Granite & Sons”."},
    "German": {"language": "de", "headline": "Die Mauer bröckelt – „endlich“", "kind": "analysis"},
    "Arabic": {
        "language": "ar",
        "headline": "الجدار قبل العاصفة",
        "standfirst": "ستة أسابيع من العمل.",
        "body": "<p>قال المجلس إن الجدار سيُرمَّم.</p><h2>انتظار طويل</h2><p>يبدأ العمل.</p>",
    },
    "bare": {"standfirst": "", "authors": []},
    "many hands": {"tags": ["Harbour", "Überflutung", "<storms> & tides"], "kind": "feature"},
}


def published_page(text):
    """A page as its reader sees it, line by line, without what only previews have."""
    for extra in ONLY_IN_PREVIEWS + TOLD_TO_OTHERS:
        text = re.sub(extra, "", text, flags=re.DOTALL)
    return [line for line in text.splitlines() if line.strip()]


@pytest.fixture
def previews(signed_in, anyone, editor, writer):
    """What the desk shows of a story as it stands, once it is sure that a link shows the same."""

    def look(article):
        desk = signed_in(editor).get(article.approved.get_absolute_url())
        _link, token = sign_off.make_link(article, by=writer)
        shared = anyone.get(f"/shared/{token}/")
        assert desk.status_code == shared.status_code == 200
        seen = published_page(desk.text)
        assert seen != desk.text.splitlines()
        assert published_page(shared.text) == seen
        return seen

    return look


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("full", [True, False], ids=["every block", "plain"])
def test_every_sort_of_story_is_published_as_it_was_previewed(
    anyone,
    story,
    previews,
    publisher,
    live_story,
    path_of,
    blocks,
    names,
    picture,
    sort,
    full,
):
    with time_machine.travel(NOW, tick=False):
        live_story(headline="Another one of the section", now=NOW - timedelta(days=2))
        words = {"authors": names, "body": blocks} if full else {}
        words |= {"lead_picture": picture(alt="Surf"), "lead_caption": "Off the mole."}
        article = story("submit", "approve", **(words | SORTS[sort]))
        seen = previews(article)
        workflow.move(article, "publish", by=publisher)
        after = anyone.get(path_of(article))
    assert after.status_code == 200
    assert seen == published_page(after.text)


WORDS = [
    "It was never the weather.",  # a pull quote
    "Granite",  # a fact box
    "4 million",  # a table
    "It sat until midnight.",  # a footnote
    "At dawn.",  # a picture
    "Two days.",  # a gallery
    "A storm.",  # an embed
    "We were late.",  # a quotation
]


def test_every_block_is_there_to_be_compared_and_may_show_the_same_frames(
    anyone, story, signed_in, editor, publisher, path_of, blocks
):
    article = story("submit", "approve", body=blocks)
    seen = signed_in(editor).get(article.approved.get_absolute_url())
    workflow.move(article, "publish", by=publisher)
    after = anyone.get(path_of(article))
    assert [words for words in WORDS if words not in after.text] == []
    policies = [page.headers["Content-Security-Policy"] for page in (seen, after)]
    assert policies[0] == policies[1]
    assert "youtube" in policies[1]


def test_an_update_of_a_corrected_story_is_published_as_it_was_previewed(
    anyone, live_story, next_version, previews, writer, editor, publisher, path_of, blocks
):
    article = live_story(now=NOW - timedelta(days=3))
    note = "The wall is nine metres high, not six."
    with time_machine.travel(NOW, tick=False):
        earlier = NOW - timedelta(days=1)
        article = next_version(article, "correction", public_note=note, now=earlier)
        article.body = blocks
        workflow.revise(article, by=writer, parent=article.head)
        workflow.move(article, "submit", by=writer)
        workflow.move(article, "approve", by=editor)
        seen = previews(article)
        workflow.move(article, "publish", by=publisher, change="update")
        after = anyone.get(path_of(article)).text
    assert note in after
    assert "Updated" in after
    assert seen == published_page(after)


def test_a_planned_story_appears_as_it_was_previewed(
    anyone, story, previews, publisher, path_of, blocks
):
    with time_machine.travel(NOW - timedelta(hours=1), tick=False):
        article = story("submit", "approve", body=blocks)
    with time_machine.travel(TOMORROW, tick=False):
        seen = previews(article)
    with time_machine.travel(NOW, tick=False):
        workflow.move(article, "publish", by=publisher, at=TOMORROW)
        path = path_of(article)
        assert anyone.get(path).status_code == 404
    with time_machine.travel(TOMORROW, tick=False):
        after = anyone.get(path)
    assert after.status_code == 200
    assert seen == published_page(after.text)


def test_a_story_that_returns_appears_as_it_was_previewed(
    anyone, live_story, previews, writer, editor, publisher, path_of
):
    article = live_story(now=NOW - timedelta(days=3))
    with time_machine.travel(NOW, tick=False):
        workflow.move(article, "withdraw", by=publisher, note="To be checked")
        article = Article.objects.get(pk=article.pk)
        article.headline = "It was checked"
        workflow.revise(article, by=writer, parent=article.head)
        workflow.move(article, "submit", by=writer)
        workflow.move(article, "approve", by=editor)
        seen = previews(article)
        workflow.move(article, "publish", by=publisher, change="update")
        after = anyone.get(path_of(article)).text
    assert "It was checked" in after
    assert seen == published_page(after)
