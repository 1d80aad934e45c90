"""Addresses made from headlines."""

import pytest

from articles.slugs import LONGEST, slug_from

# (headline, language, slug); the form's script is asked the same in tests/browser
MADE = [
    ("Ferry returns to the island", "en", "ferry-returns-to-the-island"),
    ("Merrowby’s last bank – and then?", "en", "merrowbys-last-bank-and-then"),
    ("Tide—and time", "en", "tide-and-time"),
    ("Größere Fähre für Ærø – heißer Streit", "de", "groessere-faehre-fuer-aero-heisser-streit"),
    ("Größere Fähre", "en", "grossere-fahre"),
    ("GRÖSSERE FA\u0308HRE", "de", "groessere-faehre"),
    ("Die Straße nach Łódź", "en", "die-strasse-nach-lodz"),
    ("Œuvre, þing, Đorđe, ıssız", "fr", "oeuvre-thing-dorde-issiz"),
    ("مدرسة جديدة", "ar", ""),
    ("Мэр уходит", "en", ""),
    ("港の新しい壁", "en", ""),
    ("Covid-19 في المدينة", "ar", "covid-19"),
    ("-- _!_ --", "en", ""),
]


@pytest.mark.parametrize(("headline", "language", "slug"), MADE)
def test_a_headline_keeps_its_letters_in_its_address(headline, language, slug):
    assert slug_from(headline, language) == slug


def test_a_long_headline_is_cut_after_a_word():
    slug = slug_from("harbour wall " * 12)
    assert slug.endswith("-harbour")
    assert len(slug) <= LONGEST
    assert slug_from("x" * 150) == "x" * LONGEST
    assert slug_from("x" * 90 + " " + "y" * 9) == "x" * 90 + "-" + "y" * 9
