"""Four eyes: nobody approves their own words, unless waived, or overridden with a reason."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Article
from articles.states import Transition


def may_approve(user: Any, article: Article) -> bool:
    """Whether four eyes allow somebody's approval: as another person, by waiver, or by override."""
    return not needs_override(user, article) or user.has_perm(
        "articles.override_four_eyes", article
    )


def needs_override(user: Any, article: Article) -> bool:
    """Whether somebody would be approving words of their own in a section that wants four eyes."""
    return wrote_words(user, article) and not waives(article)


def wrote_words(user: Any, article: Article) -> bool:
    """Whether somebody changed the words since they were last approved."""
    return not Article.objects.filter(pk=article.pk).words_of_others(user).exists()


def waives(article: Article) -> bool:
    """Whether the story's section lets one person approve their own words."""
    return bool(article.section and article.section.waives_second_person)


def asked(
    transition: Transition, story: Article, *, by: Any, note: str, override: bool
) -> dict[str, Any]:
    """Let nobody approve their own words; say what was waived or overridden, for the log."""
    if not transition.second_person or not wrote_words(by, story):
        return {}
    if waives(story):
        return {"waived": True}
    if not by.has_perm("articles.override_four_eyes", story):
        raise ValidationError(
            _("You changed these words since the last approval: another person must approve."),
            code="four-eyes",
        )
    if not override:
        raise ValidationError(
            {"override": _("These are your own words: confirm that you set four eyes aside.")}
        )
    if not note.strip():
        raise ValidationError({"note": _("Say why four eyes are set aside: it is kept.")})
    return {"override": True}
