"""Words between two saves are kept in a slot of their page, for one person, until saved."""

import uuid

import pytest
from django.urls import reverse

from articles import autosaving, workflow
from articles.forms import ArticleForm
from articles.models import Article, Autosave
from tests.desk.story_forms import ADD, change_url, retyped, typed

PAGE, OTHER_PAGE = uuid.uuid4(), uuid.uuid4()
DESK = reverse("admin:index")


def slot_url(article, key=PAGE):
    return reverse("admin:articles_article_autosave", args=[article.pk, key])


def new_url(key=PAGE):
    return reverse("admin:articles_article_autosave_new", args=[key])


def test_what_is_typed_is_kept_and_the_story_stays_as_it_is(story, writer, signed_in):
    article = story()
    client = signed_in(writer)
    for headline in ("Typ", "Typed"):
        answer = client.post(slot_url(article), retyped(article, headline=headline))
        assert len(answer.json()["saved_at"]) == len("14:03:12")
    slot = Autosave.objects.get()
    assert (slot.fields["headline"], slot.parent) == (["Typed"], article.head)
    assert article.revisions.count() == 1


def test_every_word_that_the_form_takes_is_kept_on_its_way(writer):
    form = ArticleForm(user=writer)
    typed_in = set(form.fields) - {"parent", "bylines", "lead_upload"}
    assert typed_in == autosaving.FIELDS - autosaving.BYLINES


def test_a_slot_is_offered_to_its_own_person_only(story, writer, editor, signed_in):
    article = story("submit")
    signed_in(writer).post(slot_url(article), retyped(article, headline="Private words"))
    assert "You have unsaved words" in signed_in(writer).get(change_url(article)).text
    key = Autosave.objects.get().key
    page = signed_in(editor).get(f"{change_url(article)}?autosave={key}").text
    assert "unsaved words from" not in page
    assert "Private words" not in page


def test_taking_them_puts_them_into_the_form_and_saving_empties_the_slot(story, writer, signed_in):
    article = story()
    client = signed_in(writer)
    posted = retyped(article, headline="Typed", autosave=str(PAGE))
    client.post(slot_url(article), posted)
    page = client.get(f"{change_url(article)}?autosave={PAGE}")
    assert (page.status_code, "Typed" in page.text) == (200, True)
    client.post(change_url(article), posted)
    assert not Autosave.objects.exists()


def test_a_new_story_has_a_slot_until_it_is_saved(writer, news, signed_in):
    client = signed_in(writer)
    client.post(new_url(), {"headline": "No row yet"})
    assert "No row yet" in client.get(ADD).text
    client.post(ADD, typed(news, autosave=str(PAGE)))
    assert Article.objects.count() == 1
    assert not Autosave.objects.exists()


def test_nobody_writes_into_somebody_elses_slot_by_its_key(writer, other_writer, signed_in):
    signed_in(writer).post(new_url(), {"headline": "Mine"})
    assert signed_in(other_writer).post(new_url(), {"headline": "Theirs"}).status_code == 403
    signed_in(other_writer).post(new_url(), {"discard": "1"})
    assert Autosave.objects.get().fields == {"headline": ["Mine"]}


def test_a_slot_of_one_story_takes_no_words_of_another(story, writer, signed_in):
    one, other = story(), story()
    client = signed_in(writer)
    client.post(slot_url(one), retyped(one, headline="Mine"))
    assert client.post(slot_url(other), retyped(other)).status_code == 403
    assert Autosave.objects.get().article == one


def test_whoever_may_not_change_a_story_keeps_nothing_of_it(story, reader, signed_in):
    article = story("submit")
    assert signed_in(reader).post(slot_url(article), retyped(article)).status_code == 403
    assert not Autosave.objects.exists()


def test_a_text_too_long_to_keep_is_refused_with_a_sentence(story, writer, signed_in):
    article = story()
    answer = signed_in(writer).post(slot_url(article), retyped(article, body="x" * 2_100_000))
    assert (answer.status_code, bool(answer.json()["said"])) == (422, True)


def test_thrown_away_words_are_gone(story, writer, signed_in):
    article = story()
    client = signed_in(writer)
    client.post(slot_url(article), retyped(article, headline="Typed"))
    answer = client.post(slot_url(article), {"discard": "1"})
    assert answer.url == change_url(article)
    assert not Autosave.objects.exists()


def test_words_that_were_left_stay_while_others_are_typed_and_saved(story, writer, signed_in):
    article = story()
    client = signed_in(writer)
    client.post(slot_url(article), retyped(article, headline="Left"))
    client.post(slot_url(article, OTHER_PAGE), retyped(article, headline="Typed later"))
    assert client.get(change_url(article)).text.count("You have unsaved words") == 2
    later = retyped(article, headline="Typed later", autosave=str(OTHER_PAGE))
    assert client.post(change_url(article), later).status_code == 302
    assert Autosave.objects.get().fields["headline"] == ["Left"]


def test_an_offer_says_what_the_words_would_change(story, writer, signed_in):
    article = story()
    client = signed_in(writer)
    body = article.body.replace("six weeks", "eight long weeks")
    client.post(slot_url(article), retyped(article, body=body))
    page = client.get(change_url(article)).text
    assert "Beside version 1:" in page
    assert "<ins>2 words added</ins>" in page
    assert "<del>1 word removed</del>" in page
    assert '<ins class="">eight long </ins>' in page


def test_an_offer_whose_words_stand_already_says_so(story, writer, signed_in):
    article = story()
    client = signed_in(writer)
    client.post(slot_url(article), retyped(article))
    assert "They are those of version 1, word for word." in client.get(change_url(article)).text


@pytest.mark.parametrize(
    "wrong",
    [{"headline": ""}, {"byline_name": ["Nobody"], "byline_author": [""]}, {"section": "x"}],
)
def test_words_that_could_not_be_saved_are_offered_too(story, writer, signed_in, wrong):
    article = story()
    client = signed_in(writer)
    client.post(slot_url(article), retyped(article, standfirst="Typed.", **wrong))
    page = client.get(change_url(article))
    assert "Go on with it" in page.text
    assert Article.objects.get(pk=article.pk).headline == article.headline


def test_going_on_with_words_merges_them_with_what_was_saved_since(
    story, writer, editor, signed_in
):
    article = story("submit")
    client = signed_in(writer)
    client.post(slot_url(article), retyped(article, headline="Typed"))
    theirs = Article.objects.get(pk=article.pk)
    theirs.standfirst = "Theirs."
    workflow.revise(theirs, by=editor, parent=theirs.head)
    page = client.get(change_url(article)).text
    assert "Edda Editor saved version 2" in page
    assert "?old=1&amp;new=2" in page
    form = client.get(f"{change_url(article)}?autosave={PAGE}").context["form"]
    assert form["parent"].value() == str(article.head_id)
    went_on = retyped(article, headline="Typed", standfirst=article.standfirst)
    client.post(change_url(article), went_on | {"parent": article.head_id, "autosave": str(PAGE)})
    merged = Article.objects.get(pk=article.pk)
    assert (merged.headline, merged.standfirst) == ("Typed", "Theirs.")
    assert merged.head.merged_id
    assert not Autosave.objects.exists()


def test_unsaved_new_stories_wait_on_their_writers_first_page_only(writer, other_writer, signed_in):
    client = signed_in(writer)
    client.post(new_url(), {"body": "<p>A first  sentence.</p><p>A second.</p>"})
    page = client.get(DESK).text
    assert "A first sentence." in page
    assert f"{ADD}?autosave={PAGE}" in page
    assert "A first sentence." not in signed_in(other_writer).get(DESK).text
    answer = client.post(new_url(), {"discard": "1"}, follow=True)
    assert answer.redirect_chain[-1][0] == DESK
    assert "A first sentence." not in answer.text


def test_too_many_unsaved_texts_are_refused_and_none_of_them_is_lost(
    story, writer, signed_in, monkeypatch
):
    monkeypatch.setattr(autosaving, "MOST", 1)
    article = story()
    client = signed_in(writer)
    client.post(slot_url(article), retyped(article, headline="First"))
    assert client.post(slot_url(article, OTHER_PAGE), retyped(article)).status_code == 422
    assert client.post(slot_url(article), retyped(article, headline="First!")).status_code == 200
    assert Autosave.objects.get().fields["headline"] == ["First!"]
