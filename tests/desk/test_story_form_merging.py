"""A save that comes too late is merged: by field, by block, and by choice where both changed."""

import pytest

from articles.models import Article, Revision
from articles.states import Stage
from tests.desk.story_forms import change_url, retyped


def now(article):
    return Article.objects.get(pk=article.pk)


@pytest.fixture
def late(story, writer, editor, signed_in):
    """The editor saves first; the writer, who opened the same version, posts afterwards."""
    article = story("submit")

    def post(theirs, **mine):
        opened = retyped(article, **mine)
        assert signed_in(editor).post(change_url(article), retyped(article, **theirs)).url
        return opened, signed_in(writer)

    post.article = article
    return post


def test_what_does_not_clash_is_merged_at_once_and_both_parents_are_named(late, writer, editor):
    opened, client = late({"standfirst": "Theirs."}, headline="Mine")
    response = client.post(change_url(late.article), opened, follow=True)
    story = now(late.article)
    assert (story.headline, story.standfirst) == ("Mine", "Theirs.")
    assert (story.head.parent.author, story.head.merged.author) == (editor, writer)
    assert (story.head.merged.headline, story.head.merged.parent.number) == ("Mine", 1)
    assert "merged with version 2 that Edda Editor saved meanwhile" in response.text


def test_what_both_changed_is_asked_about_and_nothing_is_chosen_for_anybody(late):
    opened, client = late({"headline": "Theirs"}, headline="Mine")
    response = client.post(change_url(late.article), opened)
    assert response.status_code == 409
    assert 'name="choose_headline"' in response.text
    assert "checked" not in response.text.split('class="merge"')[1].split("</fieldset>")[0]
    assert now(late.article).headline == "Theirs"
    assert late.article.revisions.count() == 2


@pytest.mark.parametrize("chosen", ["mine", "theirs"])
def test_a_choice_makes_the_merge_and_keeps_both_versions(late, chosen):
    opened, client = late({"headline": "theirs"}, headline="mine")
    onto = now(late.article).head
    client.post(change_url(late.article), opened | {"onto": onto.pk, "choose_headline": chosen})
    story = now(late.article)
    assert (story.headline, story.head.parent) == (chosen, onto)
    assert set(Revision.objects.values_list("headline", flat=True)) >= {"mine", "theirs"}


def test_a_paragraph_that_both_changed_can_be_kept_twice(late):
    body = late.article.body
    theirs = body.replace("autumn storms", "winter")
    opened, client = late({"body": theirs}, body=body.replace("autumn storms", "spring"))
    place = body.split('id="')[1][:10]
    choice = {"onto": now(late.article).head.pk, f"choose_{place}": "both"}
    assert client.post(change_url(late.article), opened | choice).status_code == 302
    assert "winter" in now(late.article).body
    assert "spring" in now(late.article).body


@pytest.mark.parametrize("theirs", [{"standfirst": "Theirs."}, {"headline": "Theirs"}])
def test_a_merge_posted_twice_is_made_once(late, theirs):
    opened, client = late(theirs, headline="Mine")
    if "headline" in theirs:
        opened |= {"onto": now(late.article).head.pk, "choose_headline": "mine"}
    client.post(change_url(late.article), opened)
    made = late.article.revisions.count()
    assert client.post(change_url(late.article), opened).status_code == 302
    assert late.article.revisions.count() == made


def test_the_same_words_posted_twice_make_one_version(story, writer, signed_in):
    article = story()
    posted = retyped(article, headline="Mine", tags="Ferries", body="<p>New</p>")
    for _time in range(2):
        signed_in(writer).post(change_url(article), posted)
    assert article.revisions.count() == 2


def test_choices_are_asked_again_and_kept_when_the_story_moved_on(late, editor, signed_in):
    opened, client = late({"headline": "Theirs"}, headline="Mine")
    choice = {"onto": now(late.article).head.pk, "choose_headline": "mine"}
    signed_in(editor).post(change_url(late.article), retyped(late.article, headline="Newer"))
    response = client.post(change_url(late.article), opened | choice)
    assert response.status_code == 409
    assert "checked" in response.text.split('class="merge"')[1].split("</fieldset>")[0]
    assert now(late.article).headline == "Newer"


def test_whoever_merged_words_into_a_story_may_not_approve_them(story, editor, writer, signed_in):
    article = story("submit")
    opened = retyped(article, headline="By the editor")
    signed_in(writer).post(change_url(article), retyped(article, standfirst="By the writer."))
    signed_in(editor).post(change_url(article), opened)
    assert not Article.objects.filter(pk=article.pk).words_of_others(editor).exists()
    assert now(article).stage == Stage.REVIEW


def test_a_merge_into_approved_words_sends_them_back_to_review(story, editor, writer, signed_in):
    article = story("submit", "approve")
    opened = retyped(article, headline="Mine")
    signed_in(editor).post(change_url(article), retyped(article, standfirst="Theirs."))
    signed_in(writer).post(change_url(article), opened)
    assert now(article).stage == Stage.REVIEW
    assert now(article).headline == "Mine"


def test_a_save_of_nothing_on_an_older_version_says_what_stands_and_takes_nothing_back(late):
    opened, client = late({"standfirst": "Theirs."})
    ask = {"headers": {"Accept": "application/json"}}
    answer = client.post(change_url(late.article), opened, **ask).json()
    assert (answer["late"], answer["parent"]) == (True, opened["parent"])
    assert "Nothing had changed: version 2 stands." in answer["bar"]
    client.post(change_url(late.article), opened | {"headline": "Mine"}, **ask)
    assert (now(late.article).headline, now(late.article).standfirst) == ("Mine", "Theirs.")


def test_a_merge_posted_without_a_choice_says_so_at_each_place(late):
    opened, client = late({"headline": "Theirs"}, headline="Mine")
    missing = 'id="choose_headline_error" hidden'
    assert missing in client.post(change_url(late.article), opened).text
    undecided = opened | {"onto": now(late.article).head.pk}
    response = client.post(change_url(late.article), undecided)
    assert response.status_code == 409
    assert missing not in response.text
    assert "autofocus" in response.text.split('class="merge"')[1].split("</fieldset>")[0]
