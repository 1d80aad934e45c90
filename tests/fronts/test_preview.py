"""A front as it is prepared, set as readers would see it."""

from django.urls import reverse

from newsroom.fronts.models import Front
from tests.fronts.conftest import address, lead, pin, row, sent


def preview(client, front, **words):
    at = reverse("public:preview-front", args=[front.pk])
    return client.post(at, words) if words else client.get(at)


def test_a_preview_shows_what_is_prepared_as_readers_would_see_it(
    desk, the_front, live_story, anyone, launch
):
    article = live_story()
    launch(lead(pin(article)))
    page = desk.get(address(the_front))
    words = sent(page, **{"pins-0-headline": "Tried out"})
    shown = preview(desk, the_front, **words)
    assert "Tried out" in shown.text
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert "Tried out" not in anyone.get("/").text
    assert preview(anyone, the_front).status_code == 404


def test_a_preview_at_a_time_to_come_shows_what_is_planned_for_then(
    desk, the_front, story, tomorrow, launch
):
    planned = story("submit", "approve", ("publish", {"at": tomorrow}), headline="Planned")
    launch(lead(pin(planned)))
    words = sent(desk.get(address(the_front)))
    assert "Planned" not in preview(desk, the_front, **words).text
    then = {"at": ["2099-01-01T06:00"]}
    assert "Planned" in preview(desk, the_front, **words | then).text


def test_a_preview_at_a_time_to_come_shows_no_secret_of_another_section(
    signed_in, person, news, sport, story, tomorrow, launch
):
    details = {"headline": "Zebra crossing to close", "section": news}
    secret = story("submit", "approve", ("publish", {"at": tomorrow}), **details)
    front = Front.objects.create(section=sport)
    launch(lead(pin(secret, headline="Zebra"), section=None), row("a"), front=front)
    client = signed_in(person("Editor", sections=[sport]))
    words = sent(client.get(address(front)), at="2099-01-01T06:00")
    assert "Zebra" not in preview(client, front, **words).text
