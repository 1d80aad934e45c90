"""Much, broken, forged or sent twice: a sentence or a whole save, and nothing half done."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import sizes
from articles.models import Article
from tests.desk.story_forms import address, change_url, kept, retyped, sentences

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def desk(signed_in, writer):
    return signed_in(writer)


def test_a_text_of_the_most_bytes_is_saved_and_of_one_more_is_refused(desk, story):
    article = story()
    most = "<p>" + "w" * (sizes.MOST_BYTES - 7) + "</p>"
    assert desk.post(change_url(article), retyped(article, body=most)).status_code == 302
    before = kept()
    refused = desk.post(change_url(article), retyped(article, body=most + "."))
    assert refused.status_code == 422
    assert "too long" in sentences(refused, "body")[0]
    assert kept() == before


@pytest.mark.parametrize(
    "body",
    [
        "<p>word</p>" * 5000,
        "<div>" * 9000 + "word" + "</div>" * 9000,
        "<strong>" * 10_000 + "word",
        "<ul><li>" * 4999 + "word",
        "<strong>" + "<div>word</div>" * 5000,
        "word<br>" * 19_000,
        "<p>" + "<a>word</a>" * 19_000,
    ],
    ids=["blocks", "div", "strong", "lists", "misplaced", "breaks", "anchors"],
)
def test_what_is_deep_or_many_is_saved_as_words(desk, story, body):
    article = story()
    assert desk.post(change_url(article), retyped(article, body=body)).status_code == 302
    assert "word" in Article.objects.get(pk=article.pk).body


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("<p>a" * 10_001, "too many paragraphs: 10001"),
        ("<DIV>" * 10_001, "too many paragraphs"),
        ("<b>a</b>" * 20_001, "too many marks"),
        ("&" * 30_001, "too many marks"),
    ],
    ids=["paragraphs", "divs", "marks", "ampersands"],
)
def test_what_would_keep_the_desk_busy_is_refused_in_a_sentence(desk, story, body, sentence):
    article = story()
    before = kept()
    refused = desk.post(change_url(article), retyped(article, body=body))
    assert refused.status_code == 422
    assert sentence in sentences(refused, "body")[0]
    assert desk.post(address("checks", article.pk), {"body": body}).status_code == 413
    assert kept() == before


def test_broken_utf_8_never_breaks_the_form(desk, story):
    article = story()
    raw = b"headline=%FF%FE%C3%28&body=%ED%A0%80%80&kind=news&language=en&parent=\xff\xfe"
    answer = desk.generic("POST", change_url(article), raw, FORM)
    assert answer.status_code == 422
    assert article.revisions.count() == 1


def test_control_characters_are_refused_or_dropped(desk, story):
    article = story()
    body = "<p>a\x01\x0b\x1f\x7f\ufffe word</p>"
    assert desk.post(change_url(article), retyped(article, body=body)).status_code == 302
    assert "<p" in Article.objects.get(pk=article.pk).body
    assert not set("\x01\x0b\x1f\x7f\ufffe") & set(Article.objects.get(pk=article.pk).body)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    field=st.sampled_from(
        [
            "headline",
            "slug",
            "body",
            "section",
            "lead_picture",
            "tags",
            "parent",
            "onto",
            "autosave",
        ]
    ),
    value=st.text(max_size=200),
)
def test_whatever_stands_in_a_field_is_saved_or_refused(desk, story, field, value):
    article = story()
    answer = desk.post(change_url(article), retyped(article, **{field: value}))
    assert answer.status_code in (302, 409, 422)
    assert article.revisions.count() <= 2
