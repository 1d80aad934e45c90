"""What readers half remember of the demo paper's stories leads them there."""

import pytest
from django.urls import reverse
from lxml import html

# Words of a story that one may remember, and the story.
KNOWN = {
    "raccoon": "raccoon-at-large",
    "cat freighter two nights": "cat-two-nights-at-sea",
    "five women boat": "five-women-and-an-old-boat",
    "bell taxi": "bell-comes-back-by-taxi",
    "harbour commissioners in public": "commissioners-open-their-doors",
    "hospital eye camera": "eye-clinic-camera",
    "flood gates quay": "flood-gates-close-on-the-quay",
    "council parking income": "where-the-money-went",
    "level crossing closed at night": "nine-nights-at-the-level-crossing",
    "swing bridge lamps": "lights-for-the-swing-bridge",
    "coffee roaster": "lamplighter-buys-a-roaster",
    "pupils satellite": "pupils-and-the-far-satellite",
    "shingle Cobble Bay": "shingle-for-cobble-bay",
    "library asset": "what-a-library-is-for",
    "slow clock": "in-praise-of-a-slow-clock",
    "dandelions": "leave-the-dandelions",
    "marmalade oranges": "marmalade-and-the-price-of-oranges",
    "pitch rested for a month": "quarry-ground-pitch-fails",
    "town two down": "town-come-back-from-two-down",
    "admiral moth": "the-admiral-and-the-moth",
}
FIRST = 3

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("kept_newsroom")
@pytest.mark.parametrize("typed", KNOWN)
def test_a_story_that_one_knows_of_is_among_the_first_three(paper, client, typed):
    page = html.fromstring(client.get(reverse("public:search"), {"q": typed}).content)
    found = page.xpath("//main//h3/a/@href | //main//h2/a/@href")
    assert KNOWN[typed] in [path.rstrip("/").rpartition("/")[2] for path in found[:FIRST]]
