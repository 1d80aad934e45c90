"""Galleries, embeds, fact boxes and footnotes as readers get them."""

import html
from datetime import timedelta

import html5lib
import pytest
from django.conf import settings
from django.utils import timezone

from articles.markup import clean
from newsroom.public.stories import shown_texts

VIDEO = (
    '<figure data-embed="youtube" data-ref="dQw4w9WgXcQ"><figcaption>A song</figcaption></figure>'
)
TOOT = '<figure data-embed="mastodon" data-ref="mastodon.social/@a/1234567890"></figure>'


@pytest.fixture
def answer(anyone, live_story, path_of):
    """The response to a reader of a story with this body."""

    def fetch(body, **words):
        return anyone.get(path_of(live_story(body=body, **words)))

    return fetch


@pytest.fixture
def page(answer):
    """A story's page as a tree."""

    def fetch(body):
        return html5lib.parse(answer(body).text, namespaceHTMLElements=False)

    return fetch


def gallery_of(*pictures):
    keys = " ".join(picture.key for picture in pictures)
    return f'<figure data-gallery="{keys}"><figcaption>Two walls</figcaption></figure>'


def words(element):
    return " ".join("".join(element.itertext()).split())


def test_each_picture_of_a_gallery_has_its_own_caption_and_credit(page, picture):
    one, two = picture(caption="North wall", credit="A. Ash"), picture(caption="South wall")
    (gallery,) = page(gallery_of(one, two)).findall('.//ul[@class="gallery-pictures gallery-even"]')
    first, second = gallery.findall("li")
    assert "North wall" in words(first)
    assert "A. Ash" in words(first)
    assert "South wall" in words(second)
    assert len(gallery.findall(".//img")) == 2


def test_a_gallery_costs_no_query_more_than_a_picture(
    anyone, live_story, path_of, picture, django_assert_num_queries, django_assert_max_num_queries
):
    pictures = [picture() for _ in range(12)]
    single = live_story(body=f'<p>x</p><figure data-picture="{pictures[0].key}"></figure>')
    many = live_story(body=gallery_of(*pictures[:6]) + gallery_of(*pictures[6:]))
    with django_assert_max_num_queries(12) as asked:
        anyone.get(path_of(single))
    with django_assert_num_queries(len(asked)):
        anyone.get(path_of(many))


def test_a_picture_out_of_its_lease_is_a_placeholder_in_its_gallery(
    anyone, live_story, path_of, picture
):
    shown, gone = picture(), picture(caption="Secret", credit="S. Ecret")
    path = path_of(live_story(body=gallery_of(shown, gone)))
    gone.lease_until = timezone.now() - timedelta(days=1)
    gone.save()
    tree = html5lib.parse(anyone.get(path).text, namespaceHTMLElements=False)
    first, second = tree.findall('.//ul[@class="gallery-pictures gallery-even"]/li')
    assert first.find(".//picture") is not None
    assert second.find('.//img[@class="withheld"]') is not None
    assert "ecret" not in words(second)


def test_what_is_left_of_a_gallery_is_shown(picture):
    kept = picture()
    body = clean(
        f'<figure data-gallery="{kept.key} nobodyknowsthiskey1"></figure>'
        '<figure data-gallery="nobodyknowsthiskey1"></figure>'
    )
    (text,) = shown_texts(body)
    assert [shown.pictures for shown in text.blocks] == [[kept]]


def test_an_embed_is_a_link_until_a_reader_asks_for_more(answer):
    response = answer(VIDEO)
    tree = html5lib.parse(response.text, namespaceHTMLElements=False)
    (embed,) = tree.findall('.//figure[@class="figure embed figure-text"]')
    assert embed.find(".//a").get("href") == "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    assert "tells YouTube about you" in words(embed)
    assert "A song" in words(embed)
    assert tree.find(".//iframe") is None


def test_only_a_page_with_a_player_may_show_frames_and_only_of_its_host(answer):
    with_player, without = answer(VIDEO), answer("<p>Words</p>" + TOOT)
    policy = with_player.headers["Content-Security-Policy"]
    assert "frame-src https://www.youtube-nocookie.com" in policy
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-src" not in without.headers["Content-Security-Policy"]
    assert "embed.js" in with_player.text
    assert "embed.js" not in without.text
    assert "frame-src" not in settings.SECURE_CSP


def test_a_mastodon_post_is_a_card_that_leads_there(page):
    (embed,) = page(TOOT).findall('.//figure[@class="figure embed figure-text"]')
    assert embed.find(".//button") is None
    assert embed.find(".//a").get("href") == "https://mastodon.social/@a/1234567890"
    assert "mastodon.social" in words(embed)


def test_footnotes_are_numbered_through_the_story_and_lead_back(page):
    tree = page(
        "<p>One<small>First <a href='https://a.example/'>source</a></small>.</p>"
        '<aside data-kind="facts"><h3>In short</h3><p>Two<small>Second</small></p></aside>'
    )
    links = tree.findall('.//a[@role="doc-noteref"]')
    assert [(a.text, a.get("href"), a.get("id")) for a in links] == [
        ("1", "#note-1", "ref-1"),
        ("2", "#note-2", "ref-2"),
    ]
    first, second = tree.findall('.//section[@role="doc-endnotes"]/ol/li')
    assert (first.get("id"), second.get("id")) == ("note-1", "note-2")
    assert words(first).startswith("First source")
    assert first.find('./a[@role="doc-backlink"]').get("href") == "#ref-1"
    assert tree.find(".//small") is None


def test_a_story_without_footnotes_has_no_list_of_them(answer):
    assert "doc-endnotes" not in answer("<p>Words</p>").text


def test_a_fact_box_stands_with_its_title(page):
    tree = page('<aside data-kind="facts"><h3>In short</h3><p>Two</p></aside>')
    assert tree.find('.//aside[@data-kind="facts"]/h3').text == "In short"


def test_a_feed_has_pictures_links_and_notes_of_it(anyone, live_story, picture):
    live_story(
        body=gallery_of(picture(alt="A red wall"), picture(alt="A blue wall"))
        + VIDEO
        + "<p>One<small>The source</small>.</p>"
    )
    feed = html.unescape(anyone.get("/feeds/latest.rss").text)
    assert feed.count("<img") == 2
    assert 'href="https://www.youtube.com/watch?v=dQw4w9WgXcQ"' in feed
    assert "<li>The source</li>" in feed
    assert "embed-load" not in feed


def test_a_fact_box_before_any_heading_ranks_as_the_first(page):
    box = '<aside data-kind="facts"><h3>In short</h3><p>Two</p></aside>'
    before, after = page(f"{box}<h2>Then</h2>{box}").findall('.//aside[@data-kind="facts"]/h3')
    assert (before.get("aria-level"), after.get("aria-level")) == ("2", None)
