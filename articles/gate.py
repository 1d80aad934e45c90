"""What stands in a story's way: each obstacle a sentence at the field it concerns."""

from __future__ import annotations

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import answers, checks, markup
from articles.models import Article
from articles.states import Transition


def obstacles(article: Article, transition: Transition) -> dict[str, list[str]]:
    """Why a story cannot go this way yet, by field; empty if nothing is in the way."""
    found: dict[str, list[str]] = defaultdict(list)
    if transition.name not in NEEDS_CONTENT:
        return found
    for field, sentence in MUST_HAVE.items():
        if not getattr(article, field):
            found[field].append(str(sentence()))
    if transition.name in NEEDS_PICTURES_IN_ORDER:
        add_picture_obstacles(article, found)
        for field, finding in checks.musts(article):
            found[field].append(finding)
    if transition.opens_edition and (lacking := answers.lacking(article)):
        found["section"].append(lacking)
    return found


def add_picture_obstacles(article: Article, found: dict[str, list[str]]) -> None:
    """Every picture that would go live has to say what it shows and whose it is."""
    if article.lead_picture:
        found["lead_picture"] += article.lead_picture.obstacles()
    keys = markup.picture_keys(article.body)
    library = Article._meta.get_field("lead_picture").related_model.objects.with_keys(keys)
    for place, key in enumerate(keys, start=1):
        if key not in library:
            found["body"].append(
                _("Picture %(place)d is no longer in the library.") % {"place": place}
            )
            continue
        for sentence in library[key].obstacles():
            found["body"].append(
                _("Picture %(place)d: %(problem)s") % {"place": place, "problem": sentence}
            )
    for field in [field for field, sentences in found.items() if not sentences]:
        del found[field]


def refuse_language(article: Article, language: str) -> None:
    """Raise ValidationError where another story of the group is told in a language."""
    twin = Article.objects.versions_of(article).filter(language=language).first()
    if twin:
        said = {"one": twin, "other": article, "language": twin.get_language_display()}
        raise ValidationError(
            _("“%(one)s” and “%(other)s” are both in one language: %(language)s."), params=said
        )


NEEDS_CONTENT = frozenset({"submit", "approve", "publish"})
NEEDS_PICTURES_IN_ORDER = frozenset({"approve", "publish"})
MUST_HAVE = {
    "headline": lambda: _("A story needs a headline."),
    "slug": lambda: _("A story needs a slug for its address."),
    "section": lambda: _("Choose the section that this story belongs to."),
    "body": lambda: _("There is nothing to read yet."),
}
