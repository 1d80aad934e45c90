"""Sections, topics and authors that were renamed: their old addresses lead to the present ones."""

import re

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Author, Section, Tag


@pytest.fixture
def rename(signed_in, chief):
    """Give a section, a topic or an author another slug, at the desk."""

    def give(renamed, slug):
        page = reverse(f"admin:articles_{renamed._meta.model_name}_change", args=[renamed.pk])
        form = signed_in(chief).get(page).context["adminform"].form
        said = {name: form[name].value() for name in form.fields if name != "checks"}
        said = {name: value for name, value in said.items() if value not in (None, False)}
        checks = form.fields["checks"].widget.decompress({}) if "checks" in form.fields else []
        said |= {f"checks_{place}": value for place, value in enumerate(checks)}
        assert signed_in(chief).post(page, said | {"slug": slug}).status_code == 302

    return give


ADDRESSES = [
    (Section, "news", ["/{}/", "/feeds/{}.rss", "/feeds/{}.atom", "/feeds/{}.json"]),
    (Tag, "harbour", ["/topics/{}/", "/feeds/topics/{}.rss", "/feeds/topics/{}.json"]),
    (Author, "wim-writer", ["/by/{}/", "/feeds/by/{}.rss", "/feeds/by/{}.atom"]),
]


@pytest.mark.parametrize(("model", "slug", "addresses"), ADDRESSES)
def test_old_addresses_lead_to_the_present_ones(anyone, live_story, rename, model, slug, addresses):
    live_story(tags=["Harbour"])
    renamed = model.objects.get(slug=slug)
    rename(renamed, "second-name")
    rename(renamed, "third-name")
    for address in addresses:
        assert anyone.get(address.format("third-name")).status_code == 200
        for old in (slug, "second-name"):
            answer = anyone.get(address.format(old))
            assert answer.status_code == 301
            assert answer["Location"] == address.format("third-name")


def test_a_storys_page_leads_to_its_renamed_topic(anyone, live_story, rename, path_of):
    page = path_of(live_story(tags=["Harbour"]))
    rename(Tag.objects.get(), "port")
    link = re.search(r'rel="tag" href="([^"]+)"', anyone.get(page).text)[1]
    assert anyone.get(link, follow=True).status_code == 200


def test_a_slug_that_is_taken_anew_names_what_bears_it_now(anyone, live_story, rename, news, sport):
    live_story()
    rename(news, "latest-news")
    rename(sport, "news")
    assert "Sport" in anyone.get("/news/").text
    rename(sport, "games")
    assert anyone.get("/news/")["Location"] == "/games/"


def test_a_name_that_was_never_public_leads_nowhere(anyone, story, live_story, rename):
    story(tags=["Harbour"])
    rename(Tag.objects.get(), "port")
    live_story(tags=["Harbour"])
    assert anyone.get("/topics/port/").status_code == 200
    assert anyone.get("/topics/harbour/").status_code == 404


def test_the_old_name_of_a_topic_that_is_gone_says_what_any_other_says(
    anyone, live_story, rename, publisher
):
    article = live_story(tags=["Harbour"])
    rename(Tag.objects.get(), "port")
    workflow.move(article, "withdraw", by=publisher, note="Court order")
    assert anyone.get("/topics/harbour/").status_code == 404
