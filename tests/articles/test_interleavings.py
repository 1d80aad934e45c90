"""Every way in which the steps of several people at one story can fall between each other.

A writer, an editor and a publisher (or a writer and a publisher) each do up to their number of
steps out of seven: open, autosave, save, submit, approve, publish, restore. `make walks` goes
farther: four steps each of two people. What a person saves goes into a paragraph of their own
first, then into the one that all share: some saves are merged, some asked about. From every
newsroom that can come about, every step is really taken, and rolled back on the way up. A newsroom
that looks just as one did before, whatever the numbers of its rows, with no more steps left to
anybody, is not gone on from again: all that follows has been seen. A refused step is seen to change
nothing, and takes none of the steps that a person has. Of the longer days of three people, four
steps each, some are walked in every order there is, and many by chance. Time is a parameter: no
step waits.
"""

import random

import pytest

pytest.register_assert_rewrite("tests.articles.walking")

from tests.articles.walking import BODY, START, Walk  # noqa: E402

STEPS = ("open", "autosave", "save", "submit", "approve", "publish", "restore")


@pytest.mark.parametrize(
    ("people", "most", "newsrooms", "taken", "events"),
    [
        (
            *(("writer", "publisher"), 3, 518, 1654),
            ("merge", "asked", "submit", "approve", "publish", "restore", "approval lost"),
        ),
        (
            *(("writer", "editor", "publisher"), 2, 501, 1462),
            ("merge", "submit", "restore refused"),
        ),
        pytest.param(
            *(("writer", "publisher"), 4, 7189, 25581),
            ("merge", "asked", "submit", "approve", "publish", "restore", "approval lost"),
            marks=pytest.mark.far,
        ),
    ],
)
def test_no_interleaving_loses_a_word(people, most, newsrooms, taken, events, story, request):
    people = [request.getfixturevalue(name) for name in people]
    walk = Walk(story(body=BODY, now=START), people, STEPS)
    walk.everything(most)
    assert all(walk.happened[event] for event in events)
    assert (walk.happened["newsroom"], walk.happened["step"]) == (newsrooms, taken)


DAYS = [
    # They write side by side, and the last to save is asked about the paragraph that all share.
    (*("open autosave save submit", "open save save approve", "open autosave save publish"), 3820),
    # One hands in twice, one changes what was approved, one publishes whatever is ready.
    (*("open save submit submit", "open approve save approve", "open publish open publish"), 1519),
    # One takes all back to the first version while others go on.
    (*("open save submit save", "open approve open restore", "open save publish publish"), 2927),
    # All of them open anew between their saves.
    (*("open save open save", "open submit open approve", "open save open publish"), 4104),
]


@pytest.mark.far
@pytest.mark.parametrize(("wim", "eva", "pia", "taken"), DAYS)
def test_no_order_of_three_peoples_days_loses_a_word(wim, eva, pia, taken, story, request):
    people = [request.getfixturevalue(name) for name in ("writer", "editor", "publisher")]
    walk = Walk(story(body=BODY, now=START), people, STEPS)
    walk.every_order([day.split() for day in (wim, eva, pia)])
    assert walk.happened["merge"]
    assert walk.happened["step"] == taken


FARTHER = [pytest.param(seed, marks=pytest.mark.far) for seed in range(4, 54)]


@pytest.mark.parametrize("seed", [*range(4), *FARTHER])
def test_no_word_is_lost_in_the_longer_days_of_three_people(seed, story, request):
    people = [request.getfixturevalue(name) for name in ("writer", "editor", "publisher")]
    walk, chance = Walk(story(body=BODY, now=START), people, STEPS), random.Random(seed)
    for _day in range(40):
        walk.wander(4, chance)
    assert walk.happened["merge"]
    assert walk.happened["step"] - walk.refused() == 40 * 3 * 4
