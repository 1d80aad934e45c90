"""The demo paper's fronts."""

import pytest

from newsroom.fronts.filling import fill
from newsroom.fronts.models import Launch

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("paper")]


def test_the_front_was_launched_twice_and_every_pin_shows(now):
    (launch,) = Launch.objects.live(now)
    assert launch.launched_by.name == "Miriam Castell"
    assert Launch.objects.begun(now).count() == 2
    for filled in fill(launch.arranged(), at=now):
        assert len(filled.pinned) == len(filled.slot.pins)
        assert filled.stories
