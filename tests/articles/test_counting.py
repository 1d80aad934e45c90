"""How many words a save changed."""

import time

import pytest

from articles import workflow
from articles.counting import words_changed


def content(body="", headline="A wall", standfirst="", lead_caption=""):
    return {
        "headline": headline,
        "standfirst": standfirst,
        "lead_caption": lead_caption,
        "body": body,
    }


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("<p>One two three.</p>", "<p>One two three.</p>", 0),
        ("<p>One two three.</p>", "<p>One <strong>two</strong> three.</p>", 0),
        ("<p>One two three.</p>", "<p>One six three.</p>", 1),
        ("<p>One two three.</p>", "<p>One three.</p>", 1),
        ("<p>One two.</p><p>Three four.</p>", "<p>One two.</p>", 2),
        ("<p>One two.</p>", "<p>New words here.</p><p>One two.</p>", 3),
        ("", "<p>One two.</p>", 2),
    ],
)
def test_words_are_counted_as_people_count_changes(before, after, changed):
    assert words_changed(content(before), content(after)) == changed


def test_headline_standfirst_and_caption_count_as_words():
    after = content(headline="A new wall", standfirst="At last", lead_caption="Dawn")
    assert words_changed(content(), after) == 4


def test_a_first_version_changed_all_its_words():
    assert words_changed(None, content("<p>One two.</p>")) == 4


def test_ever_so_long_passages_are_counted_in_no_time():
    old, new = (f"<p>{' '.join(f'{sign}{n}' for n in range(20_000))}</p>" for sign in "ab")
    begun = time.perf_counter()
    assert words_changed(content(old), content(new)) == 20_000
    assert time.perf_counter() - begun < 1


def test_every_save_keeps_how_many_words_it_changed(story, writer):
    article = story(body="<p>One two three.</p>", headline="A wall", standfirst="")
    assert article.head.words_changed == 5
    article.body = article.body.replace("two", "six")
    assert workflow.revise(article, by=writer, parent=article.head).words_changed == 1
