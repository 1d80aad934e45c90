"""The story list: what it shows, to whom, and at what cost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import workflow
from articles.models import Article, Author
from articles.states import Stage

LIST = reverse("admin:articles_article_changelist")


def listed(response):
    return {article.headline for article in response.context["cl"].result_list}


def post(client, action, stories, **more):
    chosen = {"action": action, "_selected_action": [article.pk for article in stories]}
    return client.post(LIST, chosen | more, follow=True)


def confirm(client, action, stories, **more):
    seen = {f"seen_{article.pk}": article.head.digest for article in stories}
    return post(client, action, stories, confirmed="yes", **seen, **more)


def said(response):
    return [str(message) for message in response.context["messages"]]


def test_a_reason_for_many_stories_is_as_short_as_for_one(signed_in, story, editor):
    sent = story("submit")
    page = confirm(signed_in(editor), "move_send_back", [sent], note="x" * 2001)
    assert "at most 2000 characters" in page.content.decode()
    sent.refresh_from_db()
    assert sent.stage == Stage.REVIEW


def test_a_story_is_listed_with_all_that_one_asks_about_it(signed_in, live_story, editor):
    live_story(headline="Harbour wall mended")
    page = signed_in(editor).get(LIST).content.decode()
    for words in ("Harbour wall mended", "Writing", "Live", "News", "Wim Writer", "just now"):
        assert words in page


def test_the_list_costs_the_same_at_five_and_at_fifty_stories(
    signed_in, story, editor, django_assert_num_queries, django_assert_max_num_queries
):
    for _number in range(5):
        story("submit", tags=["Harbour"])
    client = signed_in(editor)
    client.get(LIST)
    with django_assert_max_num_queries(14) as few:
        client.get(LIST)
    for _number in range(45):
        story("submit")
    with django_assert_num_queries(len(few)):
        assert len(client.get(LIST).context["cl"].result_list) == 50


def test_an_editor_confined_to_a_section_sees_that_section(signed_in, person, story, news, sport):
    story("submit", headline="A vote in the council")
    story("submit", headline="A match on the green", section=sport)
    client = signed_in(person("Editor", sections=[sport]))
    assert listed(client.get(LIST)) == {"A match on the green"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("desk=mine", {"Mine"}),
        ("desk=waiting", {"Waiting"}),
        ("desk=back", {"Back"}),
        ("stage__exact=review", {"Waiting", "Mine"}),
        ("standing=live", {"Live"}),
        ("standing=nothing", {"Mine", "Waiting", "Back"}),
        ("q=wAiTing", {"Waiting"}),
        ("q=olga+other", {"Live"}),
        ("q=the-slug-of-it", {"Back"}),
        ("q=nothing+like+it", set()),
        ("standing=nonsense", {"Mine", "Waiting", "Back", "Live"}),
        ("kind__exact=opinion", {"Live"}),
        ("language__exact=de", {"Back"}),
    ],
)
def test_the_list_is_sifted(signed_in, story, editor, other_writer, query, found):
    story("submit", by=editor, headline="Mine", slug="mine")
    story("submit", headline="Waiting", slug="waiting")
    back = ("send-back", {"note": "More"})
    story("submit", back, headline="Back", slug="the-slug-of-it", language="de")
    way = ("submit", "approve", "publish")
    story(*way, by=other_writer, headline="Live", slug="live", kind="opinion")
    assert listed(signed_in(editor).get(f"{LIST}?{query}")) == found


@pytest.mark.parametrize(
    ("typed", "headline"),
    [
        ("Merrowby's last", "Merrowby’s last bank to close"),
        ("Merrowby’s last", "Merrowby's last bank to close"),
        ('raccoon "runner beans"', "Raccoon at large among the runner beans"),
        ("„Kater“", "Kater: zwei Nächte auf See"),
        ("nachte", "Kater: zwei Nächte auf See"),
        ("NÄCHTE", "Kater: zwei Nächte auf See"),
        ("naechte", "Kater: zwei Nächte auf See"),
        ("strasse lodz", "Die Straße nach Łódź"),
        ("well-known", "A well known well"),
        ("مدرسه", "مدرسة جديدة"),
    ],
)
def test_a_story_is_found_however_its_headline_is_typed(signed_in, story, editor, typed, headline):
    story(headline=headline, slug="")
    story(headline="Another", slug="another")
    assert listed(signed_in(editor).get(LIST, {"q": typed})) == {headline}


def test_a_story_is_found_by_its_tags_and_its_names(signed_in, story, editor):
    Author.objects.create(name="Zoë Ångström", slug="zoe")
    story(headline="Tagged", tags=["Flood defences", "Harbour"])
    story(headline="Signed", authors=Author.objects.filter(slug="zoe"))
    client = signed_in(editor)
    assert listed(client.get(LIST, {"q": "flood tagged"})) == {"Tagged"}
    assert listed(client.get(LIST, {"q": "angstrom zoe"})) == {"Signed"}


def test_signs_alone_find_no_story(signed_in, story, editor):
    story()
    assert listed(signed_in(editor).get(LIST, {"q": '% "_"'})) == set()


def test_what_is_planned_is_listed_with_its_time_the_next_first(signed_in, story, editor, tomorrow):
    for days in (2, 0, 1):
        at = tomorrow + timedelta(days=days)
        story("submit", "approve", ("publish", {"at": at}), headline=f"In {days}")
    response = signed_in(editor).get(f"{LIST}?desk=planned")
    shown = [article.headline for article in response.context["cl"].result_list]
    assert shown == ["In 0", "In 1", "In 2"]
    assert f"{timezone.localtime(tomorrow):%H:%M}" in response.content.decode()


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "99999999999999999999", "%00"])
def test_a_page_that_is_none_is_no_error(signed_in, story, editor, page):
    story()
    assert signed_in(editor).get(f"{LIST}?p={page}", follow=True).status_code in {200, 400}


def test_stories_are_never_deleted_here(signed_in, story, chief):
    article = story()
    client = signed_in(chief)
    assert "delete_selected" not in client.get(LIST).content.decode()
    delete = reverse("admin:articles_article_delete", args=[article.pk])
    assert client.post(delete, {"post": "yes"}).status_code == 403
    post(client, "delete_selected", [article], post="yes")
    assert Article.objects.filter(pk=article.pk).exists()


def test_an_action_asks_before_it_moves_anything(signed_in, story, editor):
    stories = [story("submit"), story("submit")]
    asked = post(signed_in(editor), "move_approve", stories)
    assert "2 stories, each by itself" in asked.content.decode()
    assert Article.objects.filter(stage=Stage.REVIEW).count() == 2


def test_an_action_moves_each_story_through_the_same_door(signed_in, story, editor):
    good, own, gone = story("submit"), story("submit", by=editor), story("submit")
    told = said(confirm(signed_in(editor), "move_approve", [good, own, gone]))
    stages = [Article.objects.get(pk=article.pk).stage for article in (good, own, gone)]
    assert stages == ["ready", "review", "ready"]
    assert any(own.headline in line and "another person must approve" in line for line in told)
    assert good.moves.first().by == editor


def test_an_action_says_beforehand_which_stories_stay_and_why(signed_in, story, editor, picture):
    good, own, out = story("submit"), story("submit", by=editor), story("submit", "approve")
    bare = story("submit", lead_picture=picture(credit=""))
    asked = post(signed_in(editor), "move_approve", [good, own, out, bare])
    assert asked.context["stories"] == [good]
    assert asked.context["refused"] == {
        own: "You changed these words since the last approval: another person must approve.",
        out: "“Approve” is not possible as the story stands now.",
        bare: "This picture has no credit.",
    }
    assert "3 stories stay as they are" in asked.text
    assert f'name="seen_{good.pk}"' in asked.text
    assert f'name="seen_{own.pk}"' not in asked.text


def test_an_action_with_nothing_to_move_has_nothing_to_press(signed_in, story, editor):
    asked = post(signed_in(editor), "move_send_back", [story(), story()])
    assert asked.context["stories"] == []
    assert 'type="submit">Send back' not in asked.text


def test_an_action_counts_what_it_moved(signed_in, story, editor):
    stories = [story("submit"), story("submit"), story("submit")]
    client = signed_in(editor)
    confirmed = confirm(client, "move_send_back", stories[:2], note="Names, please")
    assert said(confirmed) == ["2 stories were sent back."]
    confirmed = confirm(client, "move_send_back", stories[2:], note="Names, please")
    assert said(confirmed) == ["One story was sent back."]


def test_an_action_refuses_words_that_changed_since_the_list_was_read(signed_in, story, editor):
    article = story("submit")
    told = said(post_stale(signed_in(editor), article))
    assert any("The words have changed" in line for line in told)
    assert Article.objects.get(pk=article.pk).stage == "review"


def post_stale(client, article):
    seen = {f"seen_{article.pk}": "0" * 64}
    return post(client, "move_approve", [article], confirmed="yes", **seen)


def test_sending_several_back_wants_a_reason(signed_in, story, editor):
    stories = [story("submit"), story("submit")]
    client = signed_in(editor)
    refused = confirm(client, "move_send_back", stories, note=" ")
    assert "Say why" in refused.content.decode()
    assert Article.objects.filter(stage=Stage.REVIEW).count() == 2
    confirm(client, "move_send_back", stories, note="Names, please")
    assert Article.objects.filter(stage=Stage.WRITING).count() == 2
    assert stories[1].moves.first().note == "Names, please"


def test_an_action_is_offered_and_taken_only_with_its_permission(signed_in, story, writer):
    article = story("submit")
    client = signed_in(writer)
    assert "move_approve" not in client.get(LIST).content.decode()
    confirm(client, "move_approve", [article])
    assert Article.objects.get(pk=article.pk).stage == "review"


def test_all_that_the_list_has_is_never_moved_at_once(signed_in, story, editor):
    ticked, other = story("submit"), story("submit")
    confirm(signed_in(editor), "move_approve", [ticked], select_across="1")
    assert Article.objects.get(pk=ticked.pk).stage == "ready"
    assert Article.objects.get(pk=other.pk).stage == "review"


def test_a_new_version_of_what_is_live_is_not_published_in_a_row_with_others(
    signed_in, live_story, story, writer, editor, publisher
):
    article = live_story()
    article.headline = "Another"
    workflow.revise(article, by=writer, parent=article.head)
    story.advance(article, "submit", "approve")
    asked = post(signed_in(publisher), "move_publish", [article])
    (why,) = asked.context["refused"].values()
    assert why == "Say what kind of change this is: readers will be told."
    assert Article.objects.get(pk=article.pk).stage == "ready"


def test_an_action_on_stories_out_of_reach_finds_none(signed_in, person, sport, story):
    article = story("submit")
    confirm(signed_in(person("Editor", sections=[sport])), "move_approve", [article])
    assert Article.objects.get(pk=article.pk).stage == "review"


def test_those_without_a_desk_see_no_list(signed_in, person):
    assert signed_in(person()).get(LIST).status_code in {302, 403}
