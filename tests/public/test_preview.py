"""A version as readers would see it, for those who may see the story."""

import re

import pytest

from articles import workflow
from articles.models import Article, Author, Tag
from tests.desk.story_forms import typed as typed_story


@pytest.fixture
def draft(story, writer, picture):
    return story(headline="Zebra crossing to close", tags=["Zebras"], lead_picture=picture())


def preview_of(article):
    return f"/preview/{article.key}/{article.head.number}/"


@pytest.mark.parametrize("who", ["writer", "editor", "publisher", "reader", "chief"])
def test_who_may_see_the_story_sees_its_preview(request, signed_in, draft, who):
    response = signed_in(request.getfixturevalue(who)).get(preview_of(draft))
    assert response.status_code == 200
    assert "Zebra crossing to close" in response.text
    assert "Preview of version 1" in response.text


def test_a_stranger_is_told_the_same_as_of_a_preview_that_never_was(anyone, draft):
    answer = anyone.get(preview_of(draft))
    invented = anyone.get("/preview/00000000-0000-0000-0000-000000000000/1/")
    assert answer.status_code == invented.status_code == 404
    assert answer.content == invented.content


def test_a_colleague_of_another_section_is_told_that_nothing_is_there(
    person, signed_in, draft, sport
):
    elsewhere = person("Writer", name="Eve Elsewhere", sections=[sport])
    assert signed_in(elsewhere).get(preview_of(draft)).status_code == 404


def test_a_preview_is_kept_by_nobody_and_found_by_no_search(signed_in, editor, draft):
    response = signed_in(editor).get(preview_of(draft))
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "noindex" in response.headers["X-Robots-Tag"]


def test_an_unfinished_story_can_be_looked_at(signed_in, story, writer):
    article = story(headline="", slug="", standfirst="", body="", section=None, authors=[])
    assert signed_in(writer).get(preview_of(article)).status_code == 200


def test_the_preview_of_a_next_version_keeps_the_dates_and_corrections(
    signed_in, writer, live_story, next_version
):
    article = live_story()
    article = next_version(article, "correction", public_note="Nine metres, not six.")
    article.headline = "Next words"
    workflow.revise(article, by=writer, parent=article.head)
    text = signed_in(writer).get(preview_of(article)).text
    assert "Next words" in text
    assert "Nine metres, not six." in text
    assert "Updated" in text


def typed(article, **words):
    """What the form posts while somebody types."""
    fields = ("headline", "standfirst", "slug", "body", "kind", "language")
    posted = {name: getattr(article, name) for name in fields}
    author = article.bylines.get().author
    posted |= {"section": article.section_id, "lead_picture": article.lead_picture_id or ""}
    posted |= {"tags": "Zebras", "parent": article.head_id}
    posted |= {"byline_author": author.pk, "byline_name": author.name, "byline_role": "words"}
    return posted | words


def less_ribbon_and_times(page):
    """A page without what is made anew each time: the ribbon, times, the ids of new blocks."""
    page = re.sub(r"\bb-[a-z0-9]{8}\b", "BLOCK", page)
    page = re.sub(r'<p class="notice".*?</p>', "", page)
    page = re.sub(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.+]+", "TIME", page)
    page = re.sub(r"[0-9]{2}:[0-9]{2} [A-Z]{3}\b", "TIME", page)
    return "\n".join(line for line in page.splitlines() if line.strip())


def test_what_is_typed_is_shown_as_it_would_be_published_and_not_kept(signed_in, writer, draft):
    desk, address = signed_in(writer), f"/preview/{draft.key}/unsaved/"
    words = typed(draft, headline="Typed <now>", body="<p>New.<script>alert(1)</script></p>")
    text = desk.post(address, words).text
    assert "Typed &lt;now&gt;" in text
    assert "alert(1)" not in text
    draft.refresh_from_db()
    assert draft.headline == "Zebra crossing to close"
    assert draft.revisions.count() == 1


def test_what_is_typed_and_what_is_saved_look_the_same(signed_in, writer, draft):
    desk = signed_in(writer)
    unsaved = desk.post(f"/preview/{draft.key}/unsaved/", typed(draft)).text
    saved = desk.get(preview_of(draft)).text
    assert less_ribbon_and_times(unsaved) == less_ribbon_and_times(saved)


def test_half_of_a_form_is_shown_as_far_as_it_goes(signed_in, writer, draft):
    answer = signed_in(writer).post(f"/preview/{draft.key}/unsaved/", {"headline": "Half"})
    assert answer.status_code == 200
    assert "Half" in answer.text


NEW = "/preview/unsaved/"


def test_a_story_that_was_never_saved_is_shown_as_it_will_be_and_not_kept(
    signed_in, person, news, picture
):
    newcomer = person("Writer", name="Nora Newcomer")
    words = typed_story(
        news,
        body=f'<p>At dawn.</p><figure data-picture="{picture().key}"></figure>',
        tags="Ferries, über uns",
        byline_name=["Nora Newcomer"],
    )
    desk = signed_in(newcomer)
    unsaved = desk.post(NEW, words)
    assert unsaved.headers["Cache-Control"] == "private, no-store"
    assert not Article.objects.exists()
    assert not Tag.objects.exists()
    assert not Author.objects.filter(user=newcomer).exists()
    desk.post("/admin/articles/article/add/", words)
    saved = desk.get(preview_of(Article.objects.get())).text
    assert "Nora Newcomer" in unsaved.text
    assert less_ribbon_and_times(unsaved.text) == less_ribbon_and_times(saved)


def test_an_empty_form_is_an_empty_page(signed_in, writer):
    assert signed_in(writer).post(NEW, {}).status_code == 200


def test_who_may_begin_no_story_tries_out_nothing(signed_in, reader, anyone):
    for desk in (signed_in(reader), anyone):
        assert desk.post(NEW, {"headline": "Mine"}).status_code == 404


def test_who_may_not_write_in_a_story_tries_out_nothing(signed_in, reader, anyone, draft):
    for desk in (signed_in(reader), anyone):
        assert desk.post(f"/preview/{draft.key}/unsaved/", typed(draft)).status_code == 404


def test_a_preview_tells_nobody_but_its_reader_of_the_story(signed_in, editor, draft):
    head = signed_in(editor).get(preview_of(draft)).text.partition("</head>")[0]
    assert '<meta name="robots" content="noindex">' in head
    for told in ("og:", "canonical", "ld+json", "max-image-preview"):
        assert told not in head
