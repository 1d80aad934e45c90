"""A story by a link, for people without an account."""

import itertools
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.serializers import serialize
from django.test import Client
from django.utils import timezone

from articles import markup, sign_off, workflow
from articles.models import Article, Note, PreviewLink, PreviewOpening, SignOff


@pytest.fixture
def draft(story):
    return story(headline="What the minister knew")


@pytest.fixture
def link(draft, editor):
    """A link to the draft: its record and its address."""

    def make(article=draft, **details):
        made, token = sign_off.make_link(article, by=editor, **details)
        return made, f"/shared/{token}/"

    return make


@pytest.fixture
def asked(link):
    return link(made_for="Lea Lawyer", asks_sign_off=True)


def same_as_nothing(anyone, address):
    answer, invented = anyone.get(address), anyone.get("/no-such-page-at-all/")
    return (
        answer.status_code == invented.status_code == 404
        and answer.content == invented.content
        and answer.headers.items() == invented.headers.items()
    )


def test_whoever_has_the_link_reads_the_story(anyone, link):
    response = anyone.get(link()[1])
    assert response.status_code == 200
    assert "What the minister knew" in response.text
    assert "Not published." in response.text
    assert not response.cookies


def test_the_page_is_kept_by_nobody_found_by_no_search_and_tells_no_other_page(anyone, link):
    headers = anyone.get(link()[1]).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Referrer-Policy"] == "no-referrer"


def test_the_page_leads_to_nothing_of_the_desk(anyone, link, asked):
    for address in (link()[1], asked[1]):
        text = anyone.get(address).text
        assert "/admin/" not in text
        assert "/preview/" not in text
        assert address.split("/")[2] not in text


def test_a_link_with_any_bit_flipped_leads_nowhere(anyone, link):
    made, address = link()
    token = address.split("/")[2].encode()
    for place, bit in itertools.product(range(len(token)), range(8)):
        flipped = bytearray(token)
        flipped[place] ^= 1 << bit
        answer = anyone.get(f"/shared/{quote(bytes(flipped), safe='')}/")
        assert answer.status_code == 404, (place, bit)
    assert not made.openings.exists()
    assert anyone.get(address).status_code == 200


def test_a_link_that_is_nearly_right_is_the_same_as_none(anyone, link):
    token = link()[1].split("/")[2]
    last = "A" if token[-1] != "A" else "B"
    for other in (token[:-1] + last, token[:-1], token + "=", token.swapcase(), "%F0%9F%90%9F"):
        assert same_as_nothing(anyone, f"/shared/{other}/")


def test_neither_the_token_nor_the_readers_address_is_kept(anyone, link):
    _made, address = link(made_for="Lea", asks_sign_off=True)
    token = address.split("/")[2]
    anyone.get(address, REMOTE_ADDR="198.51.100.7")
    kept = serialize("json", [*PreviewLink.objects.all(), *PreviewOpening.objects.all()])
    assert token not in kept
    assert "198.51.100.7" not in kept


def test_a_closed_link_is_the_same_as_none(anyone, link, writer):
    made, address = link()
    sign_off.revoke(made, by=writer)
    assert same_as_nothing(anyone, address)
    made, address = link()
    PreviewLink.objects.filter(pk=made.pk).update(expires_at=timezone.now())
    assert same_as_nothing(anyone, address)


def test_a_killed_storys_links_lead_nowhere(anyone, link, live_story, publisher):
    article = live_story()
    _made, address = link(article)
    assert anyone.get(address).status_code == 200
    workflow.move(article, "kill", by=publisher, note="Court order")
    assert same_as_nothing(anyone, address)


def test_every_opening_is_logged_with_the_words_that_were_shown(anyone, link, draft):
    made, address = link()
    anyone.get(address, headers={"User-Agent": "A browser" * 100})
    anyone.get(address)
    openings = PreviewOpening.objects.filter(link=made)
    assert [opening.revision for opening in openings] == [draft.head] * 2
    assert max(len(opening.agent) for opening in openings) == 200


def test_a_link_follows_the_newest_words_or_stays_with_those_it_was_made_for(
    anyone, link, draft, writer
):
    pinned, following = link(revision=draft.head)[1], link()[1]
    article = Article.objects.get(pk=draft.pk)
    article.headline = "What the minister really knew"
    workflow.revise(article, by=writer, parent=article.head)
    assert "What the minister really knew" in anyone.get(following).text
    assert "What the minister really knew" not in anyone.get(pinned).text


def test_a_long_story_costs_no_more_questions(
    anyone, story, link, picture, django_assert_max_num_queries
):
    figures = "".join(f'<figure data-picture="{picture().key}"></figure>' for _ in range(3))
    article = story(body="<p>Word.</p>" * 200 + figures)
    _made, address = link(article, made_for="Lea", asks_sign_off=True)
    with django_assert_max_num_queries(16):
        anyone.get(address)


def test_a_plain_link_takes_no_answers(anyone, link, draft):
    said = {"verdict": "approved", "seen": draft.head.digest}
    assert anyone.post(link()[1], said).status_code == 404
    assert not SignOff.objects.exists()


def test_a_lawyer_leaves_a_note_on_a_paragraph_and_approves(asked, draft):
    reader, (_made, address) = Client(enforce_csrf_checks=True), asked
    reader.get(address)
    block = markup.blocks(draft.body)[1].id
    said = {"seen": draft.head.digest, "block": block, "text": "Was it <six> weeks?"}
    answer = reader.post(address, said, headers={"Origin": "null"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{address}#{block}")
    assert Note.objects.get().block == block
    assert "Was it &lt;six&gt; weeks?" in reader.get(address).text
    said = {"seen": draft.head.digest, "verdict": "approved", "text": ""}
    assert reader.post(address, said).status_code == 303
    assert "You approved these words." in reader.get(address).text
    assert not reader.cookies


def test_who_read_older_words_is_told_and_shown_the_new_ones(anyone, asked, draft, writer):
    _made, address = asked
    anyone.get(address)
    article = Article.objects.get(pk=draft.pk)
    article.headline = "What nobody knew"
    workflow.revise(article, by=writer, parent=article.head)
    said = {"seen": draft.head.digest, "verdict": "refused", "text": "Paragraph two."}
    answer = anyone.post(address, said)
    assert answer.status_code == 422
    assert "have changed since you read them" in answer.text
    assert "What nobody knew" in answer.text
    assert "Paragraph two." in answer.text
    assert not SignOff.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"verdict": "maybe"},
        {"verdict": "refused"},
        {"text": "Hm.", "block": "b-nowhere1"},
        {"text": "x" * 5000},
    ],
)
def test_nonsense_is_answered_with_a_sentence(anyone, asked, draft, said):
    _made, address = asked
    anyone.get(address)
    answer = anyone.post(address, {"seen": draft.head.digest} | said)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert not SignOff.objects.exists()
    assert not Note.objects.exists()


def test_the_desk_makes_a_link_shows_it_once_and_revokes_it(anyone, signed_in, editor, draft):
    desk, page = signed_in(editor), f"/admin/articles/article/{draft.pk}/share/"
    fields = {"made_for": "Lea", "asks_sign_off": "on", "shows": "this", "lasts": "720"}
    made = desk.post(page, fields)
    assert made.status_code == 200
    address = made.context["address"].removeprefix("http://testserver")
    link = PreviewLink.objects.get()
    assert link.revision == draft.head
    assert link.expires_at - link.created_at == timedelta(days=30)
    assert anyone.get(address).status_code == 200
    anyone.post(address, {"seen": draft.head.digest, "verdict": "refused", "text": "Libel."})
    text = desk.get(page).text
    assert address not in text
    assert "opened once" in text
    assert "Libel." in text
    assert "refused to sign it off" in desk.get(page.replace("share", "history")).text
    desk.post(page, {"_revoke": link.pk})
    assert anyone.get(address).status_code == 404


def test_a_writer_is_told_who_asks_for_a_sign_off(signed_in, writer, draft):
    desk, page = signed_in(writer), f"/admin/articles/article/{draft.pk}/share/"
    assert "asked for by somebody who may review the story" in desk.get(page).text
    fields = {"made_for": "Lea", "asks_sign_off": "on", "shows": "this", "lasts": "24"}
    assert desk.post(page, fields).context["address"]
    assert not PreviewLink.objects.get().asks_sign_off


def test_the_desk_says_what_a_link_lacks(signed_in, editor, draft):
    page = f"/admin/articles/article/{draft.pk}/share/"
    answer = signed_in(editor).post(page, {"asks_sign_off": "on", "shows": "this", "lasts": "9999"})
    assert answer.status_code == 422
    unnamed = {"asks_sign_off": "on", "shows": "newest", "lasts": "24"}
    answer = signed_in(editor).post(page, unnamed)
    assert answer.status_code == 422
    assert "Name the person" in answer.text
    assert not PreviewLink.objects.exists()


def test_who_only_reads_at_the_desk_cannot_share(signed_in, reader, draft):
    page = f"/admin/articles/article/{draft.pk}/share/"
    assert signed_in(reader).get(page).status_code == 403
    assert signed_in(reader).post(page, {"lasts": "24", "shows": "this"}).status_code == 403


def test_where_the_link_is_pasted_nothing_of_the_story_unfolds(anyone, link, asked):
    for address in (link()[1], asked[1]):
        head = anyone.get(address).text.partition("</head>")[0]
        assert "What the minister knew" not in head
        assert '<meta name="robots" content="noindex">' in head
        for told in ("og:", "canonical", "ld+json", "max-image-preview", "description"):
            assert told not in head.replace("opensearchdescription", "")
