"""Two people who save at the very same moment, each over a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from articles.joining import Undecided, join
from articles.models import Article, Revision

pytestmark = pytest.mark.django_db(transaction=True)

BODY = '<p id="b-paragra1">The wall stands.</p><p id="b-paragra2">Nobody mends it.</p>'


@pytest.fixture
def save_at_once(writer, editor):
    """Both write on the version that stands, and save together: what each is answered."""

    def save(story, *bodies):
        together, base = Barrier(len(bodies)), story.head

        def one(by, body):
            try:
                mine = Article.objects.get(pk=story.pk)
                mine.body = body
                together.wait(timeout=30)
                return join(mine, by=by, base=base, bylines=[], tags=[])
            except Undecided as asked:
                return asked
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(bodies)) as people:
            return list(people.map(one, (writer, editor), bodies))

    return save


def test_two_paragraphs_saved_at_once_become_one_story(story, save_at_once):
    wall = story(body=BODY, authors=[])
    base = wall.head
    save_at_once(
        wall, BODY.replace("stands.", "stands still."), BODY.replace("mends it.", "mends it yet.")
    )
    wall.refresh_from_db()
    assert "stands still." in wall.body
    assert "mends it yet." in wall.body
    first, second, merge = Revision.objects.exclude(pk=base.pk)
    assert (first.parent, second.parent) == (base, base)
    assert (merge.parent, merge.merged, wall.head) == (first, second, merge)
    assert first.author != second.author


def test_of_one_paragraph_saved_at_once_one_lands_and_the_other_is_asked(story, save_at_once):
    wall = story(body=BODY, authors=[])
    base = wall.head
    bodies = [BODY.replace("stands.", "stands still."), BODY.replace("stands.", "stands no more.")]
    answers = save_at_once(wall, *bodies)
    (landed,) = (answer for answer in answers if isinstance(answer, Revision))
    (asked,) = (answer for answer in answers if isinstance(answer, Undecided))
    assert list(Revision.objects.exclude(pk=base.pk)) == [landed]
    assert asked.theirs == landed
    (clash,) = asked.clashes
    assert {clash.mine, clash.theirs} == {body.split("</p>")[0] + "</p>" for body in bodies}
