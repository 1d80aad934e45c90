"""The same story in other languages, as far as readers have it."""

from collections.abc import Iterable

from django.conf import settings

from articles.models import Edition


def translations_of(edition: Edition) -> list[Edition]:
    """What an edition that was fetched with its translations says of them, by their languages."""
    said = (edition.translations or "").split()
    paths = dict(zip(said[::2], said[1::2], strict=True))
    paths.pop(edition.language, None)
    return [Edition(language=language, path=paths[language]) for language in sorted(paths)]


def for_anyone(edition: Edition, translations: Iterable[Edition]) -> Edition:
    """The one that a reader of no known language is led to: in the paper's own, if it is there."""
    own = settings.LANGUAGE_CODE
    return next((each for each in [edition, *translations] if each.language == own), edition)
