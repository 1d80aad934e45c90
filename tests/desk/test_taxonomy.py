"""Sections, tags and authors at the desk."""

import pytest
from django.urls import reverse

from articles.models import Author, Section, Tag


def add(model):
    return reverse(f"admin:articles_{model}_add")


def section(**words):
    return {"name": "Sea", "slug": "sea", "position": "3", "color": "teal"} | words


def test_a_publisher_opens_a_section(signed_in, publisher):
    signed_in(publisher).post(add("section"), section(waives_second_person="on"))
    opened = Section.objects.get()
    assert (opened.color, opened.waives_second_person) == ("teal", True)


@pytest.mark.parametrize("slug", ["admin", "accounts", "media", "search", "2026", "feeds"])
def test_a_section_cannot_take_an_address_of_the_house(signed_in, publisher, slug):
    refused = signed_in(publisher).post(add("section"), section(slug=slug))
    assert "is an address that the site itself uses" in refused.content.decode()
    assert not Section.objects.exists()


def test_a_colour_that_the_paper_does_not_have_is_refused(signed_in, publisher):
    refused = signed_in(publisher).post(add("section"), section(color="#ff0000"))
    assert refused.context["adminform"].form.errors["color"]


def test_two_spellings_of_one_tag_are_refused_in_a_sentence(signed_in, editor):
    Tag.objects.called("Harbour")
    client = signed_in(editor)
    assert client.get(add("tag")).status_code == 200
    refused = client.post(add("tag"), {"name": "  HARBOUR ", "slug": "harbour-again"})
    assert refused.status_code == 200
    assert refused.context["adminform"].form.errors["name"] == [
        "There is already the tag “Harbour”."
    ]
    assert Tag.objects.count() == 1


def test_a_tag_without_a_letter_is_refused(signed_in, editor):
    refused = signed_in(editor).post(add("tag"), {"name": "\u202e--\u200f", "slug": "dashes"})
    assert refused.context["adminform"].form.errors["name"] == [
        "The tag “--” has no letter and no digit."
    ]


@pytest.mark.parametrize("lead", ["a\x00b", "9" * 40, "<script>", "-1", "٣"])
def test_a_topics_lead_that_is_no_story_is_refused_and_the_form_is_kept(signed_in, editor, lead):
    refused = signed_in(editor).post(add("tag"), {"name": "Sea", "slug": "sea", "lead": lead})
    assert refused.status_code == 200
    assert refused.context["adminform"].form.errors["lead"]
    assert 'value="Sea"' in refused.text


@pytest.fixture
def confined(signed_in, person, sport):
    """The browser of an editor of Sport."""
    return signed_in(person("Editor", sections=[sport]))


def test_a_story_out_of_reach_is_no_topics_lead_and_its_headline_is_not_said(confined, story):
    words = {"name": "Sea", "slug": "sea", "lead": story(headline="Minister resigns tonight").pk}
    refused = confined.post(add("tag"), words)
    assert refused.context["adminform"].form.errors["lead"]
    assert "Minister resigns" not in refused.text
    assert not Tag.objects.exists()


def test_a_topics_lead_out_of_reach_is_neither_shown_nor_taken_away(confined, story):
    topic = Tag.objects.called("Sea")
    topic.lead = story(headline="Minister resigns tonight")
    topic.save()
    page = reverse("admin:articles_tag_change", args=[topic.pk])
    assert "Minister resigns" not in confined.get(page).text
    confined.post(page, {"name": "The sea", "slug": "sea"})
    topic.refresh_from_db()
    assert (topic.name, bool(topic.lead)) == ("The sea", True)


def test_an_editor_adds_a_name_that_may_sign(signed_in, editor):
    signed_in(editor).post(add("author"), {"name": "Ana Ruiz", "slug": "ana-ruiz"})
    assert Author.objects.get().name == "Ana Ruiz"


@pytest.mark.parametrize("model", ["section", "tag", "author"])
def test_what_stories_point_to_is_never_deleted(signed_in, chief, news, model):
    kept = {
        "section": news,
        "tag": Tag.objects.called("Harbour"),
        "author": Author.objects.create(name="Ana", slug="ana"),
    }[model]
    delete = reverse(f"admin:articles_{model}_delete", args=[kept.pk])
    assert signed_in(chief).post(delete, {"post": "yes"}).status_code == 403
    assert type(kept).objects.filter(pk=kept.pk).exists()


@pytest.mark.parametrize("model", ["section", "tag", "author"])
def test_a_writer_reads_them_and_changes_no_section(signed_in, writer, model):
    listed = reverse(f"admin:articles_{model}_changelist")
    assert signed_in(writer).get(listed).status_code == 200
    assert signed_in(writer).get(add("section")).status_code == 403


def test_who_may_only_look_sees_what_a_section_is(signed_in, reader, news):
    page = signed_in(reader).get(reverse("admin:articles_section_change", args=[news.pk]))
    assert page.status_code == 200
    assert "News" in page.text


def test_whose_account_a_name_is_leads_nobody_to_a_closed_page(signed_in, reader, writer):
    page = (
        signed_in(reader).get(reverse("admin:articles_author_change", args=[writer.author.pk])).text
    )
    assert page.count(writer.name) > 1
    assert reverse("admin:accounts_user_change", args=[writer.pk]) not in page


def test_a_portrait_that_the_library_does_not_have_is_refused_in_a_sentence(signed_in, editor):
    name = {"name": "Ana Ruiz", "slug": "ana-ruiz", "portrait": "999"}
    refused = signed_in(editor).post(add("author"), name)
    assert "There is no such picture in the library." in refused.text
    assert not Author.objects.exists()


@pytest.mark.parametrize("model", ["section", "tag", "author", "houserule"])
def test_lists_are_named_for_what_they_hold(signed_in, chief, model):
    page = signed_in(chief).get(reverse(f"admin:articles_{model}_changelist")).text
    assert "Select " not in page
    assert "There is nothing here." in page


@pytest.fixture
def sports_publisher(person, sport):
    return person("Publisher", name="Sam Sports", sections=[sport])


def changed(section):
    return reverse("admin:articles_section_change", args=[section.pk])


def test_who_is_confined_changes_their_own_sections_and_no_other(
    signed_in, sports_publisher, news, sport
):
    desk = signed_in(sports_publisher)
    lax = section(name="Lax", slug="lax", waives_second_person="on")
    assert desk.post(changed(news), lax).status_code == 403
    assert desk.post(add("section"), lax).status_code == 403
    assert desk.post(changed(sport), lax).status_code == 302
    kept = dict(Section.objects.values_list("name", "waives_second_person"))
    assert kept == {"News": False, "Lax": True}


def test_pages_and_buttons_show_who_is_confined_what_they_may_change(
    signed_in, sports_publisher, news, sport
):
    desk = signed_in(sports_publisher)
    listed = desk.get(reverse("admin:articles_section_changelist")).text
    assert "News" in listed
    assert add("section") not in listed
    assert 'name="_save"' in desk.get(changed(sport)).text
    assert 'name="_save"' not in desk.get(changed(news)).text


def test_a_section_becomes_part_only_of_one_that_its_keeper_reaches(
    signed_in, sports_publisher, news, sport
):
    refused = signed_in(sports_publisher).post(changed(sport), section(parent=news.pk))
    assert refused.context["adminform"].form.errors["parent"]


def test_whose_account_a_name_is_says_nobody_who_is_confined(signed_in, person, writer, sport):
    confined = person("Editor", sections=[sport])
    url = reverse("admin:articles_author_change", args=[writer.author.pk])
    desk = signed_in(confined)
    assert 'name="user"' not in desk.get(url).text
    desk.post(url, {"name": "Wim W.", "slug": "wim-writer", "user": confined.pk})
    author = Author.objects.get()
    assert (author.name, author.user) == ("Wim W.", writer)
    assert desk.get(add("author")).status_code == 200


def test_an_editor_of_the_whole_paper_says_whose_account_a_name_is(signed_in, editor, writer):
    url = reverse("admin:articles_author_change", args=[writer.author.pk])
    signed_in(editor).post(url, {"name": "Wim", "slug": "wim-writer", "user": editor.pk})
    assert Author.objects.get().user == editor
