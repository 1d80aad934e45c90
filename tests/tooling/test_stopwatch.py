"""What `make bench` measures is really done."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles import markup
from articles.models import Article, Autosave
from newsroom.demo.bulk import fill_library
from newsroom.demo.bulk.library import RARE
from newsroom.pictures.models import Picture
from newsroom.stopwatch import Stopwatch
from newsroom.stopwatch_desk import LENGTHS, Writing
from newsroom.stopwatch_public import ROWS, public_pages


@pytest.fixture
def writing(chief, news):
    client = Client()
    client.force_login(chief)
    return Writing(client, words=LENGTHS["600 words"], secure=False)


@pytest.fixture
def paper(story, next_version):
    """A paper of some age with a corrected story: every type of page has something to show."""
    before = timezone.now() - timedelta(days=40)
    story("submit", "approve", "publish", now=before)
    article = story("submit", "approve", "publish", tags=["harbour"])
    return next_version(article, "correction", public_note="The wall is nine metres high.")


def test_a_measured_save_makes_a_version_of_the_length_it_says(writing):
    before = writing.article.revisions.count()
    writing.post(*writing.save())
    article = Article.objects.get(pk=writing.article.pk)
    assert article.revisions.count() == before + 1
    assert 560 < markup.word_count(article.body) < 660


def test_a_refused_save_is_not_measured_as_a_save(paper):
    stopwatch = Stopwatch()
    task = stopwatch.tasks["save, 600 words"]
    address, typed = task()
    stopwatch.tasks["save, 600 words"] = lambda: (address, typed | {"section": "of nobody"})
    with pytest.raises(SystemExit, match="answered 422"):
        stopwatch.measure("save, 600 words")


def test_a_measured_autosave_keeps_words_and_saves_nothing(writing):
    before = writing.article.revisions.count()
    address, typed = writing.autosave()
    assert writing.client.post(address, typed).status_code == 200
    assert Autosave.objects.filter(article=writing.article).count() == 1
    assert writing.article.revisions.count() == before


def test_a_measured_comparison_has_something_to_compare(writing):
    address, _ = writing.compare()
    assert "<ins" in writing.client.get(address).content.decode()


def test_every_row_of_the_readers_pages_has_an_address_that_answers(paper):
    pages = public_pages()
    assert list(pages) == ROWS
    assert {Client().get(address).status_code for address in pages.values()} == {200}


def test_a_measured_library_has_its_rare_word_and_one_file(db, media):
    fill_library(500, seed=7)
    assert Picture.objects.count() == 500
    assert Picture.objects.filter(alt__contains=RARE).count() == 1
    assert Picture.objects.values("file").distinct().count() == 1
