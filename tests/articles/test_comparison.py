"""What an editor reads in a comparison of two versions."""

import time
from types import SimpleNamespace

import pytest

from articles import markup
from articles.comparison import changed_blocks, compare, words
from articles.comparison.words import DELETED, INSERTED, SAME
from articles.models import Revision, Section

LONG = "The harbour master said on Monday that the wall would hold through another winter. "


def told(old, new):
    """A change as one line: [-deleted-] {+inserted+}."""
    marks = {SAME: "{}", DELETED: "[-{}-]", INSERTED: "{{+{}+}}"}
    pieces = words.differ(words.of_html(old), words.of_html(new))
    return "".join(marks[piece.op].format(piece.text) for piece in pieces)


def blocks(old, new, pictures=None):
    return list(changed_blocks(markup.clean(old), markup.clean(new), pictures or {}))


def ops(old, new):
    return [passage.op for passage in blocks(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("The wall held.", "The wall held.", "The wall held."),
        ("The wall held.", "The old wall held.", "The {+old +}wall held."),
        ("The old wall held.", "The wall held.", "The [-old -]wall held."),
        ("The wall held.", "The wall fell.", "The wall [-held-]{+fell+}."),
        ("above its table; no", "above its table and no", "above its table[-; -]{+ and +}no"),
        ("at the quay as surge rolls", "at the quay", "at the quay[- as surge rolls-]"),
        ("It isn’t 1,000.", "It isn’t 1,200.", "It isn’t [-1,000-]{+1,200+}."),
        ("港の壁", "港の門", "港の[-壁-]{+門+}"),
    ],
)
def test_a_change_is_told_word_by_word(old, new, line):
    assert told(old, new) == line


def test_white_space_alone_is_no_change():
    assert told("The  wall\nheld.", "The wall held.") == "The wall held."


def test_a_word_that_becomes_bold_is_a_change():
    assert told("The wall held.", "The <strong>wall</strong> held.") == (
        "The [-wall -]{+wall +}held."
    )


def test_a_link_to_another_address_is_a_change():
    pieces = words.differ(
        words.of_html('<a href="/a">here</a>'), words.of_html('<a href="/b">here</a>')
    )
    assert [(piece.op, piece.href) for piece in pieces] == [(DELETED, "/a"), (INSERTED, "/b")]


def test_each_point_of_a_list_stands_on_its_own_line():
    assert told("<ul><li>One</li></ul>", "<ul><li>One</li><li>Two</li></ul>") == (
        "• One{+\n• Two+}"
    )


def test_a_paragraph_added_between_two_leaves_both_as_they_were():
    old = '<p id="b-aaaaaaaa">One.</p><p id="b-bbbbbbbb">Three.</p>'
    new = '<p id="b-aaaaaaaa">One.</p><p id="b-cccccccc">Two.</p><p id="b-bbbbbbbb">Three.</p>'
    assert ops(old, new) == ["same", "inserted", "same"]
    assert ops(new, old) == ["same", "deleted", "same"]


def test_a_block_is_known_by_its_id_even_when_all_its_words_change():
    passages = blocks('<p id="b-aaaaaaaa">One.</p>', '<p id="b-aaaaaaaa">Quite another.</p>')
    assert [passage.op for passage in passages] == ["changed"]


def test_blocks_that_lost_their_ids_are_known_by_their_words():
    assert ops(f"<p>{LONG}</p><p>Second.</p>", f"<p>{LONG}</p><p>Second.</p>") == ["same", "same"]
    assert ops(f"<p>{LONG}</p>", f"<p>{LONG} And more.</p>") == ["changed"]


def test_a_paragraph_that_moved_says_so():
    one, two, three = (f'<p id="b-{name * 8}">{LONG}{name}</p>' for name in "abc")
    assert sorted(ops(one + two + three, two + three + one)) == ["moved", "same", "same"]


def test_a_paragraph_that_becomes_a_subhead_says_so():
    (passage,) = blocks('<p id="b-aaaaaaaa">A wall.</p>', '<h2 id="b-aaaaaaaa">A wall.</h2>')
    assert (passage.op, passage.was, passage.label) == ("changed", "Paragraph", "Subhead")


def test_a_picture_is_an_atom_and_its_caption_is_words():
    figure = (
        '<figure id="b-aaaaaaaa" data-picture="{}" data-width="text">'
        "<figcaption>{}</figcaption></figure>"
    )
    keys = ["a" * 22, "b" * 22]
    library = {key: f"picture {key[0]}" for key in keys}
    (caption,) = blocks(
        figure.format(keys[0], "The wall"), figure.format(keys[0], "The quay"), library
    )
    assert (caption.op, caption.before, caption.after) == ("changed", "picture a", "picture a")
    (other,) = blocks(figure.format(keys[0], "One"), figure.format(keys[1], "One"), library)
    assert (other.op, other.before, other.after) == ("changed", "picture a", "picture b")


def test_headline_section_bylines_and_tags_are_compared_too():
    ana = {"author": 1, "name": "Ana", "slug": "ana", "role": "words"}
    ben = {"author": 2, "name": "Ben", "slug": "ben", "role": "photographs"}
    old = Revision(headline="Wall holds", section=Section(pk=1, name="News"), bylines=[ana])
    new = Revision(
        headline="Wall falls",
        section=Section(pk=2, name="Sport"),
        bylines=[ana, ben],
        tags=[{"tag": 1, "name": "Harbour", "slug": "harbour"}],
    )
    found = {str(passage.label): passage for passage in compare(old, new).changed_fields}
    assert set(found) == {"headline", "section", "bylines", "tags"}
    assert found["bylines"].pieces[-1] == (INSERTED, ", Ben (Photographs)", (), "")
    assert compare(old, old).is_same


def test_added_and_removed_words_are_counted():
    comparison = compare(
        Revision(body=markup.clean("<p>One two three.</p>")),
        Revision(body=markup.clean("<p>One two four five.</p>")),
    )
    assert (comparison.added, comparison.removed) == (2, 1)


@pytest.mark.parametrize("touched", [1, 10, 100])
def test_six_thousand_words_compare_in_a_tenth_of_a_second(touched):
    paragraphs = [f"{LONG * 4} Number {number} of many more." for number in range(100)]
    changed = [
        text.replace("Monday", "Tuesday").replace("winter", "storm") if number < touched else text
        for number, text in enumerate(paragraphs)
    ]
    old, new = (
        SimpleNamespace(body=markup.clean("".join(f"<p>{text}</p>" for text in texts)))
        for texts in (paragraphs, changed)
    )
    assert markup.word_count(old.body) > 6000
    took = min(timed(old.body, new.body) for _attempt in range(3))
    assert took < 0.1


def test_one_endless_paragraph_is_compared_as_a_whole():
    endless = [f"<p>{LONG * 2000}{end}</p>" for end in ("wall", "quay")]
    assert timed(*endless) < 1


def timed(old, new):
    start = time.process_time()
    list(changed_blocks(old, new, {}))
    return time.process_time() - start
