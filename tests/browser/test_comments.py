"""A comment's way in a real browser: written without JavaScript, decided about by keys."""

import re
import time

import pytest
from django.core import mail

from newsroom import work
from newsroom.comments import moderation, writing
from newsroom.comments.models import Comment, Policy
from newsroom.comments.opening import live_edition
from newsroom.public.comments.forms import STAMP

SIZES = [(390, "light"), (1440, "dark")]


@pytest.fixture
def article(live_story, news):
    Policy.objects.create(section=news, moderation="before")
    return live_story(headline="The wall is mended")


@pytest.fixture
def waiting(article):
    """Some comments that wait for a moderator."""
    made = []
    for number in range(3):
        words = {"text": f"Thought {number}.", "name": f"Reader {number}"}
        known = writing.writer_of(f"reader{number}@example.org")
        known.save()
        sent = writing.send(live_edition(article.key), email=known.email, known=known, **words)
        made.append(sent)
    return made


def test_a_comment_is_written_and_confirmed_without_javascript(page, article, axe):
    tab = page(width=390, java_script_enabled=False)
    tab.goto(article.editions.get().path)
    tab.get_by_role("link", name="Write a comment").click()
    tab.get_by_label("Your comment").fill("It was high time.")
    tab.get_by_label("Name").fill("Ada Field")
    tab.get_by_label("E-mail").fill("ada@example.org")
    tab.locator("[name=stamp]").evaluate(
        "(field, stamp) => { field.value = stamp }", STAMP.sign(f"{time.time() - 60:.0f}")
    )
    tab.get_by_role("button", name="Send").click()
    tab.get_by_text("look into your mail").wait_for()
    while work.carry_out_next("test"):
        pass
    tab.goto(re.search(r"/comments/yours/\S+", mail.outbox[-1].body)[0])
    tab.get_by_role("button", name="Confirm and send").click()
    tab.get_by_text("a moderator will read it").wait_for()
    assert Comment.objects.get().standing == "waiting"


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_pages_of_comments_are_for_everybody(page, article, waiting, editor, axe, width, scheme):
    comment = waiting[0]
    moderation.move(Comment.objects.get(pk=comment.pk), "approve", by=editor)
    tab = page(width=width, scheme=scheme)
    for path in (
        f"{article.editions.get().path}#comments",
        f"/comments/{article.key}/",
        f"/comments/{article.key}/{comment.key}/",
        f"/comments/{article.key}/write/?to={comment.key}",
        f"/comments/report/{comment.key}/",
        "/comments/figures/",
        "/comments/thanks/",
    ):
        tab.goto(path)
        axe(tab)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_the_queue_is_for_everybody(page, article, waiting, publisher, axe, width, scheme):
    tab = page(width=width, scheme=scheme, user=publisher)
    for path in ("", "policies/", f"story/{article.pk}/", f"{waiting[0].pk}/change/"):
        tab.goto(f"/admin/comments/comment/{path}")
        axe(tab)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_the_queue_is_decided_about_by_keys(page, waiting, editor):
    tab = page(user=editor)
    tab.goto("/admin/comments/comment/")
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    tab.get_by_text("1 comment: done.").wait_for()
    tab.get_by_role("heading", name="Reader 1").wait_for()
    tab.keyboard.press("r")
    tab.get_by_label("Reason: the writer is told").first.select_option("off-topic")
    tab.locator(".said-way[open]").get_by_role("button", name="Refuse").click()
    tab.get_by_text("1 comment: done.").wait_for()
    standings = [Comment.objects.get(pk=comment.pk).standing for comment in waiting]
    assert standings == ["approved", "refused", "waiting"]
