"""Saving: a revision each time, everything or nothing, nobody overwritten."""

import pytest

from articles.models import Article, Author, Tag
from articles.states import Stage
from newsroom.pictures.models import Picture
from tests.conftest import image_file
from tests.desk.story_forms import ADD, address, change_url, retyped, sentences, typed


def test_a_new_story_is_kept_with_its_first_revision(writer, news, signed_in):
    response = signed_in(writer).post(ADD, typed(news, tags="Ferries, Islands"))
    article = Article.objects.get()
    assert response.url == change_url(article)
    assert article.head.number == 1
    assert article.slug == "ferry-returns-to-the-island"
    assert [copy["name"] for copy in article.tag_copies()] == ["Ferries", "Islands"]
    assert 'id="b-' in article.body


def test_an_address_is_made_with_the_letters_of_the_storys_language(writer, news, signed_in):
    words = {"headline": "Größere Fähre für Ærø", "language": "de"}
    signed_in(writer).post(ADD, typed(news, **words))
    assert Article.objects.get().slug == "groessere-faehre-fuer-aero"


def test_a_headline_that_gives_no_address_is_kept_and_asks_for_one_when_submitted(
    writer, news, signed_in
):
    words = {"headline": "مدرسة جديدة", "language": "ar"}
    client = signed_in(writer)
    client.post(ADD, typed(news, **words))
    article = Article.objects.get()
    assert article.slug == ""
    refused = client.post(change_url(article), retyped(article, _move="submit"))
    assert sentences(refused, "slug") == ["A story needs a slug for its address."]


def test_an_emptied_address_that_readers_know_stays(writer, live_story, signed_in):
    article = live_story(slug="harbour-wall")
    signed_in(writer).post(change_url(article), retyped(article, slug="", headline="Another"))
    article.refresh_from_db()
    assert (article.headline, article.slug) == ("Another", "harbour-wall")


def test_what_turns_the_direction_of_a_line_is_not_kept_in_one(writer, news, signed_in):
    hidden = "Ferry\u202e returns\u2066\u200f"
    words = {"headline": hidden, "standfirst": hidden, "tags": f"{hidden}, Ferry returns"}
    signed_in(writer).post(ADD, typed(news, search_title=hidden, **words))
    article = Article.objects.get()
    kept = {article.headline, article.standfirst, article.search_title}
    assert kept | {copy["name"] for copy in article.tag_copies()} == {"Ferry returns"}


def test_tags_that_are_new_are_told_from_those_that_exist(writer, news, signed_in):
    Tag.objects.called("Harbour")
    client = signed_in(writer)
    refused = client.post(ADD, typed(news, slug="Not a slug", tags="HARBOUR, har"))
    assert refused.context["new_tags"] == ["har"]
    tags = address("tags")
    assert [client.get(tags, {"q": name}).json()["known"] for name in ("har", "harbour")] == [
        False,
        True,
    ]


def test_a_writer_is_the_byline_of_a_new_story(writer, news, signed_in):
    client = signed_in(writer)
    assert 'value="Wim Writer"' in client.get(ADD).text
    client.post(ADD, typed(news))
    assert [byline.author.user for byline in Article.objects.get().bylines.all()] == [writer]


def test_somebody_who_signs_for_the_first_time_becomes_an_author(person, news, signed_in):
    Author.objects.create(name="Nora Newcomer", slug="nora-newcomer")
    newcomer = person("Writer", name="Nora Newcomer")
    client = signed_in(newcomer)
    client.post(ADD, typed(news))
    client.post(ADD, typed(news, headline="Another one"))
    assert Author.objects.get(user=newcomer).slug == "nora-newcomer-2"
    assert newcomer.author.bylines.count() == 2


def test_a_new_story_is_in_the_language_of_the_house(writer, signed_in):
    assert signed_in(writer).get(ADD).context["form"]["language"].value() == "en"


def test_a_story_by_somebody_who_works_for_one_section_begins_there(person, news, sport, signed_in):
    local = person("Writer", name="Lena Local", sections=[sport])
    assert signed_in(local).get(ADD).context["form"]["section"].value() == sport.pk


def test_each_save_is_a_revision_by_whoever_saved(story, writer, editor, signed_in):
    article = story("submit")
    signed_in(editor).post(change_url(article), retyped(article, headline="Ferry is back"))
    article.refresh_from_db()
    assert (article.head.number, article.head.author, article.headline) == (
        2,
        editor,
        "Ferry is back",
    )


def test_saving_the_same_words_makes_no_revision_and_says_so(story, writer, signed_in):
    article = story(tags=["Ferries"])
    response = signed_in(writer).post(change_url(article), retyped(article), follow=True)
    assert article.revisions.count() == 1
    assert "Nothing had changed" in response.text


def test_what_is_stored_was_cleaned_whatever_was_posted(writer, news, signed_in):
    body = (
        '<p onclick="x()">Hello<script>alert(1)</script> <b>there</b></p><iframe src="/"></iframe>'
    )
    signed_in(writer).post(ADD, typed(news, body=body))
    assert "<strong>there</strong>" in Article.objects.get().body
    assert not {"script", "onclick", "iframe"} & set(Article.objects.get().body.split("<"))


def test_submit_saves_and_submits_in_one_go(writer, news, signed_in, media):
    posted = typed(
        news,
        _move="submit",
        tags="Ferries, Islands, Travel",
        lead_upload=image_file(),
        lead_alt="The ferry at the pier",
        lead_credit="Ana Reis",
    )
    signed_in(writer).post(ADD, posted)
    article = Article.objects.get()
    assert article.stage == Stage.REVIEW
    assert (article.lead_picture.alt, article.lead_picture.credit) == (
        "The ferry at the pier",
        "Ana Reis",
    )
    assert article.lead_picture.uploaded_by == writer


def test_a_refused_submit_keeps_nothing_but_what_was_typed(writer, signed_in, media):
    posted = typed(_move="submit", tags="Brand new", lead_upload=image_file(), lead_alt="The ferry")
    response = signed_in(writer).post(ADD, posted)
    assert response.status_code == 422
    assert sentences(response, "section") == ["Choose the section that this story belongs to."]
    assert not Article.objects.exists()
    assert not Tag.objects.exists()
    assert "Ferry returns to the island" in response.text
    assert "Brand new" in response.text


def test_an_upload_with_a_refused_story_stays_in_the_library_chosen(writer, signed_in, media):
    posted = typed(_move="submit", lead_upload=image_file(), lead_alt="The ferry")
    response = signed_in(writer).post(ADD, posted)
    picture = Picture.objects.get()
    assert response.context["form"]["lead_picture"].value() == str(picture.pk)
    assert "need not send it again" in response.text
    assert picture.thumbnail_url in response.text


def test_a_stale_save_that_clashes_is_refused_with_both_texts_shown(
    story, writer, editor, signed_in
):
    article = story("submit")
    mine = retyped(article, headline="My ferry", body="<p>My words about the ferry.</p>")
    signed_in(editor).post(change_url(article), retyped(article, headline="Their ferry"))
    response = signed_in(writer).post(change_url(article), mine)
    assert response.status_code == 409
    assert "Their" in response.text
    assert "My words about the ferry." in response.text
    article.refresh_from_db()
    assert article.headline == "Their ferry"


def test_approved_words_go_back_to_review_when_somebody_changes_them(story, writer, signed_in):
    article = story("submit", "approve")
    signed_in(writer).post(change_url(article), retyped(article, headline="Changed"))
    article.refresh_from_db()
    assert article.stage == Stage.REVIEW


def test_bylines_keep_their_order_and_roles(story, writer, other_writer, signed_in):
    article = story()
    names = [other_writer.author, writer.author]
    posted = retyped(
        article,
        byline_author=[str(author.pk) for author in names] + [""],
        byline_name=[author.name for author in names] + [""],
        byline_role=["words", "photographs", "words"],
    )
    signed_in(writer).post(change_url(article), posted)
    assert [(byline.author, byline.role) for byline in article.bylines.all()] == [
        (other_writer.author, "words"),
        (writer.author, "photographs"),
    ]


def test_a_name_typed_without_choosing_it_finds_its_author(story, writer, other_writer, signed_in):
    article = story()
    posted = retyped(article, byline_author=[""], byline_name=["olga  other"])
    signed_in(writer).post(change_url(article), posted)
    assert [byline.author for byline in article.bylines.all()] == [other_writer.author]


def test_tags_that_exist_are_found_by_any_spelling(story, writer, signed_in):
    Tag.objects.called("Ferries")
    article = story()
    signed_in(writer).post(change_url(article), retyped(article, tags="FERRIES, ferries ,"))
    assert [copy["name"] for copy in article.tag_copies()] == ["Ferries"]
    assert Tag.objects.count() == 1


@pytest.mark.parametrize("stage_moves", [[], ["submit"]])
def test_an_author_of_the_story_may_write_in_it_until_it_is_closed(
    story, writer, signed_in, stage_moves
):
    assert 'id="article_form"' in signed_in(writer).get(change_url(story(*stage_moves))).text


def test_a_page_that_saves_without_leaving_learns_what_changed(story, writer, signed_in):
    article = story()
    client = signed_in(writer)
    posted = retyped(article, headline="Changed", body="<p>New words</p>")
    answer = client.post(change_url(article), posted, headers={"accept": "application/json"}).json()
    article.refresh_from_db()
    assert answer["parent"] == article.head_id
    assert [kind for name, kind in answer["blocks"]] == ["p"]
    assert "Saved as version 2." in answer["bar"]
    assert article.head.digest in answer["dialogs"]


def test_a_page_that_saves_without_leaving_learns_of_a_refusal(story, writer, signed_in, media):
    posted = retyped(story(), headline="x" * 300, lead_upload=image_file())
    response = signed_in(writer).post(
        change_url(Article.objects.get()), posted, headers={"accept": "application/json"}
    )
    assert (response.status_code, response.json()) == (422, {"kept": Picture.objects.get().pk})
