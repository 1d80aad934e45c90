"""A topic's page: its description, the story that leads it, and a timeline down the months."""

import itertools
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import workflow
from articles.models import Tag

LIVE = ("submit", "approve", "publish")


@pytest.fixture
def harbour(story):
    """A topic with a story of this month and one of two months ago; the older one leads."""
    before = timezone.now() - timedelta(days=62)
    old = story(*LIVE, headline="The wall that was", slug="was", tags=["Harbour"], now=before)
    story(*LIVE, headline="The wall that is", slug="is", tags=["Harbour"])
    tag = Tag.objects.get(name="Harbour")
    tag.description = "Everything about the wall."
    tag.lead = old
    tag.save()
    return tag


def test_a_topic_begins_with_the_story_that_leads_it_and_shows_it_once(anyone, harbour):
    text = anyone.get(harbour.get_absolute_url()).text
    assert "Everything about the wall." in text
    assert text.index("The wall that was") < text.index("The wall that is")
    assert text.count("The wall that was") == 1


def test_a_topic_goes_down_the_months(anyone, harbour, story):
    harbour.lead = None
    harbour.save()
    text = anyone.get(harbour.get_absolute_url()).text
    assert text.count('class="month"') == 2
    assert text.index("The wall that is") < text.index("The wall that was")


def test_a_story_that_is_withdrawn_leads_no_topic(anyone, harbour, publisher):
    workflow.move(harbour.lead, "withdraw", by=publisher, note="Wrong wall")
    text = anyone.get(harbour.get_absolute_url()).text
    assert "The wall that was" not in text
    assert "The wall that is" in text


def test_an_author_is_found_where_the_fediverse_has_them(anyone, live_story, writer):
    live_story()
    author = writer.author
    author.job, author.fediverse = "Harbour correspondent", "@wim@social.example"
    author.full_clean()
    author.save()
    text = anyone.get(author.get_absolute_url()).text
    assert "Harbour correspondent" in text
    assert re.search(r'<a rel="me"\s+href="https://social\.example/@wim"', text)


def test_an_address_that_is_none_is_refused_in_a_sentence(writer):
    writer.author.fediverse = "https://social.example/wim"
    with pytest.raises(ValidationError, match=r"@name@server\.example"):
        writer.author.full_clean()


def test_no_heading_of_a_topic_with_a_lead_skips_a_rank(anyone, harbour):
    text = anyone.get(harbour.get_absolute_url()).text
    ranks = [int(rank) for rank in re.findall(r"<h([1-6])", text)]
    steps = itertools.pairwise(ranks)
    assert all(after <= before + 1 for before, after in steps), ranks
