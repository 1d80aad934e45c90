"""What search engines are told of stories, of the paper's pages and of its people."""

import json

import pytest
from lxml import html

from articles.models import Author


@pytest.fixture
def told(anyone):
    """What a page says for search engines: each thing under its type."""

    def read(path):
        page = html.fromstring(anyone.get(path).content)
        said = page.xpath("//script[@type='application/ld+json']/text()")
        wholes = [json.loads(text) for text in said]
        assert all(whole["@context"] == "https://schema.org" for whole in wholes)
        return {thing["@type"]: thing for each in wholes for thing in each.get("@graph", [each])}

    return read


@pytest.fixture
def described(told, live_story, path_of):
    """The paper, as the page of a story describes it."""
    return lambda: told(path_of(live_story()))["NewsArticle"]["publisher"]


def steps(crumbs):
    return [(step["position"], step["name"], step["item"]) for step in crumbs["itemListElement"]]


def test_the_paper_says_where_its_policies_stand(described, settings):
    ethics = "https://ethics.example/code?year=2026"
    settings.SITE_POLICIES = {"correctionsPolicy": "/corrections/", "ethicsPolicy": ethics}
    said = described()
    assert said["correctionsPolicy"] == f"{settings.SITE_URL}/corrections/"
    assert said["ethicsPolicy"] == ethics


def test_readers_are_led_to_the_policies_from_the_foot_of_each_page(anyone, settings, news):
    settings.SITE_POLICIES = {"ethicsPolicy": "/ethics/", "masthead": ""}
    foot = anyone.get("/").text.partition("<footer")[2]
    assert f'<a href="{settings.SITE_URL}/ethics/">Ethics</a>' in foot
    assert "Who makes the paper" not in foot


def test_a_policy_that_the_paper_has_not_is_not_named(described, settings):
    settings.SITE_POLICIES = {"masthead": ""}
    assert described() == {
        "@type": "NewsMediaOrganization",
        "name": settings.SITE_NAME,
        "url": settings.SITE_URL + "/",
        "logo": {"@type": "ImageObject", "url": f"{settings.SITE_URL}/icon-512.png"},
    }


def test_the_front_page_says_who_the_paper_is_and_how_to_search_it(told, db, settings):
    said = told("/")
    paper, site = said["NewsMediaOrganization"], said["WebSite"]
    assert paper["name"] == settings.SITE_NAME
    assert paper["logo"]["url"] == f"{settings.SITE_URL}/icon-512.png"
    assert site["publisher"] == {"@id": paper["@id"]}
    template = site["potentialAction"]["target"]["urlTemplate"]
    assert template == settings.SITE_URL + "/search/?q={search_term_string}"


def test_a_story_and_its_sub_section_say_the_way_to_them(
    told, live_story, path_of, news, sport, settings
):
    sport.parent = news
    sport.save()
    path = path_of(live_story(headline="Town win", section=sport))
    home = settings.SITE_URL
    way = [(1, settings.SITE_NAME, f"{home}/"), (2, "News", f"{home}/news/")]
    way += [(3, "Sport", f"{home}/sport/")]
    assert steps(told("/sport/")["BreadcrumbList"]) == way
    assert steps(told(path)["BreadcrumbList"]) == [*way, (4, "Town win", home + path)]


def test_a_topic_says_what_it_collects(told, live_story, settings):
    live_story(tags=["Harbour"])
    said = told("/topics/harbour/")
    assert said["CollectionPage"]["url"] == f"{settings.SITE_URL}/topics/harbour/"
    assert [name for _, name, _ in steps(said["BreadcrumbList"])] == [settings.SITE_NAME, "Harbour"]


def test_an_author_is_a_person_and_no_more_is_said_than_is_shown(told, live_story, writer, picture):
    live_story()
    author = writer.author
    author.biography, author.portrait = "Wim writes.", picture()
    author.fediverse = "@wim@social.example"
    author.save()
    person = told("/by/wim-writer/")["ProfilePage"]["mainEntity"]
    assert (person["@type"], person["name"]) == ("Person", "Wim Writer")
    assert person["description"] == "Wim writes."
    assert person["sameAs"] == "https://social.example/@wim"
    assert "/media/" in person["image"]
    assert "jobTitle" not in person
    assert "email" not in person


def test_a_story_names_those_of_its_authors_whom_the_fediverse_knows(anyone, live_story, path_of):
    addresses = ["@ana@social.example", "", "@bo@social.example"]
    authors = [
        Author.objects.create(name=f"A{number}", slug=f"a{number}", fediverse=address)
        for number, address in enumerate(addresses)
    ]
    page = html.fromstring(anyone.get(path_of(live_story(authors=authors))).content)
    creators = page.xpath("//meta[@name='fediverse:creator']/@content")
    assert sorted(creators) == ["@ana@social.example", "@bo@social.example"]
