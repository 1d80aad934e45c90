"""`manage.py demo`: what it makes, and what it refuses to touch."""

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from newsroom.demo import has_demo_accounts

pytestmark = pytest.mark.usefixtures("db", "media")


@pytest.fixture
def some_story(story):
    return story(headline="The only story")


def test_it_says_what_it_made(capsys):
    call_command("demo")
    assert "Told 48 stories (37 live" in capsys.readouterr().out


def test_a_newsroom_with_stories_is_left_alone(some_story):
    with pytest.raises(CommandError, match="already has stories"):
        call_command("demo")
    assert Article.objects.count() == 1
    assert not has_demo_accounts()


def test_told_to_it_adds_to_what_is_there_and_only_once(some_story):
    call_command("demo", force=True)
    call_command("demo", force=True)
    assert Article.objects.count() == 49


def test_a_newsroom_with_stories_is_passed_over_in_silence_where_wished(some_story, capsys):
    call_command("demo", if_empty=True)
    assert capsys.readouterr().out == ""


def test_without_a_password_it_says_where_to_put_one(settings):
    settings.DEMO_PASSWORD = ""
    with pytest.raises(CommandError, match="DEMO_PASSWORD is not set"):
        call_command("demo")


def test_a_server_without_a_demo_password_gets_no_demo(settings):
    settings.DEMO_PASSWORD = ""
    call_command("demo", if_empty=True)
    assert not Article.objects.exists()


def test_a_large_newsroom_is_made_with_the_sign_ins(capsys):
    call_command("demo", stories=30, seed=3)
    assert Article.objects.count() == 30
    assert has_demo_accounts()
    assert "Made 30 stories from seed 3" in capsys.readouterr().out


def test_the_same_stories_are_not_made_twice():
    call_command("demo", stories=5, seed=3)
    with pytest.raises(CommandError, match="choose another seed"):
        call_command("demo", stories=5, seed=3, force=True)
