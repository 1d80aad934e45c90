"""The rule that readers have the paper in three languages and colleagues the desk in two."""

import gettext
import re

import pytest
from django.conf import settings
from django.utils import translation

from newsroom.catalogues import files
from newsroom.catalogues.extraction import in_python, in_template, texts

LANGUAGES = sorted(files.LANGUAGES)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|%%|{\w*}")
AGAIN = "run `make messages`, and see docs/languages.md"


@pytest.fixture(scope="module")
def said():
    return texts()


def messages(language):
    return [message for message in files.read(language) if message.id]


def key(message):
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return message.context or "", singular


def forms(message):
    return [message.string] if isinstance(message.string, str) else list(message.string)


def placeholders(text):
    return set(PLACEHOLDER.findall(text))


def test_every_language_of_the_site_but_its_first_has_a_catalogue():
    assert {code for code, _ in settings.LANGUAGES} == {"en", *LANGUAGES}
    assert {code for code in LANGUAGES if files.LANGUAGES[code][0]} | {"en"} == set(
        settings.DESK_LANGUAGES
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_a_language_is_spoken_for_stands_in_its_catalogue(language, said):
    wanted = {text.key for text in said.values() if files.LANGUAGES[language][0] or text.is_public}
    known = {key(message) for message in messages(language)}
    lacking, idle = sorted(wanted - known), sorted(known - wanted)
    assert not lacking, AGAIN
    assert not idle, f"no longer said: {AGAIN}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_a_catalogue_is_translated(language):
    open_ones = [key(each) for each in messages(language) if not files.is_translated(each)]
    assert not open_ones, AGAIN


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_plural_forms_of_their_language(language, said):
    number = {"ar": 6, "de": 2}[language]
    for message in messages(language):
        assert len(forms(message)) == (number if said[key(message)].plural else 1), key(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_name_what_the_texts_name(language):
    for message in messages(language):
        singular, *several = [message.id] if isinstance(message.id, str) else message.id
        allowed = placeholders(singular).union(*map(placeholders, several))
        for form in forms(message):
            assert placeholders(form) <= allowed, form
        # one, two and none may be said in words; the last form is that of large numbers
        assert placeholders(forms(message)[-1]) == (
            placeholders(several[0]) if several else allowed
        ), key(message)


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_begin_and_end_as_the_texts_do(language):
    for message in messages(language):
        singular = key(message)[1]
        for form in forms(message):
            assert form == form.strip() or singular != singular.strip(), form
            assert form.count("\n") == singular.count("\n"), form
            assert set(re.findall(r"</?\w+>", form)) == set(re.findall(r"</?\w+>", singular)), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_german_and_arabic_set_quotation_marks_of_their_own(language):
    opened = {"ar": "«", "de": "„"}[language]
    for message in messages(language):
        for form in forms(message):
            assert "”" not in form, form
            assert language != "ar" or "“" not in form, form
            assert form.count("„" if language == "de" else opened) == form.count(
                "“" if language == "de" else "»"
            ), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_says_what_translators_wrote(language):
    with files.path_of(language, "mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for message in messages(language):
        context, singular = key(message)
        name = f"{context}\x04{singular}" if context else singular
        for place, form in enumerate(forms(message)):
            known = name if isinstance(message.id, str) else (name, place)
            assert compiled._catalog[known] == form, AGAIN


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_change_with_their_texts_only(language):
    text = files.path_of(language).read_text()
    assert "Date" not in text.split("\n\n")[0]
    assert not re.search(r"^#: .*:\d", text, re.MULTILINE)
    assert "fuzzy" not in text


@pytest.mark.parametrize("number", [0, 1, 2, 3, 11, 100])
def test_arabic_counts_in_six_ways(number):
    with translation.override("ar"):
        said = translation.ngettext("%(tally)s comment", "%(tally)s comments", number)
    expected = dict(zip([0, 1, 2, 3, 11, 100], range(6), strict=True))[number]
    known = {key(each): forms(each) for each in messages("ar")}
    assert said == known[("", "%(tally)s comment")][expected]


def test_texts_are_found_by_whatever_name_a_file_calls_gettext():
    source = (
        "from django.utils.translation import gettext as _, ngettext_lazy as _many\n"
        "from django.utils.translation import pgettext_lazy\n"
        "_('One' ' line'); _many('%d story', '%d stories'); pgettext_lazy('desk', 'Open')\n"
        "_(name); other('No')\n"
    )
    found = [(text.context, text.singular, text.plural) for text in in_python(source)]
    assert found == [
        ("", "One line", ""),
        ("", "%d story", "%d stories"),
        ("desk", "Open", ""),
    ]


def test_texts_are_found_in_all_the_tags_of_a_template():
    source = (
        "{% load i18n %}\n  <p title='{% translate \"It’s here\" %}'>\n"
        "    {% blocktranslate count n=n trimmed %}\n one {{ a }}\n {% plural %}\n many"
        " {% endblocktranslate %}{% translate 'Open' context 'desk' %}{% firstof a _('None') %}"
    )
    assert {(text.context, text.singular, text.plural) for text in in_template(source)} == {
        ("", "It’s here", ""),
        ("", "one %(a)s", "many"),
        ("desk", "Open", ""),
        ("", "None", ""),
    }
