"""The same story in other languages, as far as readers have it."""

from django.conf import settings

from articles.models import Edition


def translations_of(edition: Edition) -> list[Edition]:
    """The live editions that say the same in other languages, one for each language.

    Asks the database only where a story has translations at all.
    """
    if not edition.article_id or not hasattr(edition.article, "translation"):
        return []
    found = Edition.objects.live().of_group(edition.article.translation.group)
    others = {each.language: each for each in found if each.article_id != edition.article_id}
    others.pop(edition.language, None)
    return [others[language] for language in sorted(others)]


def for_anyone(edition: Edition, translations: list[Edition]) -> Edition:
    """The one that a reader of no known language is led to: in the paper's own, if it is there."""
    own = settings.LANGUAGE_CODE
    return next((each for each in [edition, *translations] if each.language == own), edition)
