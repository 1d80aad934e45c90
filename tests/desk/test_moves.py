"""Moving stories from the desk: which buttons there are, what they ask, what a refusal keeps."""

import re

import pytest
from django.urls import reverse

from articles import workflow
from articles.models import Article
from articles.states import TRANSITIONS
from tests.desk.moving import address

STANDINGS = {
    "writing": (),
    "in review": ("submit",),
    "ready": ("submit", "approve"),
    "live": ("submit", "approve", "publish"),
    "withdrawn": ("submit", "approve", "publish", ("withdraw", {"note": "Not ours"})),
    "killed": ("submit", "approve", "publish", ("kill", {"note": "Court order"})),
    "spiked": (("spike", {"note": "Too old"}),),
}


def page(article):
    return reverse("admin:articles_article_change", args=[article.pk])


def buttons(response):
    return set(re.findall(r'href="[^"]*/moves/([a-z-]+)/"', response.content.decode()))


@pytest.mark.parametrize("role", ["reader", "writer", "editor", "publisher", "manager", "chief"])
@pytest.mark.parametrize("standing", STANDINGS)
def test_the_buttons_are_the_moves_that_are_open(request, signed_in, story, role, standing):
    person = request.getfixturevalue(role)
    article = story(*STANDINGS[standing])
    response = signed_in(person).get(page(article))
    open_to = {way.name for way in workflow.open_to(person, article)}
    assert buttons(response) == open_to


CHIPS = {"writing": "Writing", "live": "As published"}
CHIPS |= {"withdrawn": "Unchanged", "killed": "Unchanged", "spiked": "Spiked"}


@pytest.mark.parametrize(("standing", "chip"), CHIPS.items())
def test_page_and_list_say_the_same_of_where_a_story_stands(
    signed_in, story, editor, standing, chip
):
    article = story(*STANDINGS[standing])
    client = signed_in(editor)
    for address_of in (page(article), reverse("admin:articles_article_changelist")):
        found = re.findall(r'data-stage="[^>]*>([^<]*)<', client.get(address_of).text)
        assert [stage.strip() for stage in found] == [chip]


def test_words_that_are_out_need_not_be_submitted_again(signed_in, live_story, writer):
    article = live_story()
    client = signed_in(writer)
    assert client.get(page(article)).context["next_move"] is None
    article.headline = "Out, and being mended"
    workflow.revise(article, by=writer, parent=article.head)
    assert client.get(page(article)).context["next_move"].way.name == "submit"


def test_who_changed_words_is_told_why_they_cannot_approve_them(
    signed_in, story, editor, other_editor, writer
):
    article = story("submit")
    said = "You changed these words: a colleague has to approve them."
    assert said not in signed_in(editor).get(page(article)).text
    article.headline = "One word put right"
    workflow.revise(article, by=editor, parent=article.head)
    assert said in signed_in(editor).get(page(article)).text
    for person in (other_editor, writer):
        assert said not in signed_in(person).get(page(article)).text


def test_a_refused_move_calls_the_fields_as_the_form_does(signed_in, story, writer):
    article = story(slug="", body="")
    refused = signed_in(writer).post(address(article, "submit")).text
    assert re.findall(r'#id_\w+">([^<]*)</a>', refused) == ["Address", "Text"]


def test_an_editor_approves_in_one_confirmation(signed_in, story, editor):
    article = story("submit")
    client = signed_in(editor)
    asked = client.get(address(article, "approve"))
    assert "Approve these words for publication?" in asked.content.decode()
    told = client.post(address(article, "approve"), {"seen": article.head.digest}, follow=True)
    assert "Edda Editor approved it" in told.content.decode()
    assert Article.objects.get(pk=article.pk).stage == "ready"


@pytest.mark.parametrize("name", ["approve", "publish", "kill"])
def test_a_move_that_is_not_theirs_is_forbidden_and_changes_nothing(signed_in, story, writer, name):
    article = story("submit")
    assert signed_in(writer).post(address(article, name), {"note": "Please"}).status_code == 403
    assert Article.objects.get(pk=article.pk).stage == "review"
    assert article.moves.count() == 1


def test_a_move_that_is_not_open_now_is_refused_in_a_sentence(signed_in, story, editor):
    article = story()
    refused = signed_in(editor).post(address(article, "approve"))
    assert refused.status_code == 422
    assert "is not possible as the story stands now" in refused.content.decode()
    assert not article.moves.exists()


def test_asking_for_a_move_that_is_not_open_leads_back_to_the_story(signed_in, story, editor):
    article = story()
    told = signed_in(editor).get(address(article, "approve"), follow=True)
    assert told.redirect_chain == [(page(article), 302)]
    assert "is not possible as the story stands now" in told.content.decode()


def test_sending_back_without_a_reason_is_refused_at_the_reason(signed_in, story, editor):
    article = story("submit")
    refused = signed_in(editor).post(address(article, "send-back"), {"note": "  "})
    assert refused.status_code == 422
    assert "Say why" in refused.context["move"].form.errors["note"][0]
    assert Article.objects.get(pk=article.pk).stage == "review"


def test_a_refused_move_keeps_what_was_typed(signed_in, live_story, writer, publisher, editor):
    article = live_story()
    article.headline = "A new headline"
    workflow.revise(article, by=writer, parent=article.head)
    workflow.move(article, "submit", by=writer)
    workflow.move(article, "approve", by=editor)
    typed = {"change": "update", "public_note": "Kept as typed", "at": "2001-01-01T09:00"}
    refused = signed_in(publisher).post(address(article, "publish"), typed)
    said = refused.content.decode()
    assert "This time has passed" in refused.context["move"].form.errors["at"][0]
    assert "Kept as typed" in said
    assert "2001-01-01T09:00" in said
    assert re.search(r'value="update"[^>]*checked', said)


def test_publishing_over_a_live_story_asks_for_the_kind_of_change(
    signed_in, live_story, writer, editor, publisher
):
    article = live_story()
    workflow.move(article, "submit", by=writer)
    workflow.move(article, "approve", by=editor)
    refused = signed_in(publisher).post(address(article, "publish"), {})
    assert "Say what kind of change" in refused.context["move"].form.errors["change"][0]


def test_what_a_story_lacks_is_said_with_the_way_to_its_field(signed_in, story, writer):
    article = story(headline="")
    refused = signed_in(writer).post(address(article, "submit"))
    said = refused.content.decode()
    assert "A story needs a headline." in said
    assert f'href="{page(article)}#id_headline"' in said


def test_approving_words_that_changed_meanwhile_is_refused(signed_in, story, writer, editor):
    article = story("submit")
    seen = article.head.digest
    article.headline = "Changed while the editor was reading"
    workflow.revise(article, by=writer, parent=article.head)
    refused = signed_in(editor).post(address(article, "approve"), {"seen": seen})
    assert "The words have changed since you looked at them" in refused.content.decode()
    assert Article.objects.get(pk=article.pk).stage == "review"


def test_setting_four_eyes_aside_is_asked_of_those_who_may(signed_in, story, chief):
    article = story("submit", by=chief)
    client = signed_in(chief)
    refused = client.post(address(article, "approve"), {"note": "Alone tonight"})
    assert "override" in refused.context["move"].form.errors
    client.post(address(article, "approve"), {"note": "Alone tonight", "override": "on"})
    assert article.moves.first().override


@pytest.mark.parametrize("name", [*TRANSITIONS, "nonsense"])
def test_a_story_out_of_reach_has_no_moves(signed_in, person, sport, story, name):
    stranger = person("Publisher", sections=[sport])
    article = story("submit")
    assert signed_in(stranger).post(address(article, name)).status_code == 404
    assert signed_in(stranger).get(address(article, name)).status_code == 404


def test_a_move_that_does_not_exist_is_not_found(signed_in, story, chief):
    assert signed_in(chief).post(address(story(), "nonsense")).status_code == 404


def test_visitors_are_asked_to_sign_in(client, story):
    assert client.post(address(story(), "submit")).status_code == 302
