"""Two people changed one version: what becomes of their words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.merging import FIELDS, Version, merge

NAMES = ["b-aaaaaaaa", "b-bbbbbbbb", "b-cccccccc", "b-dddddddd"]


def body(*blocks):
    return "".join(f'<p id="{name}">{words}</p>' for name, words in blocks)


START = body(("b-aaaaaaaa", "one"), ("b-bbbbbbbb", "two"), ("b-cccccccc", "three"))


def version(text=START, bylines=((1, "words"),), tags=(1, 2), **fields):
    content = dict.fromkeys(FIELDS, "") | {"headline": "Head"} | fields | {"body": text}
    return Version(content, bylines, frozenset(tags))


def words(merged):
    return merged.version.content["body"]


def test_changes_to_different_paragraphs_are_both_kept():
    mine = version(START.replace("one", "ONE"))
    theirs = version(START.replace("three", "THREE"))
    merged = merge(version(), mine, theirs)
    assert not merged.clashes
    assert words(merged) == START.replace("one", "ONE").replace("three", "THREE")


def test_changes_to_different_fields_are_both_kept():
    merged = merge(version(), version(headline="Mine"), version(standfirst="Theirs"))
    assert not merged.clashes
    assert merged.version.content["headline"] == "Mine"
    assert merged.version.content["standfirst"] == "Theirs"


def test_the_same_change_twice_is_no_clash():
    both = version(START.replace("one", "ONE"), headline="Same")
    assert not merge(version(), both, both).clashes


def test_a_paragraph_that_both_changed_is_asked_about():
    mine, theirs = version(START.replace("two", "MINE")), version(START.replace("two", "THEIRS"))
    (clash,) = merge(version(), mine, theirs).clashes
    assert (clash.place, clash.is_block) == ("b-bbbbbbbb", True)
    assert ("MINE" in clash.mine, "THEIRS" in clash.theirs, "two" in clash.base) == (True,) * 3


@pytest.mark.parametrize(
    ("choice", "kept"), [("mine", "MINE"), ("theirs", "THEIRS"), ("both", "THEIRS MINE")]
)
def test_a_choice_decides_a_clash(choice, kept):
    mine, theirs = version(START.replace("two", "MINE")), version(START.replace("two", "THEIRS"))
    merged = merge(version(), mine, theirs, {"b-bbbbbbbb": choice})
    assert not merged.clashes
    found = [word for word in ("THEIRS", "MINE") if word in words(merged)]
    assert found == kept.split()


def test_two_headlines_are_never_joined_into_one():
    mine, theirs = version(headline="Mine"), version(headline="Theirs")
    merged = merge(version(), mine, theirs, {"headline": "both"})
    assert [clash.place for clash in merged.clashes] == ["headline"]


def test_a_paragraph_that_one_took_out_and_the_other_changed_is_asked_about():
    mine = version(body(("b-aaaaaaaa", "one"), ("b-cccccccc", "three")))
    (clash,) = merge(version(), mine, version(START.replace("two", "TWO"))).clashes
    assert clash.mine is None
    assert "TWO" in clash.theirs


def test_a_paragraph_that_one_took_out_and_the_other_left_alone_goes():
    mine = version(body(("b-aaaaaaaa", "one"), ("b-cccccccc", "three")))
    assert "two" not in words(merge(version(), mine, version()))


def test_new_paragraphs_stand_where_they_were_written():
    mine = version(START.replace('<p id="b-bbb', '<p id="b-mmmmmmmm">mine</p><p id="b-bbb'))
    theirs = version(START + '<p id="b-tttttttt">theirs</p>')
    merged = merge(version(), mine, theirs)
    order = [words(merged).index(each) for each in ("one", "mine", "two", "three", "theirs")]
    assert order == sorted(order)


def test_what_one_moved_and_the_other_changed_is_both_moved_and_changed():
    mine = version(body(("b-cccccccc", "three"), ("b-aaaaaaaa", "one"), ("b-bbbbbbbb", "two")))
    merged = merge(version(), mine, version(START.replace("two", "TWO")))
    order = [words(merged).index(each) for each in ("three", "one", "TWO")]
    assert order == sorted(order)
    assert not merged.clashes


def test_tags_never_clash():
    merged = merge(version(), version(tags=(1, 2, 3)), version(tags=(2, 4)))
    assert merged.version.tags == {2, 3, 4}


def test_bylines_that_both_changed_are_asked_about():
    mine, theirs = version(bylines=((2, "words"),)), version(bylines=((3, "words"),))
    (clash,) = merge(version(), mine, theirs).clashes
    assert clash.place == "bylines"


@st.composite
def edits(draw, side):
    """A body as somebody left it: each block kept, changed or taken out, new ones put in, moved."""
    blocks = []
    for place, name in enumerate(NAMES):
        kept = draw(st.sampled_from(["keep", "change", "drop"]))
        if kept != "drop":
            blocks.append((name, f"{side}-{place}" if kept == "change" else f"base-{place}"))
        if draw(st.booleans()):
            blocks.append((f"b-{side}{place:07d}", f"{side}-new-{place}"))
    return draw(st.permutations(blocks)) if draw(st.booleans()) else blocks


@settings(max_examples=300, deadline=None)
@given(edits("m"), edits("t"))
def test_no_words_are_lost_whatever_two_people_do(mine, theirs):
    base = body(*((name, f"base-{place}") for place, name in enumerate(NAMES)))
    merged = merge(version(base), version(body(*mine)), version(body(*theirs)))
    kept = words(merged) + "".join(f"{clash.mine}{clash.theirs}" for clash in merged.clashes)
    for _name, text in [*mine, *theirs]:
        assert text in kept or text.startswith("base-")


@settings(max_examples=100, deadline=None)
@given(edits("m"))
def test_what_only_one_changed_is_as_they_left_it(mine):
    base = version(body(*((name, f"base-{place}") for place, name in enumerate(NAMES))))
    left = version(body(*mine))
    assert merge(base, left, base).version == left
    assert merge(base, base, left).version == left
