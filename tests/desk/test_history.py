"""A story's past, in plain words, and two versions side by side."""

import re

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from articles import sign_off, workflow


def history(article):
    return reverse("admin:articles_article_history", args=[article.pk])


def comparison(article, query=""):
    return reverse("admin:articles_article_compare", args=[article.pk]) + query


def words(response):
    return " ".join(strip_tags(response.content.decode()).split())


@pytest.fixture
def rewritten(story, writer):
    """A story of two versions that was sent back in between."""
    article = story("submit", ("send-back", {"note": "Who says so?"}))
    article.headline = "Harbour wall to be rebuilt"
    article.body += "<p>The mayor agreed.</p>"
    workflow.revise(article, by=writer, parent=article.head, reason="The mayor called")
    return article


def test_versions_and_moves_are_told_in_one_line_of_time(signed_in, rewritten, editor):
    told = words(signed_in(editor).get(history(rewritten)))
    steps = [
        "Wim Writer saved version 2",
        "Edda Editor sent it back",
        "Wim Writer submitted it for review",
        "Wim Writer began the story",
    ]
    places = [told.index(step) for step in steps]
    assert places == sorted(places)
    assert "Who says so?" in told
    assert "The mayor called" in told


def test_a_version_that_was_written_beside_others_says_into_which_it_was_taken(
    signed_in, rewritten, writer, editor
):
    late = rewritten.revisions.get(number=1)
    rewritten.standfirst = "Eight weeks of work."
    side = rewritten.keep_aside(
        by=editor, parent=late, bylines=[], tags=[], at=rewritten.updated_at
    )
    rewritten.revise(by=editor, parent=rewritten.revisions.get(number=2), merged=side)
    told = words(signed_in(editor).get(history(rewritten)))
    assert "Written beside others on version 1; taken into version 4." in told
    assert "Versions 2 and 3 in one." in told


def test_the_storys_page_leads_to_who_wrote_what(signed_in, rewritten, editor, reader):
    address = reverse("admin:articles_article_authorship", args=[rewritten.pk])
    for person in (editor, reader):
        assert address in signed_in(person).get(rewritten.get_absolute_url()).text


def test_an_answer_from_outside_stands_among_the_moves_under_its_initials(
    signed_in, rewritten, publisher, editor
):
    link, _token = sign_off.make_link(
        rewritten, by=publisher, made_for="Lea Maria Lawyer", asks_sign_off=True
    )
    sign_off.give_verdict(link, "approved", seen=rewritten.head.digest)
    page = signed_in(editor).get(history(rewritten))
    assert '<span class="initials" aria-hidden="true">LL</span>' in page.text
    assert "Lea Maria Lawyer signed it off" in words(page)


def test_what_went_live_says_when_and_as_what(signed_in, story, editor, tomorrow):
    article = story("submit", "approve", ("publish", {"at": tomorrow}))
    told = words(signed_in(editor).get(history(article)))
    assert "Paul Publisher published it" in told
    assert "To go live" in told


def test_an_approval_without_a_second_person_is_marked(signed_in, story, editor, news):
    news.waives_second_person = True
    news.save()
    article = story("submit", "approve", by=editor)
    assert "asks for no second person" in words(signed_in(editor).get(history(article)))


def test_each_version_leads_to_its_changes_and_its_preview(signed_in, rewritten, editor):
    page = signed_in(editor).get(history(rewritten)).content.decode()
    assert f"{comparison(rewritten)}?old=1&amp;new=2" in page
    assert reverse("public:preview", args=[rewritten.key, 2]) in page


def test_a_comparison_marks_what_was_added_and_removed(signed_in, rewritten, editor):
    page = signed_in(editor).get(comparison(rewritten, "?old=1&new=2")).content.decode()
    assert re.search(r"<del[^>]*>mended ", page)
    assert re.search(r"<ins[^>]*>rebuilt", page)
    assert re.search(r"<ins[^>]*>The mayor agreed\.</ins>", page)


def test_a_comparison_is_always_told_from_old_to_new(signed_in, rewritten, editor):
    client = signed_in(editor)
    there = client.get(comparison(rewritten, "?old=2&new=1"))
    assert (there.context["old"].number, there.context["new"].number) == (1, 2)
    assert client.get(comparison(rewritten)).context["comparison"].added == 4


def test_markup_in_a_story_is_shown_as_words(signed_in, story, writer, editor):
    article = story(headline="Before")
    article.headline = "<script>alert(1)</script>"
    workflow.revise(article, by=writer, parent=article.head)
    page = signed_in(editor).get(comparison(article)).content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize("query", ["?old=99", "?new=99", "?old=9999999999999"])
def test_a_version_that_is_none_is_not_found_or_left_out(signed_in, rewritten, editor, query):
    assert signed_in(editor).get(comparison(rewritten, query)).status_code in {200, 404}


@pytest.mark.parametrize("query", ["?old=x", "?old=-1", "?new=", "?old=%00"])
def test_nonsense_in_the_address_is_no_error(signed_in, rewritten, editor, query):
    assert signed_in(editor).get(comparison(rewritten, query)).status_code == 200


def test_the_past_of_a_story_out_of_reach_is_not_found(signed_in, person, sport, rewritten):
    client = signed_in(person("Editor", sections=[sport]))
    assert client.get(history(rewritten)).status_code == 404
    assert client.get(comparison(rewritten)).status_code == 404


def test_a_long_history_is_read_in_pages(signed_in, story, writer, editor):
    article = story()
    for number in range(105):
        article.headline = f"Version after version {number}"
        article.revise(by=writer, parent=article.head)
    client = signed_in(editor)
    first = client.get(history(article))
    assert first.context["older"] == "?before=7"
    assert "began the story" in words(client.get(history(article) + "?before=7"))


def test_two_versions_stand_side_by_side_when_asked(signed_in, rewritten, editor):
    page = signed_in(editor).get(comparison(rewritten, "?old=1&new=2&view=beside"))
    told = page.content.decode()
    old, new = (part.split("</p>")[0] for part in told.split('class="beside"')[1].split("<p>")[1:3])
    assert "mended" in old
    assert "rebuilt" not in old
    assert "rebuilt" in new
    assert "mended" not in new
    assert '<input type="hidden" name="view" value="beside">' in told


def test_versions_are_told_as_one_text_unless_asked_otherwise(signed_in, rewritten, editor):
    told = signed_in(editor).get(comparison(rewritten, "?old=1&new=2")).content.decode()
    assert 'class="beside"' not in told
    assert "?old=1&amp;new=2&amp;view=beside" in told
