"""What a reader's words ask for: words, phrases, what is left out, and every sign as a sign."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from articles.search import parse, postgresql, sqlite
from articles.search.words import fold, forms, written


def said(terms):
    return [" ".join(word.text for word in term.words) for term in terms]


def test_words_phrases_and_what_to_leave_out_are_told_apart():
    query = parse('harbour "old wall" -ferry -"new pier" „Straße“')
    assert said(query.wanted) == ["harbour", "old wall", "strasse"]
    assert said(query.unwanted) == ["ferry", "new pier"]
    assert [term.is_phrase for term in query.wanted] == [False, True, True]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("a-b", ["a b"]),
        ("c++", ["c"]),
        ("NEAR(wall", ["near wall"]),
        ("headline:wall", ["headline wall"]),
        ("wall* AND ^pier", ["wall", "and", "pier"]),
        ('"never closed', ["never closed"]),
        ("council’s", ["council"]),
        ("h/wall", ["h wall"]),
    ],
)
def test_what_a_database_takes_for_a_sign_is_a_word_to_us(typed, words):
    assert said(parse(typed).wanted) == words


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("x" * 201, "at most 200 characters"),
        ("wall " * 17, "at most 16 words"),
        ("-ferry", "not only what to leave out"),
        ('+++ & ""', "There is no word in this search"),
    ],
)
def test_what_cannot_be_looked_for_is_refused_in_a_sentence(typed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        parse(typed)


@given(st.text(max_size=60))
def test_no_text_is_more_than_words_to_a_database(typed):
    try:
        query = parse(typed)
    except ValidationError:
        return
    for term in (*query.wanted, *query.unwanted):
        for expression in (term.expression(), term.expression("h/", as_beginning=True)):
            letters = sqlite.said(expression) + postgresql.said(expression)
            assert set(filter(lambda sign: not sign.isalnum(), letters)) <= set(" \"'()/*:|&<->")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élections", "elections"),
        ("café", "CAFE"),
        ("Straße", "strasse"),
        ("Müller", "muller"),
        ("مُحَمَّد", "محمد"),
        ("الأولى", "الاولي"),
        ("Ｗａｌｌ", "wall"),
        ("Gdańsk", "gdansk"),
    ],
)
def test_accents_and_case_make_no_other_word(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("elections", "election", "en"),
        ("Häuser", "Haus", "de"),
        ("الانتخابات", "انتخابات", "ar"),
        ("nationales", "national", "fr"),
    ],
)
def test_endings_make_no_other_word(one, other, language):
    assert forms(one, language) == forms(other, language)


def test_a_script_without_spaces_is_found_by_its_pairs():
    assert written("港の壁 wall") == ["港の壁", "wall"]
    assert forms("港の壁", "en") == ("港の", "の壁", "壁")
