"""What the story is about: tags typed with commas, known ones by any spelling, new ones made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import markup, unseen
from articles.models import Tag
from articles.querysets import tag_key

MOST = 30
LONGEST = 100  # characters in one tag's name


class TagsField(forms.CharField):
    """Cleans to the tags' names in the order typed, each once."""

    def clean(self, value: Any) -> list[str]:
        typed = super().clean(value)
        tidy = [" ".join(name.split()) for name in unseen.line(typed).split(",")]
        names = list({tag_key(name): name for name in tidy if name}.values())
        if len(names) > MOST:
            raise ValidationError(_("A story can have at most %(most)d tags.") % {"most": MOST})
        for name in names:
            if len(name) > LONGEST:
                raise ValidationError(
                    _("The tag “%(name)s” is too long: at most %(most)d characters.")
                    % {"name": Truncator(name).chars(40), "most": LONGEST}
                )
            if not markup.WORD.search(name):
                raise ValidationError(
                    _("The tag “%(name)s” has no letter and no digit.") % {"name": name}
                )
        return names

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list) else value


def refuse_new_tags(names: Sequence[str], user: Any) -> None:
    """Only some may open a new topic."""
    if user.has_perm("articles.add_tag"):
        return
    known = Tag.objects.known(names)
    for name in names:
        if tag_key(name) not in known:
            raise ValidationError(
                _("There is no tag “%(name)s” yet, and you may not add one.") % {"name": name}
            )
