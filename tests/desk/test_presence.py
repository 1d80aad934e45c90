"""A story's form tells who else is here, and what they saved meanwhile."""

import uuid

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles import workflow
from articles.models import Article, Presence

LIST = reverse("admin:articles_article_changelist")


def beat(client, article, window=None, **said):
    address = reverse("admin:articles_article_here", args=[article.pk])
    said = {"window": window or uuid.uuid4().hex, "parent": article.head_id} | said
    return client.post(address, said)


def test_each_is_told_of_the_others_and_not_of_oneself(story, writer, editor, signed_in):
    article = story("submit")
    alone = beat(signed_in(writer), article, unsaved="1").json()
    assert alone == {"here": "", "news": ""}
    told = beat(signed_in(editor), article).json()["here"]
    assert "Wim Writer is here since" in told
    assert "with unsaved changes" in told
    assert "Edda Editor" not in told


def test_another_window_of_ones_own_is_said_to_be_that(story, writer, signed_in):
    article, client = story(), signed_in(writer)
    beat(client, article)
    assert "You, in another window, since" in beat(client, article).json()["here"]


def test_a_window_that_closes_is_gone_at_once(story, writer, editor, signed_in):
    article, window = story("submit"), uuid.uuid4().hex
    beat(signed_in(writer), article, window)
    assert beat(signed_in(writer), article, window, leave="1").status_code == 204
    assert beat(signed_in(editor), article).json()["here"] == ""


def test_nobody_closes_somebody_elses_window(story, writer, editor, signed_in):
    article, window = story("submit"), uuid.uuid4().hex
    beat(signed_in(writer), article, window)
    beat(signed_in(editor), article, window, leave="1")
    assert Presence.objects.get().person == writer


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"unsaved": "1"}, "your changes will be merged with it when you save."),
        ({}, "Open it here"),
    ],
)
def test_who_saved_meanwhile_is_told_with_a_way_to_compare(
    story, writer, editor, signed_in, said, sentence
):
    article = story("submit")
    theirs = Article.objects.get(pk=article.pk)
    theirs.headline = "Theirs"
    workflow.revise(theirs, by=editor, parent=theirs.head)
    news = beat(signed_in(writer), article, **said).json()["news"]
    assert "Edda Editor saved version 2 at" in news
    assert sentence in news
    assert "?old=1&amp;new=2" in news
    assert beat(signed_in(writer), theirs).json()["news"] == ""


def test_a_colleague_who_may_no_longer_change_the_story_is_told_so(
    story, writer, editor, signed_in
):
    article, client = story("submit"), signed_in(editor)
    window = uuid.uuid4().hex
    beat(client, article, window)
    editor.groups.set(Group.objects.filter(name="Desk reader"))
    answer = beat(client, article, window)
    assert answer.status_code == 403
    assert "You may no longer change this story." in answer.json()["said"]
    assert beat(signed_in(writer), article).json()["here"] == ""


def test_a_story_that_was_spiked_meanwhile_says_so(story, writer, signed_in):
    article = story(("spike", {"note": "Old news"}))
    answer = beat(signed_in(writer), article)
    assert (answer.status_code, "closed" in answer.json()["said"]) == (403, True)


def test_a_story_out_of_reach_answers_as_one_that_is_not_there(story, person, sport, signed_in):
    article = story()
    client = signed_in(person("Editor", sections=[sport]))
    there = beat(client, article)
    article.pk = 10**6
    assert (there.status_code, there.content) == (403, beat(client, article).content)


@pytest.mark.parametrize("window", ["", "x", "\x00", "1" * 400])
def test_a_window_without_a_key_is_refused(story, writer, signed_in, window):
    assert beat(signed_in(writer), story(), window or "-").status_code == 400
    assert not Presence.objects.exists()


@pytest.mark.parametrize("parent", ["", "x", "0", "-1", "9" * 30, "99999"])
def test_an_unknown_version_brings_no_news(story, writer, signed_in, parent):
    assert beat(signed_in(writer), story(), parent=parent).json()["news"] == ""


def test_without_a_session_the_door_is_shown(client, story):
    assert beat(client, story()).status_code == 302


def test_a_beat_is_cheap_however_many_are_here(
    story, writer, person, signed_in, django_assert_num_queries
):
    article, client, window = story("submit"), signed_in(writer), uuid.uuid4().hex
    beat(client, article, window)
    for _number in range(5):
        beat(signed_in(person("Editor")), article)
    # who asks, with their roles: 5; then the story, the permission, the beat, who is here
    with django_assert_num_queries(9):
        beat(client, article, window)


def test_the_story_list_says_who_has_a_story_open(story, writer, editor, signed_in):
    article = story("submit")
    beat(signed_in(writer), article)
    beat(signed_in(editor), article)
    page = signed_in(editor).get(LIST).text
    assert "Open by Wim Writer" in page
    assert "Edda Editor" not in page.split("Open by")[1].split("</span>")[0]
