"""Doors: no page that readers see says a word that its language has no translation for."""

import gettext

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real

from articles.models import Edition
from newsroom.catalogues import files


class Missing(gettext.NullTranslations):
    """Remembers the texts that a catalogue was asked for in vain."""

    def __init__(self):
        super().__init__()
        self.texts = set()

    def gettext(self, message):
        self.texts.add(message)
        return message

    def ngettext(self, singular, plural, number):
        self.texts.add(singular)
        return plural

    def pgettext(self, context, message):
        return self.gettext(message)

    def npgettext(self, context, singular, plural, number):
        return self.ngettext(singular, plural, number)


@pytest.fixture(params=sorted(files.LANGUAGES))
def missing(request, settings, monkeypatch):
    """What the paper's language has no words for, from now on."""
    settings.LANGUAGE_CODE = request.param
    remembered = Missing()
    monkeypatch.setattr(trans_real.translation(request.param), "_fallback", remembered)
    return remembered.texts


@pytest.fixture
def told(live_story, next_version, path_of, picture):
    """The path of a story that readers can see much of: corrected, with picture and topics."""
    article = live_story(lead_picture=picture(), tags=["Harbour", "Storms"], kind="opinion")
    live_story(tags=["Harbour"])
    next_version(article, "correction", public_note="It is eight weeks, not six.")
    return path_of(article)


@pytest.fixture
def discussion(told):
    """The path of the page where readers talk about that story."""
    return f"/comments/{Edition.objects.filter(path=told).first().article.key}/"


def test_a_text_without_words_is_noticed(missing):
    translation.gettext("Nobody has translated this")
    assert missing == {"Nobody has translated this"}


def test_readers_pages_have_words_for_all_that_they_say(told, discussion, missing):
    day = told.rsplit("/", 2)[0]
    paths = [
        *("/", told, "/news/", "/topics/harbour/", "/by/wim-writer/", f"{day}/", f"{day[:5]}/"),
        *(f"{told}changes/", f"{told}changes/1/", f"{told}?since=1", "/corrections/", "/nowhere/"),
        *("/search/", "/search/?q=harbour", "/search/?q=zebra", "/search/?q=-", f"/front{day}/"),
        *("/search/?q=a&since=x&section=none&topic=none&author=none", "/feeds/latest.rss"),
        *(f"{told}report/", "/comments/figures/", "/comments/thanks/", "/comments/reported/"),
        *(discussion, f"{discussion}write/", f"{discussion}feed.rss", "/site.webmanifest"),
    ]
    answers = {path: Client().get(path).status_code for path in paths}
    assert set(answers.values()) <= {200, 301, 302, 404}, answers
    assert list(answers.values()).count(200) >= 10, answers
    assert not missing, answers


def test_forms_of_readers_have_words_for_all_that_is_wrong_with_them(told, discussion, missing):
    for path in [f"{told}report/", f"{discussion}write/"]:
        for sent in [{}, {"words": "x" * 9000, "email": "nobody", "name": "", "wrong": ""}]:
            assert Client().post(path, sent).status_code < 500
    assert not missing
