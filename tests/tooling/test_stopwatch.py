"""What `make bench` measures is really done."""

import pytest
from django.test import Client

from articles import markup
from articles.models import Article, Autosave
from newsroom.demo.bulk import fill_library
from newsroom.demo.bulk.library import ONE_IN, RARE
from newsroom.pictures.models import Picture
from newsroom.stopwatch_desk import LENGTHS, Writing


@pytest.fixture
def writing(chief, news):
    client = Client()
    client.force_login(chief)
    return Writing(client, words=LENGTHS["600 words"], secure=False)


def test_a_measured_save_makes_a_version_of_the_length_it_says(writing):
    before = writing.article.revisions.count()
    writing.post(*writing.save())
    article = Article.objects.get(pk=writing.article.pk)
    assert article.revisions.count() == before + 1
    assert 560 < markup.word_count(article.body) < 660


def test_a_measured_autosave_keeps_words_and_saves_nothing(writing):
    before = writing.article.revisions.count()
    address, typed = writing.autosave()
    assert writing.client.post(address, typed).status_code == 200
    assert Autosave.objects.filter(article=writing.article).count() == 1
    assert writing.article.revisions.count() == before


def test_a_measured_comparison_has_something_to_compare(writing):
    address, _ = writing.compare()
    assert "<ins" in writing.client.get(address).content.decode()


def test_a_measured_library_has_its_rare_word_and_one_file(db, media):
    fill_library(ONE_IN, seed=7)
    assert Picture.objects.count() == ONE_IN
    assert Picture.objects.filter(alt__contains=RARE).count() == 1
    assert Picture.objects.values("file").distinct().count() == 1
