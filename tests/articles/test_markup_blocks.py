"""Galleries, embeds, fact boxes and footnotes: what is kept, what becomes of forged ones."""
# ruff: noqa: E501  (in a table, each case is a line)

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import markup

ONE, TWO = "abcdefghijklmnopqrstuv", "bcdefghijklmnopqrstuvw"
IDS = re.compile(r' id="b-[a-z0-9]{8}"')
VIDEO = 'data-embed="youtube" data-ref="dQw4w9WgXcQ"'


def bare(body):
    """A cleaned body without its block ids, which are random."""
    return IDS.sub("", markup.clean(body))


@pytest.mark.parametrize(
    "kept",
    [
        f'<figure data-gallery="{ONE} {TWO}" data-width="wide"><figcaption>Both</figcaption></figure>',
        f'<figure {VIDEO} data-width="full"><figcaption>A <em>song</em></figcaption></figure>',
        '<aside data-kind="facts"><h3>In short</h3><p>One.</p><ul><li>Two</li></ul></aside>',
        "<p>Costs rose<small>By 3%, <a href=\"https://a.example/\">it <em>says</em></a>.</small>.</p>",
        "<ul><li>One<small>A</small></li></ul>",
        "<blockquote><p>Said<small>To us</small></p></blockquote>",
        '<table><tbody><tr><th scope="col">Year</th><td>1<small>A</small></td></tr></tbody></table>',
        '<aside data-kind="facts"><p>One<small>A</small></p></aside>',
    ],
)  # fmt: skip
def test_the_new_blocks_are_kept_as_they_are(kept):
    assert bare(kept) == kept


@pytest.mark.parametrize(
    ("forged", "kept"),
    [
        ('<figure data-embed="evil" data-ref="x"><figcaption>Words</figcaption></figure>', "<p>Words</p>"),
        ('<figure data-embed="youtube" data-ref="x"><figcaption>Words</figcaption></figure>', "<p>Words</p>"),
        ('<figure data-embed="youtube"><figcaption>Words</figcaption></figure>', "<p>Words</p>"),
        ('<figure data-ref="dQw4w9WgXcQ"><figcaption>Words</figcaption></figure>', "<p>Words</p>"),
        (
            f'<figure data-embed="x" data-ref="{"9" * 400}"><figcaption><a href="/a/">W</a></figcaption></figure>',
            '<p><a href="/a/">W</a></p>',
        ),
        (f'<figure data-gallery="  {ONE}  x &lt;b&gt; {ONE} {TWO}"></figure>', f'<figure data-gallery="{ONE} {TWO}"></figure>'),
        ('<figure data-gallery="x y"><figcaption>Words</figcaption></figure>', "<p>Words</p>"),
        (f'<figure data-gallery="{ONE}" data-picture="{TWO}" {VIDEO}></figure>', f'<figure data-picture="{TWO}"></figure>'),
        (f'<figure data-gallery="{ONE}" {VIDEO}></figure>', f'<figure data-gallery="{ONE}"></figure>'),
        (f'<figure {VIDEO}><iframe src="https://a.example"></iframe></figure>', f"<figure {VIDEO}></figure>"),
        ('<aside data-kind="advice"><p>x</p></aside>', "<aside><p>x</p></aside>"),
        ('<aside data-kind="facts">  </aside>', ""),
        ('<aside data-kind="facts"><h2>T</h2>one<h3>U</h3></aside>', '<aside data-kind="facts"><h3>T</h3><p>one</p><p>U</p></aside>'),
        (
            '<aside data-kind="facts"><p>a</p><table><tr><td>b</td><td>c</td></tr></table><blockquote>d</blockquote></aside>',
            '<aside data-kind="facts"><p>a</p><p>b</p><p>c</p><p>d</p></aside>',
        ),
        ("<table><caption>T <b>u</b></caption><tr><td>x</td></tr></table>", "<p>T <strong>u</strong></p><table><tbody><tr><td>x</td></tr></tbody></table>"),
        ("<h2>Head<small>note</small></h2>", "<h2>Headnote</h2>"),
        ("<p>a<small>b<small>c</small>d</small></p>", "<p>a<small>bcd</small></p>"),
        ("<p>a<small> </small></p>", "<p>a </p>"),
        ("<p><a href='/x/'>a<small>b</small></a></p>", '<p><a href="/x/">ab</a></p>'),
        ("<ul><small>a</small><li>b</li></ul>", "<ul>a<li>b</li></ul>"),
        ("<small><p>one</p><p>two</p></small>", "<p>one</p><p>two</p>"),
        ("loose<small>note</small>", "<p>loose<small>note</small></p>"),
        (f'<figure data-picture="{ONE}"><figcaption>a<small>b</small></figcaption></figure>', f'<figure data-picture="{ONE}"><figcaption>ab</figcaption></figure>'),
    ],
)  # fmt: skip
def test_what_is_forged_falls_back_to_its_words(forged, kept):
    assert bare(forged) == kept


def test_a_gallery_has_at_most_forty_pictures():
    keys = [f"picture-{number:014}" for number in range(50)]
    (gallery,) = markup.blocks(markup.clean(f'<figure data-gallery="{" ".join(keys)}"></figure>'))
    assert gallery.gallery == tuple(keys[:40])


def test_a_block_tells_what_it_shows():
    body = markup.clean(
        f'<figure data-gallery="{ONE} {TWO}"><figcaption>Both</figcaption></figure>'
        f'<figure {VIDEO} data-width="wide"></figure><aside data-kind="facts"><p>x</p></aside>'
        f'<figure data-picture="{ONE}"></figure>'
    )
    gallery, embed, facts, picture = markup.blocks(body)
    assert (gallery.kind, gallery.picture_keys, gallery.html) == ("gallery", (ONE, TWO), "Both")
    assert (embed.kind, embed.embed.name, embed.width) == ("embed", "YouTube", "wide")
    assert (facts.kind, picture.kind, picture.picture_keys) == ("facts", "picture", (ONE,))
    assert markup.picture_keys(body) == [ONE, TWO]


def test_a_footnote_stands_at_the_end_of_its_line_of_plain_text():
    body = markup.clean(
        "<p>Costs rose<small>By <b>3</b>%.</small> again.</p>"
        "<ul><li>Tea<small>Green</small><ul><li>Cup</li></ul></li></ul>"
        "<table><tr><td>1<small>Est.</small></td><td>2</td></tr></table>"
    )
    assert markup.text(body) == "Costs rose again. [By 3%.]\nTea [Green]\nCup\n1 [Est.]; 2"


def test_cells_stand_apart_in_plain_text_and_are_no_words_more():
    row = "<tr><td>Year</td><td></td><td>Cost</td></tr><tr><td>2026</td><td>4 million</td></tr>"
    body = markup.clean(f"<table>{row}</table>")
    assert markup.text(body) == "Year; Cost\n2026; 4 million"
    assert markup.word_count(body) == 5


@pytest.mark.parametrize("tag", ["small", "aside data-kind='facts'", f"figure {VIDEO}", "p><small"])
def test_ten_thousand_nested_new_tags_lose_no_text(tag):
    assert "the words" in markup.text(markup.clean(f"<{tag}>" * 10_000 + "the words"))


def test_five_thousand_blocks_and_a_megabyte_come_through_whole():
    kinds = (
        f'<figure data-gallery="{ONE} {TWO}"><figcaption>{{0}}</figcaption></figure>',
        f"<figure {VIDEO}><figcaption>{{0}}</figcaption></figure>",
        "<aside data-kind='facts'><h3>{0}</h3><p>x</p></aside>",
        "<p>{0}<small>a note</small></p>",
    )
    written = "".join(kinds[n % 4].format(f"{n} " + "word " * 35) for n in range(5_000))
    assert len(written) > 1_000_000
    blocks = markup.blocks(markup.clean(written))
    assert [block.kind for block in blocks] == ["gallery", "embed", "facts", "p"] * 1_250


PIECES = st.sampled_from(
    [
        piece.replace("_", " ")
        for piece in (
            "<p> </p> <b> </b> <div> </div> <ul> <li> </li> </ul> <table> <tr> <td> <th_scope=col> "
            "</table> <aside> <aside_data-kind=facts> </aside> <hr> <br> <blockquote> </blockquote> "
            "<h1> <h2> </h2> <h3> </h3> <a_href='/x/'> </a> <small> </small> <small> </small> "
            "<figcaption> </figcaption> </figure> <figure> <figure_data-embed=evil_data-ref=x> "
            "<figure_data-embed=x_data-ref=20> <figure_data-embed=x> <p_id=b-12345678> <caption> "
            f"<figure_data-gallery='{ONE}'> <figure_data-picture={ONE}_data-embed=x_data-ref=20> "
            "words more & é 中"
        ).split()
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_cleaning_new_blocks_that_are_clean_changes_nothing(body):
    once = markup.clean(body)
    assert markup.clean(once) == once


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_footnote_stands_where_no_reference_may(body):
    clean = markup.clean(body)
    for note in re.findall(r"<small>(.*?)</small>", clean):
        assert "<small>" not in note
        assert re.sub("<[^>]+>", "", note).strip()
    assert not re.search(r"<(h2|h3|figcaption)\b[^>]*>(?:(?!</\1>).)*<small>", clean)
    assert isinstance(markup.text(clean), str)
