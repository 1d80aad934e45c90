"""Sections in sections: a section's page shows the stories of its parts too."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles import editions
from articles.models import Edition, Section

LIVE = ("submit", "approve", "publish")


@pytest.fixture
def rowing(sport):
    return Section.objects.create(name="Rowing", slug="rowing", parent=sport, color="green")


def test_a_section_shows_the_stories_of_its_parts(anyone, story, news, sport, rowing):
    story(*LIVE, headline="Eights win at dawn", slug="eights", section=rowing)
    story(*LIVE, headline="Cup final moved", slug="cup", section=sport)
    whole = anyone.get("/sport/").text
    assert "Eights win at dawn" in whole
    assert "Cup final moved" in whole
    part = anyone.get("/rowing/").text
    assert "Eights win at dawn" in part
    assert "Cup final moved" not in part
    assert "Eights win at dawn" not in anyone.get(f"/{news.slug}/").text


def test_a_section_and_its_parts_lead_to_each_other(anyone, rowing):
    assert 'href="/rowing/"' in anyone.get("/sport/").text.split("<h1")[1].split("colophon")[0]
    opening = anyone.get("/rowing/").text.split("<h1")[0]
    assert 'class="opening-above"' in opening


def test_the_head_of_the_paper_names_its_departments_and_the_foot_all_sections(anyone, rowing):
    head, foot = anyone.get("/").text.split("<main")
    assert "Sport" in head
    assert "Rowing" not in head
    assert "Rowing" in foot


def test_a_sections_feed_has_the_stories_of_its_parts(anyone, story, rowing):
    story(*LIVE, headline="Eights win at dawn", section=rowing)
    assert "Eights win at dawn" in anyone.get("/feeds/sport.rss").text
    assert "Eights win at dawn" in anyone.get("/feeds/rowing.rss").text


def test_stories_follow_a_section_that_moves(anyone, story, news, sport, rowing):
    story(*LIVE, headline="Eights win at dawn", section=rowing)
    rowing.parent = news
    rowing.save()
    editions.regroup(rowing)
    assert "Eights win at dawn" in anyone.get(f"/{news.slug}/").text
    assert "Eights win at dawn" not in anyone.get("/sport/").text
    rowing.parent = None
    rowing.save()
    editions.regroup(rowing)
    assert [each.headline for each in Edition.objects.live().in_section(rowing)]
    assert "Eights win at dawn" not in anyone.get(f"/{news.slug}/").text


def test_sub_sections_have_no_sub_sections(sport, rowing, news):
    below = Section(name="Sculls", slug="sculls", parent=rowing)
    with pytest.raises(ValidationError, match="no sub-sections of its own"):
        below.full_clean()
    sport.parent = news
    with pytest.raises(ValidationError, match="has sub-sections"):
        sport.full_clean()


def test_a_section_is_never_part_of_itself(sport):
    with pytest.raises(IntegrityError), transaction.atomic():
        Section.objects.filter(pk=sport.pk).update(parent=sport)


def test_the_way_to_a_part_leads_over_the_section_above_it(anyone, rowing):
    marked = r'<a href="([^"]+)" aria-current="(\w+)"'
    assert set(re.findall(marked, anyone.get("/rowing/").text)) == {("/sport/", "true")}
    assert set(re.findall(marked, anyone.get("/sport/").text)) == {("/sport/", "page")}
