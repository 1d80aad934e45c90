"""What search engines are told of a story and of the paper."""

import json

import pytest
from lxml import html


@pytest.fixture
def publisher(anyone, live_story, path_of):
    """The paper, as the page of a story describes it."""

    def read():
        page = html.fromstring(anyone.get(path_of(live_story())).content)
        (data,) = page.xpath("//script[@type='application/ld+json']/text()")
        return json.loads(data)["publisher"]

    return read


def test_the_paper_says_where_its_policies_stand(publisher, settings):
    ethics = "https://ethics.example/code?year=2026"
    settings.SITE_POLICIES = {"correctionsPolicy": "/corrections/", "ethicsPolicy": ethics}
    said = publisher()
    assert said["correctionsPolicy"] == f"{settings.SITE_URL}/corrections/"
    assert said["ethicsPolicy"] == ethics


def test_a_policy_that_the_paper_has_not_is_not_named(publisher, settings):
    settings.SITE_POLICIES = {"masthead": ""}
    assert publisher() == {
        "@type": "NewsMediaOrganization",
        "name": settings.SITE_NAME,
        "url": settings.SITE_URL + "/",
    }
