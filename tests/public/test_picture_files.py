"""The files of pictures answer everybody while something shows them, else the desk only."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import sign_off, workflow
from articles.models import Article, Author
from newsroom.fronts import launching
from newsroom.fronts.arrangement import Pin, Rhythm, Slot
from newsroom.fronts.models import Front
from newsroom.pictures.renditions import make_renditions

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def status(client):
    """What a stranger's browser is told of a picture's files: all are there, or none."""

    def asked(picture, at=None):
        with time_machine.travel(at or timezone.now(), tick=False):
            files = [each.name for each in picture.files.all()]
            (told,) = {fetched(client, f"/media/{name}").status_code for name in files}
        return told

    return asked


def fetched(browser, address):
    """An answer that was read to its end, so that its file is closed."""
    answer = browser.get(address)
    answer.getvalue()
    return answer


@pytest.fixture
def publish_without(writer, story):
    """Publish a story's next version without its lead picture."""

    def publish(article):
        article = Article.objects.get(pk=article.pk)
        article.lead_picture = None
        workflow.revise(article, by=writer, parent=article.head)
        story.advance(article, "submit", "approve", ("publish", {"change": "update"}))
        return article

    return publish


def figure(picture):
    return f'<p>Words.</p><figure data-picture="{picture.key}"></figure>'


def gallery(*pictures):
    keys = " ".join(picture.key for picture in pictures)
    return f'<p>Words.</p><figure data-gallery="{keys}"></figure>'


def test_a_picture_that_no_story_shows_is_for_the_desk_only(
    picture, status, signed_in, editor, person
):
    harbour = picture()
    assert status(harbour) == 404
    assert signed_in(person()).get(harbour.url).status_code == 404
    answer = fetched(signed_in(editor), harbour.url)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Cookie" in answer["Vary"]


@pytest.mark.parametrize("place", ["lead", "figure", "gallery"])
@pytest.mark.parametrize("move", ["withdraw", "kill"])
def test_a_story_s_pictures_are_there_until_it_is_taken_back(
    place, move, picture, status, live_story, story
):
    shown = picture()
    make_renditions.call(shown.pk)
    content = {
        "lead": {"lead_picture": shown},
        "figure": {"body": figure(shown)},
        "gallery": {"body": gallery(shown, picture(alt="Another"))},
    }[place]
    article = live_story(**content)
    assert status(shown) == 200
    story.advance(article, (move, {"note": "Court order"}))
    assert status(shown) == 404


def test_a_picture_is_there_while_any_live_story_shows_it(picture, status, live_story, story):
    shown = picture()
    first, _second = live_story(body=figure(shown)), live_story(lead_picture=shown)
    story.advance(first, ("withdraw", {"note": "Court order"}))
    assert status(shown) == 200


def test_an_embargoed_story_s_pictures_are_there_from_its_beginning_to_its_end(
    picture, status, story
):
    shown, begins = picture(), timezone.now() + timedelta(days=2)
    details = {"at": begins, "until": begins + timedelta(days=1)}
    story("submit", "approve", ("publish", details), lead_picture=shown)
    assert status(shown) == 404
    assert status(shown, begins - MINUTE) == 404
    assert status(shown, begins) == 200
    assert status(shown, begins + timedelta(days=1)) == 404


def test_a_picture_that_an_update_left_out_stays_in_the_history(
    picture, status, live_story, publish_without
):
    old = picture()
    article = live_story(lead_picture=old)
    publish_without(article)
    assert status(old) == 200


def test_a_picture_that_was_taken_back_does_not_return_with_its_story(
    picture, status, live_story, story, publish_without, client
):
    old = picture()
    article = live_story(lead_picture=old, body="<p>Words.</p>")
    story.advance(article, ("withdraw", {"note": "Court order"}))
    article = publish_without(article)
    assert client.get(article.editions.live().get().path).status_code == 200
    assert status(old) == 404


def test_a_portrait_is_there_while_its_author_signs_a_live_story(
    picture, status, live_story, story
):
    portrait = picture()
    ana = Author.objects.create(name="Ana Reis", slug="ana-reis", portrait=portrait)
    assert status(portrait) == 404
    article = live_story(authors=[ana])
    assert status(portrait) == 200
    story.advance(article, ("withdraw", {"note": "Court order"}))
    assert status(portrait) == 404


def test_a_pinned_picture_is_there_while_its_story_lasts_on_past_fronts_too(
    picture, status, live_story, story, publisher
):
    pinned, front, article = picture(), Front.objects.create(), live_story()

    def launch(*pins):
        front.refresh_from_db()
        slots = [Slot(name="lead", rhythm=Rhythm.LEAD, count=1, pins=pins)]
        launching.prepare(front, slots, by=publisher, seen=front.version)
        front.refresh_from_db()
        launching.launch(front, by=publisher, seen=front.version)

    assert status(pinned) == 404
    launch(Pin(story=article.pk, picture=pinned.pk))
    assert status(pinned) == 200
    launch()
    assert status(pinned) == 200
    story.advance(article, ("withdraw", {"note": "Court order"}))
    assert status(pinned) == 404


def test_a_pin_s_picture_waits_for_the_pin(picture, status, live_story, publisher):
    pinned, front, article = picture(), Front.objects.create(), live_story()
    begins = timezone.now() + timedelta(hours=3)
    pin = Pin(story=article.pk, picture=pinned.pk, since=begins)
    slots = [Slot(name="lead", rhythm=Rhythm.LEAD, count=1, pins=(pin,))]
    launching.prepare(front, slots, by=publisher, seen=0)
    launching.launch(front, by=publisher, seen=1)
    assert status(pinned, begins - MINUTE) == 404
    assert status(pinned, begins) == 200


def test_who_was_given_a_link_to_a_story_sees_its_pictures_as_long_as_it_leads_there(
    picture, status, story, editor
):
    shown, lead = picture(), picture(alt="Another")
    article = story("submit", body=figure(shown), lead_picture=lead)
    link, _token = sign_off.make_link(article, by=editor)
    assert {status(shown), status(lead)} == {200}
    assert status(shown, link.expires_at) == 404
    sign_off.revoke(link, by=editor)
    assert status(shown) == 404


def test_caches_ask_again_after_some_minutes_and_are_not_sent_the_file_twice(
    picture, live_story, client
):
    shown = picture()
    live_story(lead_picture=shown)
    answer = fetched(client, shown.url)
    assert answer["Cache-Control"] == "public, max-age=300"
    tag = answer["ETag"]
    again = client.get(shown.url, headers={"If-None-Match": tag})
    assert (again.status_code, again["ETag"]) == (304, tag)
    assert again["Cache-Control"] == "public, max-age=300"
    assert again["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_who_has_a_file_learns_that_it_is_gone(picture, live_story, story, client):
    shown = picture()
    article = live_story(lead_picture=shown)
    tag = fetched(client, shown.url)["ETag"]
    story.advance(article, ("withdraw", {"note": "Court order"}))
    assert client.get(shown.url, headers={"If-None-Match": tag}).status_code == 404


def test_a_file_s_address_asks_the_database_once(
    picture, live_story, client, django_assert_num_queries
):
    shown = picture()
    live_story(lead_picture=shown)
    with django_assert_num_queries(1):
        fetched(client, shown.url)
