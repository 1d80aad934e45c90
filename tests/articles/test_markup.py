"""What a body may hold, and what becomes of everything else."""
# ruff: noqa: SIM905  (a list of tags reads better as words)

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import markup

KEY = "abcdefghijklmnopqrstuv"
IDS = re.compile(r' id="b-[a-z0-9]{8}"')


def bare(body):
    """A cleaned body without its block ids, which are random."""
    return IDS.sub("", markup.clean(body))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("<p><b>bold</b> <i>italic</i></p>", "<p><strong>bold</strong> <em>italic</em></p>"),
        ("<h1>Big</h1><h5>Small</h5>", "<h2>Big</h2><h3>Small</h3>"),
        ("loose words", "<p>loose words</p>"),
        ("<div><p>one</p>two</div>three", "<p>one</p><p>two</p><p>three</p>"),
        ("<p>a</p>\n\n<p>b</p>", "<p>a</p><p>b</p>"),
        ("<p></p><p> </p><p><br></p>", ""),
        ("<p>x<script>alert(1)</script></p>", "<p>x</p>"),
        ("<p onclick='x()' class='y' style='z'>x</p>", "<p>x</p>"),
        ("<svg><style><img src=x onerror=alert(1)></style></svg>", ""),
        ("<math><mtext><mglyph><style><!--</style><img title='--&gt;&lt;img src=1&gt;'>", ""),
        ("<a href='javascript:alert(1)'>x</a>", "<p>x</p>"),
        ("<a href='https://a.example/?b&amp;c'>x</a>", '<p><a href="https://a.example/?b&amp;c">x</a></p>'),
        ("<iframe src='https://a.example'></iframe><form><input></form><p>x</p>", "<p>x</p>"),
        ("<aside><p>Said.</p></aside><hr>", "<aside><p>Said.</p></aside><hr>"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<figure><img src='https://a.example/x'><figcaption>c</figcaption></figure>", "<p>c</p>"),
        ("<b><p>one</p><p>two</p></b>", "<p>one</p><p>two</p>"),
        ("<h2><p>one</p>two</h2>", "<p>one</p><p>two</p>"),
        ("<ul><li><div>a</div><div>b</div></li></ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("<!-- a comment --><p>x</p>", "<p>x</p>"),
        ("1 &lt; 2 &amp; 3", "<p>1 &lt; 2 &amp; 3</p>"),
        ("\x00<p>nul\x00l</p>", "<p>null</p>"),
    ],
)  # fmt: skip
def test_what_is_kept_of_what_was_written(written, kept):
    assert bare(written) == kept


def test_a_picture_makes_one_caption_of_all_its_words():
    body = bare(
        f'<figure data-picture="{KEY}">loose<p>words</p><figcaption>c</figcaption></figure>'
    )
    assert body == (f'<figure data-picture="{KEY}"><figcaption>loose words c</figcaption></figure>')


def test_a_picture_stands_on_its_own_and_names_a_record():
    body = markup.clean(
        f'<p>before<figure data-picture="{KEY}" data-width="wide"><figcaption>A <em>wall</em>'
        "</figcaption></figure>after</p>"
    )
    before, picture, after = markup.blocks(body)
    assert (before.kind, after.kind) == ("p", "p")
    assert (picture.kind, picture.picture, picture.width) == ("picture", KEY, "wide")
    assert picture.html == "A <em>wall</em>"
    assert markup.picture_keys(body) == [KEY]


def test_a_picture_inside_a_quotation_loses_no_words():
    body = bare(f'<blockquote>one<figure data-picture="{KEY}"></figure>two</blockquote>three')
    assert re.sub("<[^>]+>", " ", body).split() == ["one", "two", "three"]


def test_a_pull_quote_keeps_its_words_when_it_comes_from_a_list():
    body = bare("<ul><li>a<aside><p>b <em>c</em></p></aside>d</li></ul>")
    assert sorted(re.sub("<[^>]+>", " ", body).split()) == ["a", "b", "c", "d"]


def test_a_block_keeps_its_id_and_no_two_have_the_same():
    body = markup.clean('<p id="b-aaaaaaaa">1</p><p id="b-aaaaaaaa">2</p><p id="evil">3</p>')
    ids = [block.id for block in markup.blocks(body)]
    assert ids[0] == "b-aaaaaaaa"
    assert len(set(ids)) == 3
    assert all(markup.BLOCK_ID.fullmatch(block_id) for block_id in ids)


def test_only_blocks_have_ids():
    body = markup.clean('<ul id="b-aaaaaaaa"><li><p id="b-bbbbbbbb">x</p></li></ul>')
    assert "b-bbbbbbbb" not in body


def test_plain_text_has_a_line_for_each_block():
    body = markup.clean(
        "<h2>Head</h2><p>One<br>two</p><ul><li>a<ul><li>b</li></ul></li></ul>"
        "<table><tr><th>x</th><td>y</td></tr></table>"
    )
    assert markup.text(body) == "Head\nOne two\na\nb\nx; y"
    assert markup.word_count(body) == 7


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One – two — three - four", 4),
        ("Don’t; “e.g.” 3.5 % of well-known", 5),
        ("… *** _", 0),
        ("Größe مدرسة", 2),
    ],
)
def test_a_word_has_a_letter_or_a_digit(text, words):
    assert markup.word_count(markup.clean(f"<p>{text}</p>")) == words


@pytest.mark.parametrize("tag", ["blockquote", "b", "ul><li", "div", "table><tr><td"])
def test_ten_thousand_nested_tags_lose_no_text(tag):
    assert markup.text(markup.clean(f"<{tag}>" * 10_000 + "the words")) == "the words"


PIECES = st.sampled_from(
    (
        "<p> </p> <b> <i> </i> <div> </div> <ul> <li> </ul> <table> <tr> <td> </table> <aside> "
        "</aside> <hr> <br> <blockquote> </blockquote> <h1> <h2> </h2> <a_href='x'> <a> </a> <svg> "
        "<math> <style> </style> <script> </script> <!-- --> <![CDATA[ ]]> &lt; &amp; & < > ' "
        "words <p_id=b-12345678> <figure> <figure_data-picture='abcdefghijklmnopqrstuv'> </figure> "
        "<figcaption> </figcaption> <template> <noscript> <select> <option> <textarea> </textarea> "
        "<title> <xmp> <plaintext> é ع 中"
    ).split()
).map(lambda piece: piece.replace("_", " "))


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_cleaning_what_is_clean_changes_nothing(body):
    once = markup.clean(body)
    assert markup.clean(once) == once


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_nothing_stands_in_a_clean_body_but_what_may(body):
    clean = markup.clean(body)
    tags = set(re.findall(r"<([a-z0-9]+)", clean))
    assert tags <= markup.BLOCKS | markup.INNER | markup.INLINE
    assert all(block.id for block in markup.blocks(clean))
