"""A reader at the newsstand: no sign-in, no cookies."""

import pytest
from django.test import Client


@pytest.fixture
def anyone():
    """A reader whom the house does not know."""
    return Client()


@pytest.fixture
def path_of():
    """A story's present address."""

    def path(article):
        return article.editions.latest("live_from").path

    return path


@pytest.fixture
def every_kind_of_page(live_story, path_of, picture):
    """The address of one page of each kind, by name, with a story on each of them."""
    article = live_story(lead_picture=picture(), tags=["Harbour"])
    path = path_of(article)
    _, year, month, day, _, _ = path.split("/")
    return {
        "front": "/",
        "section": "/news/",
        "story": path,
        "topic": "/topics/harbour/",
        "author": "/by/wim-writer/",
        "year": f"/{year}/",
        "month": f"/{year}/{month}/",
        "day": f"/{year}/{month}/{day}/",
    }
