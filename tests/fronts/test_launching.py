"""How a front is prepared, launched, rolled back; by whom, and what the log keeps."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from newsroom.fronts import launching
from newsroom.fronts.models import Front, Launch
from tests.fronts.conftest import NOW, ago, lead, row, top

LATER = NOW + timedelta(days=1)


def live(front, at):
    return [slot.name for launch in front.launches.live(at) for slot in launch.arranged()]


def test_a_front_launched_at_once_takes_over(the_front, launch):
    launch(lead(), now=ago(2))
    launch(top(), now=ago(1))
    assert [live(the_front, at) for at in (ago(3), ago(2), ago(1), NOW)] == [
        [],
        ["lead"],
        ["top"],
        ["top"],
    ]


def test_a_planned_front_takes_over_on_its_instant_without_anybody_doing_anything(
    the_front, launch
):
    launch(lead(), now=ago(2))
    launch(top(), at=LATER, now=ago(1))
    assert live(the_front, LATER - timedelta(microseconds=1)) == ["lead"]
    assert live(the_front, LATER) == ["top"]


def test_a_front_launched_before_a_planned_one_lasts_until_that(the_front, launch):
    launch(top(), at=LATER, now=ago(2))
    launch(lead(), now=ago(1))
    assert [live(the_front, at) for at in (NOW, LATER)] == [["lead"], ["top"]]


def test_preparing_changes_nothing_that_readers_have(the_front, launch, editor):
    launch(lead(), now=ago(1))
    launching.prepare(the_front, [top()], by=editor, seen=the_front.version)
    assert live(the_front, NOW) == ["lead"]


def test_of_two_who_prepare_a_front_the_second_is_refused(the_front, editor, other_editor):
    launching.prepare(the_front, [lead()], by=editor, seen=0)
    with pytest.raises(ValidationError, match="colleague"):
        launching.prepare(the_front, [top()], by=other_editor, seen=0)
    the_front.refresh_from_db()
    assert [slot.name for slot in the_front.prepared()] == ["lead"]


def test_only_the_arrangement_that_one_saw_is_launched(the_front, editor, publisher):
    launching.prepare(the_front, [lead()], by=editor, seen=0)
    with pytest.raises(ValidationError, match="look again"):
        launching.launch(the_front, by=publisher, seen=0)
    assert not Launch.objects.exists()


def test_a_roll_back_gives_an_earlier_front_again_and_says_of_which(the_front, launch, publisher):
    first = launch(lead(), now=ago(3))
    launch(top(), now=ago(2))
    again = launching.roll_back(first, by=publisher, now=ago(1))
    assert again.copy_of == first
    assert live(the_front, NOW) == ["lead"]
    assert live(the_front, ago(1.5)) == ["top"]


def test_what_is_prepared_follows_a_roll_back_unless_somebody_is_at_work_on_it(
    the_front, launch, publisher, editor
):
    first = launch(lead(), now=ago(4))
    second = launch(top(), now=ago(3))
    launching.roll_back(first, by=publisher, now=ago(2))
    the_front.refresh_from_db()
    assert [slot.name for slot in the_front.prepared()] == ["lead"]
    launching.prepare(the_front, [row("new")], by=editor, seen=the_front.version)
    launching.roll_back(second, by=publisher, now=ago(1))
    the_front.refresh_from_db()
    assert [slot.name for slot in the_front.prepared()] == ["new"]


def test_a_cancelled_launch_never_begins_and_the_log_keeps_it(the_front, launch, publisher):
    launch(lead(), now=ago(2))
    planned = launch(top(), at=LATER, now=ago(1))
    launching.cancel(planned, by=publisher)
    assert live(the_front, LATER) == ["lead"]
    planned.refresh_from_db()
    assert planned.cancelled_by == publisher
    launch(row("new"), at=LATER)
    assert live(the_front, LATER) == ["new"]


def test_what_has_begun_is_not_cancelled(launch, publisher):
    begun = launch(lead(), now=ago(1))
    with pytest.raises(ValidationError):
        launching.cancel(begun, by=publisher)


@pytest.mark.parametrize("at", [ago(1), LATER])
def test_a_launch_is_not_in_the_past_nor_at_the_instant_of_another(launch, at):
    launch(lead(), at=LATER)
    with pytest.raises(ValidationError):
        launch(top(), at=at)


def test_a_plan_is_not_rolled_back_to(launch, publisher):
    planned = launch(lead(), at=LATER)
    with pytest.raises(ValidationError):
        launching.roll_back(planned, by=publisher)


def test_the_database_refuses_two_launches_of_one_front_at_a_time(the_front, launch, publisher):
    first = launch(lead(), now=ago(1))
    for live_from in (NOW, first.live_from):
        with pytest.raises(IntegrityError), transaction.atomic():
            Launch.objects.create(
                front=the_front,
                slots=[],
                live_from=live_from,
                launched_by=publisher,
                launched_at=NOW,
            )


def test_there_is_one_front_of_the_paper_and_one_of_each_section(the_front, news):
    Front.objects.create(section=news)
    for section in (None, news):
        with pytest.raises(IntegrityError), transaction.atomic():
            Front.objects.create(section=section)


# Who may


def test_editors_prepare_and_publishers_launch(the_front, writer, editor, publisher, reader):
    may = {
        person.name: [
            person.has_perm(f"fronts.{may}_front", the_front)
            for may in ("view", "change", "launch")
        ]
        for person in (reader, writer, editor, publisher)
    }
    assert may == {
        "Rita Reader": [True, False, False],
        "Wim Writer": [True, False, False],
        "Edda Editor": [True, True, False],
        "Paul Publisher": [True, True, True],
    }


def test_who_is_confined_to_a_section_has_its_front_alone(person, the_front, news, sport):
    somebody = person("Publisher", sections=[sport])
    fronts = [the_front, *(Front.objects.create(section=section) for section in (news, sport))]
    assert [somebody.has_perm("fronts.launch_front", front) for front in fronts] == [
        False,
        False,
        True,
    ]
    assert list(Front.objects.permitting(somebody, "fronts.change_front")) == fronts[2:]


def test_without_the_right_the_door_stays_shut(the_front, launch, writer, editor):
    with pytest.raises(PermissionDenied):
        launching.prepare(the_front, [lead()], by=writer, seen=0)
    with pytest.raises(PermissionDenied):
        launching.launch(the_front, by=editor, seen=0)
    first = launch(lead(), now=ago(1))
    with pytest.raises(PermissionDenied):
        launching.roll_back(first, by=editor)
    with pytest.raises(PermissionDenied):
        launching.cancel(launch(lead(), at=LATER), by=editor)
