"""Arranging, launching and rolling back a front at the desk."""

import pytest
from django.urls import reverse

from newsroom.fronts.models import Front, Launch
from tests.fronts.conftest import address, ago, lead, pin, row, sent, top


def arranged(front):
    front.refresh_from_db()
    return {slot.name: [pin.story for pin in slot.pins] for slot in front.prepared() if slot.pins}


def test_there_is_a_front_of_the_paper_and_of_each_section(desk, news, sport):
    page = desk.get(reverse("admin:fronts_front_changelist")).text
    for name in ("The paper’s front", "News", "Sport"):
        assert name in page
    assert Front.objects.count() == 3
    desk.get(reverse("admin:fronts_front_changelist"))
    assert Front.objects.count() == 3


def test_who_may_only_look_at_a_front_finds_nothing_to_press(
    signed_in, reader, the_front, live_story
):
    live_story(headline="The wall")
    page = signed_in(reader).get(address(the_front)).text
    assert "The wall" in page
    assert 'type="submit"' not in page.partition('id="front-form"')[2].partition("</form>")[0]


def test_a_story_is_found_added_and_saved_without_any_script(desk, the_front, live_story):
    article = live_story(headline="The herring are back")
    where = address(the_front)
    page = desk.post(where, sent(desk.get(where), find=1, q="herring"))
    assert "The herring are back" in page.text
    page = desk.post(where, sent(page, add=article.pk, into="top"))
    assert arranged(the_front) == {}
    assert desk.post(where, sent(page, save=1)).status_code == 302
    assert arranged(the_front) == {"top": [article.pk]}


def test_a_story_goes_to_another_slot_and_place_by_select_and_number(
    desk, the_front, live_story, launch
):
    first, second = live_story(), live_story()
    launch(lead(pin(first)), top(pin(second)))
    page = desk.get(address(the_front))
    moved = {"pins-0-slot": "top", "pins-0-place": 9}
    desk.post(address(the_front), sent(page, save=1, **moved))
    assert arranged(the_front) == {"top": [second.pk, first.pk]}


def test_a_story_is_taken_out(desk, the_front, live_story, launch):
    launch(lead(pin(live_story())))
    page = desk.get(address(the_front))
    desk.post(address(the_front), sent(page, save=1, **{"pins-0-remove": "on"}))
    assert arranged(the_front) == {}


def test_a_story_is_dressed_for_its_slot(desk, the_front, live_story, launch, picture):
    launch(lead(pin(live_story())))
    other = picture()
    dress = {"headline": "Loud", "standfirst": "Said.", "picture": other.pk}
    dress |= {"since": "2026-11-20T06:00", "until": "2026-11-21T06:00"}
    changes = {f"pins-0-{name}": value for name, value in dress.items()}
    desk.post(address(the_front), sent(desk.get(address(the_front)), save=1, **changes))
    the_front.refresh_from_db()
    (dressed,) = the_front.prepared()[0].pins
    assert (dressed.headline, dressed.standfirst, dressed.picture) == ("Loud", "Said.", other.pk)
    assert dressed.until - dressed.since == ago(0) - ago(24)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pins-0-picture", 4711),
        ("pins-0-slot", "nowhere"),
        ("pins-0-until", "yesterday"),
        ("slots-0-count", 900),
        ("slots-0-tag", "Nobody wrote on this"),
        ("slots-0-section", 4711),
        ("slots-TOTAL_FORMS", "many"),
        ("slots-1-name", "lead"),
        ("pins-0-story", 10**30),
        ("pins-TOTAL_FORMS", 100_000),
    ],
)
def test_what_makes_no_sense_is_said_and_not_kept(
    desk, the_front, live_story, launch, field, value
):
    article = live_story()
    launch(lead(pin(article)), row("b"))
    page = sent(desk.get(address(the_front)), save=1, **{field: value})
    assert desk.post(address(the_front), page).status_code == 422
    assert arranged(the_front) == {"lead": [article.pk]}


@pytest.mark.parametrize("total", ["9" * 40, "9" * 5000, "-1", "many"])
@pytest.mark.parametrize(
    "way", [{"save": "1"}, {"row": "1"}, {"glance": "1"}, {"look": "1"}], ids=lambda way: str(*way)
)
def test_how_many_slots_and_pins_there_are_may_be_a_lie(desk, the_front, way, total):
    page = desk.get(address(the_front))
    for formset in ("slots", "pins"):
        lie = {f"{formset}-TOTAL_FORMS": total, **way}
        assert desk.post(address(the_front), sent(page) | lie).status_code < 500


def test_a_row_is_added_headed_and_filled(desk, the_front, live_story, sport):
    where = address(the_front)
    page = desk.post(where, sent(desk.get(where), row=1))
    number = int(sent(page)["slots-TOTAL_FORMS"][0]) - 1
    fields = {"title": "From the pitch", "section": sport.pk, "count": 2, "place": 1}
    changes = {f"slots-{number}-{name}": value for name, value in fields.items()}
    desk.post(where, sent(page, save=1, **changes))
    the_front.refresh_from_db()
    third = the_front.prepared()[2]
    assert (third.title, third.section, third.count) == ("From the pitch", sport.pk, 2)


def test_of_two_at_one_front_the_second_sees_what_the_first_did_and_loses_nothing(
    desk, signed_in, other_editor, the_front, live_story
):
    where, mine, theirs = address(the_front), live_story(), live_story(headline="Theirs")
    page, other = desk.get(where), signed_in(other_editor)
    other_page = other.post(where, sent(other.get(where), add=theirs.pk, into="lead"))
    other.post(where, sent(other_page, save=1))
    page = desk.post(where, sent(page, add=mine.pk, into="lead"))
    refused = desk.post(where, sent(page, save=1))
    assert refused.status_code == 422
    assert "Emil Editor" in refused.text
    assert "Theirs" in refused.text
    assert arranged(the_front) == {"lead": [theirs.pk]}
    desk.post(where, sent(refused, save=1))  # they were told, and say it again
    assert arranged(the_front) == {"lead": [mine.pk]}


def test_a_publisher_launches_at_once_with_a_note(signed_in, publisher, the_front, live_story):
    client, article = signed_in(publisher), live_story(headline="Up it goes")
    where = address(the_front)
    page = client.post(where, sent(client.get(where), add=article.pk, into="lead"))
    client.post(where, sent(page, launch=1, note="Evening"))
    launched = Launch.objects.live().get()
    assert (launched.launched_by, launched.note) == (publisher, "Evening")
    assert launched.arranged()[0].pins[0].story == article.pk


def test_a_launch_at_a_time_waits_and_can_be_cancelled(signed_in, publisher, the_front):
    client, where = signed_in(publisher), address(the_front)
    later = {"at_choice": "some", "at": "2099-01-01T06:00"}
    client.post(where, sent(client.get(where), launch=1, **later))
    planned = Launch.objects.planned().get()
    assert not Launch.objects.live().exists()
    client.post(address(the_front, "cancel", planned.pk))
    assert not Launch.objects.planned().exists()
    assert "Cancelled by Paul Publisher" in client.get(address(the_front, "history")).text


def test_a_launch_in_the_past_is_refused_in_a_sentence(signed_in, publisher, the_front):
    client, where = signed_in(publisher), address(the_front)
    past = {"at_choice": "some", "at": "2001-01-01T06:00"}
    page = client.post(where, sent(client.get(where), launch=1, **past))
    assert page.status_code == 422
    assert "cannot be launched in the past" in page.text


def test_a_launch_at_a_time_that_was_filled_in_by_half_waits(signed_in, publisher, the_front):
    client, where = signed_in(publisher), address(the_front)
    page = client.post(where, sent(client.get(where), launch=1, at_choice="some", at=""))
    assert page.status_code == 422
    assert "Fill in the day and the time." in page.text
    assert not Launch.objects.exists()


def test_one_click_rolls_back(signed_in, publisher, the_front, launch, live_story):
    first = launch(lead(pin(live_story(headline="First"))), now=ago(2))
    launch(lead(), now=ago(1))
    client = signed_in(publisher)
    assert "Roll back to this" in client.get(address(the_front, "history")).text
    client.post(address(the_front, "roll_back", first.pk))
    assert Launch.objects.live().get().copy_of == first


def test_an_earlier_front_is_taken_up_for_preparing(desk, the_front, launch, live_story):
    article = live_story()
    first = launch(lead(pin(article)), now=ago(2))
    launch(lead(), now=ago(1))
    desk.post(address(the_front, "take_up", first.pk), {"seen": the_front.version})
    assert arranged(the_front) == {"lead": [article.pk]}


def test_the_library_knows_the_fronts_that_show_a_picture(
    desk, the_front, launch, live_story, picture
):
    shown = picture()
    launch(lead(pin(live_story(), picture=shown.pk)))
    uses = desk.get(reverse("admin:pictures_picture_uses", args=[shown.pk])).text
    assert "The paper’s front" in uses
    assert address(the_front) in uses


def test_the_history_costs_the_same_however_many_launches(
    desk, the_front, launch, live_story, django_assert_max_num_queries
):
    for hour in range(8, 0, -1):
        launch(lead(pin(live_story())), row("b"), now=ago(hour))
    with django_assert_max_num_queries(16):
        assert desk.get(address(the_front, "history")).text.count("Prepare from this") == 8


# Who may


def test_a_reader_of_the_desk_looks_and_changes_nothing(signed_in, reader, the_front):
    client = signed_in(reader)
    page = client.get(address(the_front))
    assert page.status_code == 200
    assert 'name="save"' not in page.text
    assert client.post(address(the_front), sent(page, save=1)).status_code == 403


def test_an_editor_prepares_but_does_not_launch(desk, the_front, launch):
    page = desk.get(address(the_front))
    assert 'name="launch"' not in page.text
    assert desk.post(address(the_front), sent(page, launch=1)).status_code == 403
    first = launch(lead(), now=ago(1))
    assert desk.post(address(the_front, "roll_back", first.pk)).status_code == 403
    assert arranged(the_front) == {}


def test_who_is_confined_to_a_section_finds_its_front_alone(
    signed_in, person, the_front, news, sport
):
    client = signed_in(person("Publisher", sections=[sport]))
    page = client.get(reverse("admin:fronts_front_changelist")).text
    assert "The paper’s front" not in page
    assert client.get(address(the_front)).status_code == 404
    assert client.get(address(Front.objects.get(section=sport))).status_code == 200
    preview = reverse("public:preview-front", args=[the_front.pk])
    assert client.get(preview).status_code == 404


def test_a_story_that_one_may_not_see_is_neither_offered_nor_named(
    signed_in, person, news, sport, story, launch
):
    secret = story(headline="Zebra crossing to close", section=news)
    front = Front.objects.create(section=sport)
    launch(lead(pin(secret)), front=front)
    client = signed_in(person("Editor", sections=[sport]))
    where = address(front)
    assert "Zebra" not in client.get(where).text
    assert "Zebra" not in client.get(address(front, "history")).text
    assert "Zebra" not in client.post(where, sent(client.get(where), find=1, q="zebra")).text
    assert client.post(where, sent(client.get(where), add=secret.pk)).status_code == 404


# Preview
