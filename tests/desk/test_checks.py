"""The checks as the desk shows them: beside the text, while one types, after a refusal."""

import pytest
from django.urls import reverse

from articles.models import HouseRule
from tests.desk.story_forms import ADD, change_url, retyped, typed


def checks_url(article=None):
    return reverse("admin:articles_article_checks", args=[article.pk] if article else [])


def test_the_form_opens_with_what_there_is_to_say(signed_in, writer, story):
    article = story(headline="LOUD AND CLEAR")
    page = signed_in(writer).get(change_url(article)).content.decode()
    assert "The headline is all in capitals." in page


def test_what_is_typed_is_checked_and_not_kept(signed_in, writer, story):
    article = story()
    said = signed_in(writer).post(
        checks_url(article), retyped(article, body='<p>See <a href="/nowhere/">here</a>.</p>')
    )
    assert "does not say where the link leads" in said.content.decode()
    assert "leads to nothing that readers can see" in said.content.decode()
    article.refresh_from_db()
    assert article.revisions.count() == 1


def test_a_story_says_what_it_still_lacks_before_it_is_submitted(signed_in, writer, news):
    client = signed_in(writer)
    lacking = ("A story needs a headline.", "There is nothing to read yet.", "Choose the section")
    for page in (client.get(ADD), client.post(checks_url(), {})):
        assert all(sentence in page.text for sentence in lacking)
        assert "Nothing to remark on" not in page.text
    said = client.post(checks_url(), typed(news, headline="مدرسة")).text
    assert "A story needs a slug for its address." in said
    assert not any(sentence in said for sentence in lacking)
    assert "Nothing to remark on" in client.post(checks_url(), typed(news)).text


def test_a_picture_without_a_description_is_named_while_one_writes(
    signed_in, writer, story, picture
):
    article = story(lead_picture=picture(alt="", credit=""))
    page = signed_in(writer).get(change_url(article)).text
    assert "Must be put right before approval" in page
    assert "This picture has no credit" in page


def test_who_submits_is_told_what_an_editor_will_need(signed_in, writer, story, news, picture):
    client = signed_in(writer)
    lacking = picture(credit="")
    told = client.post(ADD, typed(news, lead_picture=lacking.pk, _move="submit"), follow=True)
    assert "Before an editor can approve it: This picture has no credit" in told.text
    move = reverse("admin:articles_article_move", args=[story(lead_picture=lacking).pk, "submit"])
    assert (
        "Before an editor can approve it: This picture has no"
        in client.post(move, follow=True).text
    )
    plain = reverse("admin:articles_article_move", args=[story().pk, "submit"])
    assert "Before an editor" not in client.post(plain, follow=True).text


def test_a_new_story_is_checked_by_the_rules_of_the_section_that_is_chosen(
    signed_in, writer, news, sport
):
    HouseRule.objects.create(name="S", pattern="ferry", advice="A boat.", section=sport)
    client = signed_in(writer)
    assert "A boat." in client.post(checks_url(), typed(sport)).content.decode()
    assert "A boat." not in client.post(checks_url(), typed(news)).content.decode()


def test_words_in_findings_are_words_not_markup(signed_in, writer, news):
    HouseRule.objects.create(
        name="S", pattern="ferry", advice="<b>No</b>", replacement='"><script>x</script>'
    )
    page = signed_in(writer).post(checks_url(), typed(news)).content.decode()
    assert "&lt;b&gt;No" in page
    assert "<script" not in page


def test_somebody_elses_words_are_not_checked_for_everybody(signed_in, other_writer, reader, story):
    article = story()
    for person in (other_writer, reader):
        client = signed_in(person)
        assert client.post(checks_url(article), retyped(article)).status_code == 403
    assert signed_in(reader).post(checks_url(), {}).status_code == 403
    assert signed_in(reader).get(checks_url(article)).status_code in (403, 405)


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"section": "9" * 40, "lead_picture": "x", "body": "<p><a href='http://[x'>here</a>"},
        {"headline": "\x00\ufffe" * 9, "body": "<table>" * 900},
        {"section": "²", "body": '<p><a href="/by/\x00/">here</a></p>'},
    ],
)
def test_nothing_that_is_posted_breaks_the_checks(signed_in, writer, posted):
    assert signed_in(writer).post(checks_url(), posted).status_code == 200


def test_a_refused_form_shows_the_findings_on_what_was_typed(signed_in, writer, news):
    refused = signed_in(writer).post(
        ADD, typed(news, headline="FERRY SAILS AGAIN", slug="not a slug")
    )
    assert "The headline is all in capitals." in refused.content.decode()
