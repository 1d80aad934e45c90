"""What colleagues and people from outside note on a story reaches no reader, by whatever page."""

import re
from html import unescape

import pytest

from articles import markup, noting, sign_off
from articles.models import Article
from tests.public.page_cache.conftest import PLAIN

SECRET = "Xylophonist"  # a word that no page has of its own
BEGINNINGS = ["/", "/sitemap.xml", "/robots.txt", "/feeds/latest.rss", "/feeds/latest.atom"]
NOT_FOR_READERS = ("/admin", "/accounts/", "/media/", "/static/")
LINK = re.compile(r"""(?:href|src|action)=["']([^"'#]+)|<(?:loc|id|link)>([^<]+)""")


@pytest.fixture
def noted(live_story, editor, writer, picture):
    """A live story with every sort of note on it."""
    article = live_story(lead_picture=picture(), tags=["Harbour"])
    block = markup.blocks(article.body)[0].id
    note = noting.note(article, by=editor, text=f"{SECRET}, @Wim Writer?", block=block)
    noting.note(article, by=writer, text=f"{SECRET}!", reply_to=note)
    noting.resolve(noting.note(article, by=editor, text=SECRET), by=editor)
    link, _token = sign_off.make_link(article, by=editor, made_for="Lea", asks_sign_off=True)
    sign_off.log_opening(link, article.head)
    sign_off.leave_note(link, seen=article.head.digest, block=block, text=SECRET)
    sign_off.give_verdict(link, "refused", seen=article.head.digest, reason=SECRET)
    return article


def crawl(process):
    """Every page that a reader comes to by following links."""
    found, ahead = {}, list(BEGINNINGS)
    while ahead:
        path = ahead.pop()
        if path in found:
            continue
        found[path] = process.get(path)
        for groups in LINK.findall(found[path].text):
            address = unescape("".join(groups)).removeprefix("http://testserver")
            if address.startswith("/") and not address.startswith(("//", *NOT_FOR_READERS)):
                ahead.append(address)
    return found


def test_no_page_feed_or_sitemap_says_what_was_noted(process, noted, path_of):
    pages = crawl(process)
    assert path_of(noted) in pages
    assert "/topics/harbour/" in pages
    assert "/feeds/news.rss" in pages
    assert any(path.startswith("/sitemap-") for path in pages)
    for path, page in pages.items():
        assert SECRET not in page.text, path
        assert SECRET not in str(page.headers), path
        assert noted.headline in page.text or path != path_of(noted)


def test_nothing_that_is_kept_for_readers_says_it(process, noted):
    crawl(process)
    kept = process.cache.shelf._kept
    assert len(kept) > 5
    for key, page in kept.items():
        for coding, body in page.bodies.items():
            assert SECRET.encode() not in PLAIN.get(coding, bytes)(body), key


def test_no_preview_but_the_persons_own_says_it(anyone, signed_in, process, noted, editor, writer):
    article = Article.objects.get(pk=noted.pk)
    _link, token = sign_off.make_link(article, by=editor)
    _link, other = sign_off.make_link(article, by=editor, made_for="Sam", asks_sign_off=True)
    _link, own = sign_off.make_link(article, by=editor, made_for="Lea", asks_sign_off=True)
    pane = f"/preview/{article.key}/unsaved/"
    pages = [
        anyone.get(f"/shared/{token}/"),
        anyone.get(f"/shared/{other}/"),
        signed_in(editor).get(article.head.get_absolute_url()),
        signed_in(writer).post(pane, {"headline": "Words", "body": article.body}),
    ]
    for page in pages:
        assert page.status_code == 200
        assert SECRET not in page.text
    assert SECRET in anyone.get(f"/shared/{own}/").text
