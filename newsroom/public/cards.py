"""What a card and a byline say of a story, in words."""

from typing import Any

from django.utils.translation import gettext as _

from articles.models import Byline, FixedContent
from articles.states import Kind

# News needs no label; what is not news says so above its headline.
KICKERS = {kind.value: kind.label for kind in Kind if kind != Kind.NEWS}


def kicker(story: FixedContent) -> str:
    """What kind of story it is, where that is not plain news and its section does not say it."""
    label = str(KICKERS.get(story.kind, ""))
    return "" if story.section and story.section.name == label else label


def signatures(bylines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each author once, in order, with what they did where that is more than write."""
    roles: dict[str, list[str]] = {}
    for byline in bylines:
        roles.setdefault(byline["slug"], []).append(byline["role"])
    return [
        {"name": name, "slug": slug, "did": did(roles[slug])}
        for slug, name in {byline["slug"]: byline["name"] for byline in bylines}.items()
    ]


def did(roles: list[str]) -> str:
    """What somebody did for a story: “Words and Photographs”; “” for words alone."""
    if roles == [Byline.Role.WORDS]:
        return ""
    return listed([str(Byline.Role(role).label) for role in roles])


def names(story: FixedContent) -> str:
    """Who wrote a story: “Ana Reis, Tom Hale and Li Wei”."""
    wrote = [byline["name"] for byline in story.bylines if byline["role"] == Byline.Role.WORDS]
    return listed(wrote)


def listed(words: list[str]) -> str:
    """Words as a sentence lists them: “Ana Reis, Tom Hale and Li Wei”."""
    if len(words) < 2:
        return "".join(words)
    return _("%(several)s and %(last)s") % {"several": _(", ").join(words[:-1]), "last": words[-1]}
