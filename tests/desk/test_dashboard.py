"""The desk's first page."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from articles.models import Section
from newsroom.accounts import invitations
from newsroom.accounts.models import Invitation
from newsroom.fronts import launching
from newsroom.fronts.models import Front

DESK = reverse("admin:index")


def shelves(client):
    context = client.get(DESK).context
    return {shelf.name: [str(story) for story in shelf.stories] for shelf in context["shelves"]}


def test_a_writer_finds_drafts_and_what_came_back(signed_in, story, live_story, writer):
    story(headline="Begun")
    story("submit", ("send-back", {"note": "Who says so?"}), headline="Came back")
    live_story(headline="Out")
    found = shelves(signed_in(writer))
    assert found["sent-back"] == ["Came back"]
    assert found["drafts"] == ["Begun"]
    assert found["latest"] == ["Out"]
    assert "waiting" not in found


def test_what_came_back_says_who_sent_it_when_and_why(signed_in, story, writer):
    first = ("send-back", {"note": "Too long"})
    story("submit", first, "submit", ("send-back", {"note": "Who says so?"}))
    page = signed_in(writer).get(DESK).text
    shelf = page[page.index('id="shelf-sent-back"') :].partition("</section>")[0]
    for words in ("Edda Editor", "sent it back", "just now", "Who says so?"):
        assert words in shelf
    assert "Too long" not in shelf
    assert "You have no story in hand" not in page


def test_an_editor_finds_what_waits_for_approval_but_not_their_own(signed_in, story, editor):
    story("submit", headline="By the writer")
    story("submit", headline="By the editor", by=editor)
    assert shelves(signed_in(editor))["waiting"] == ["By the writer"]


def test_a_publisher_finds_what_is_ready_and_what_is_planned(signed_in, story, publisher, tomorrow):
    story("submit", "approve", headline="Ready")
    story("submit", "approve", ("publish", {"at": tomorrow}), headline="Planned")
    found = shelves(signed_in(publisher))
    assert found["waiting"] == ["Ready"]
    assert found["planned"] == ["Planned"]
    assert found["latest"] == []


def test_a_live_story_with_a_new_version_in_hand_is_a_draft_again(signed_in, live_story, writer):
    article = live_story(headline="Out")
    client = signed_in(writer)
    assert shelves(client)["drafts"] == []
    article.headline = "Out, and being mended"
    article.revise(by=writer, parent=article.head)
    assert shelves(client)["drafts"] == ["Out, and being mended"]


def test_empty_shelves_say_what_to_do(signed_in, writer):
    page = signed_in(writer).get(DESK).content.decode()
    assert "You have no story in hand" in page
    assert "Nothing has been published yet." in page
    assert reverse("admin:articles_article_add") in page


@pytest.mark.parametrize("role", ["reader", "manager"])
def test_those_who_do_not_write_get_no_new_story_button(request, signed_in, role):
    page = signed_in(request.getfixturevalue(role)).get(DESK).content.decode()
    assert reverse("admin:articles_article_add") not in page


def test_who_begins_no_stories_is_not_told_how(signed_in, manager):
    assert "“New story” begins one" not in signed_in(manager).get(DESK).text


def test_a_manager_finds_the_invitations_that_nobody_answered(signed_in, manager, writer):
    role = Group.objects.get(name="Writer")
    for name in ("Ana Ruiz", "Ben Ode"):
        email = f"{name.split()[0].lower()}@paper.example"
        invitations.invite(by=manager, email=email, name=name, roles=[role])
    late = Invitation.objects.get(name="Ana Ruiz")
    late.expires_at = late.created_at
    late.save()
    invitations.revoke(Invitation.objects.get(name="Ben Ode"), by=manager)
    page = signed_in(manager).get(DESK)
    found = [shelf.stories for shelf in page.context["shelves"] if shelf.name == "invitations"]
    assert [list(stories) for stories in found] == [[late]]
    assert "ana@paper.example" in page.text
    assert "Expired" in page.text
    assert "invitations" not in shelves(signed_in(writer))


def test_the_first_page_costs_the_same_at_any_size(
    signed_in,
    story,
    live_story,
    publisher,
    django_assert_num_queries,
    django_assert_max_num_queries,
):
    client = signed_in(publisher)
    back = ("submit", ("send-back", {"note": "Who says so?"}))
    story("submit"), live_story(), story(*back, by=publisher)
    client.get(DESK)
    with django_assert_max_num_queries(20) as few:
        client.get(DESK)
    for _number in range(8):
        story("submit"), live_story(), story(*back, by=publisher)
    with django_assert_num_queries(len(few)):
        client.get(DESK)


def test_the_places_are_named_in_the_newsrooms_words(signed_in, chief):
    page = signed_in(chief).get(DESK).content.decode()
    for place in ("All stories", "Waiting for me", "Pictures", "Sections", "Tags", "Authors"):
        assert place in page


def test_the_desk_carries_the_papers_name(signed_in, writer, settings):
    settings.SITE_NAME = "The Evening Post"
    assert "The Evening Post" in signed_in(writer).get(DESK).content.decode()


@pytest.mark.parametrize("page", [DESK, reverse("admin:fronts_front_changelist")])
def test_the_desk_asks_no_more_however_many_fronts_are_launched(
    signed_in, publisher, live_story, django_assert_max_num_queries, page
):
    desk, sections = signed_in(publisher), iter(range(9))

    def launch(*, showing):
        number = next(sections)
        section = Section.objects.create(name=f"Part {number}", slug=f"part-{number}")
        for _ in range(showing):
            live_story(section=section)
        front = Front.objects.create(section=section)
        launching.launch(front, by=publisher, seen=front.version)

    launch(showing=2)
    launch(showing=0)
    desk.get(page)
    with django_assert_max_num_queries(100) as few:
        assert "Part 1" in desk.get(page).text
    for showing in (0, 1, 3):
        launch(showing=showing)
    with django_assert_max_num_queries(len(few)):
        assert "Part 4" in desk.get(page).text
