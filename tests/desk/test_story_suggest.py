"""What the story form suggests: the stories that a link may lead to."""

import pytest

from articles import workflow

LIVE = "/admin/articles/article/live/"


@pytest.fixture
def found(signed_in, writer):
    """The headlines that are suggested for words typed, in their order."""

    def find(words, user=writer):
        answer = signed_in(user).get(LIVE, {"q": words})
        assert answer.status_code == 200
        return [story["name"] for story in answer.json()["results"]]

    return find


def test_live_stories_are_found_by_words_of_their_headline_newest_first(live_story, found):
    for headline in ("Ferry sails again", "Sport today", "New ferry for the island"):
        live_story(headline=headline)
    assert found("ferr") == ["New ferry for the island", "Ferry sails again"]
    assert found("island ferry") == ["New ferry for the island"]
    assert found("ferry 100%") == []
    assert found("  \x00 ") == []


def test_the_address_suggested_is_the_path_that_readers_have(live_story, signed_in, writer):
    article = live_story(headline="Ferry sails again")
    (story,) = signed_in(writer).get(LIVE, {"q": "ferry"}).json()["results"]
    assert story["id"] == article.editions.get().path
    assert story["note"].startswith("News · ")


def test_only_what_readers_have_is_suggested(story, live_story, next_version, publisher, found):
    story(headline="Ferry draft")
    story("submit", "approve", headline="Ferry ready")
    withdrawn = live_story(headline="Ferry withdrawn")
    workflow.move(withdrawn, "withdraw", by=publisher, note="Court order")
    changed = live_story(headline="Ferry sails")
    changed.headline = "Ferry secret"
    workflow.revise(changed, by=publisher, parent=changed.head)
    assert found("ferry") == ["Ferry sails"]


def test_a_handful_is_enough_and_long_words_are_harmless(live_story, found):
    for number in range(10):
        live_story(headline=f"Ferry {number}")
    assert found("ferry") == [f"Ferry {number}" for number in range(9, 1, -1)]
    assert found("x" * 5000) == []


def test_who_has_no_place_at_the_desk_is_told_nothing(live_story, signed_in, person):
    live_story(headline="Ferry")
    colleague = person("Desk reader")
    assert signed_in(colleague).get(LIVE, {"q": "ferry"}).status_code == 200
    assert signed_in(person()).get(LIVE, {"q": "ferry"}).status_code == 302
