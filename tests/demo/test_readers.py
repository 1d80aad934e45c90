"""The demo paper is read, and its readers find errors."""

import pytest
from django.urls import reverse

from newsroom.fronts.models import Front
from newsroom.reads.telling import reads_of
from newsroom.reports.models import Report
from newsroom.reports.states import State

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("kept_newsroom")
def test_the_raccoon_is_read_most(paper, now):
    stories = {article.slug: reads_of(article, now) for article in paper}
    most = max(stories, key=lambda slug: stories[slug].day)
    assert most == "raccoon-at-large"
    assert stories[most].hour < stories[most].day <= stories[most].ever
    assert not stories["shop-vacancies-fall"].ever  # a draft


@pytest.mark.usefixtures("kept_newsroom")
def test_two_reports_wait_and_two_are_settled(paper):
    states = sorted(Report.objects.values_list("state", flat=True))
    assert states == [State.ANSWERED, State.CORRECTED, State.OPEN, State.OPEN]
    assert all(report.words for report in Report.objects.filter(state=State.OPEN))


@pytest.mark.usefixtures("kept_newsroom")
def test_the_demo_front_shows_what_is_read_most(paper, client):
    assert any(slot.most_read for slot in Front.objects.get(section=None).prepared())
    assert 'class="ranks"' in client.get(reverse("public:front")).text
