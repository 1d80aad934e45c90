"""Words that were kept and never saved, as the form offers them: what they would change."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils import timezone

from articles import markup
from articles.admin.story_conflict import unsaved
from articles.comparison import Comparison, compare
from articles.forms import ArticleForm
from articles.forms.lead import Picture
from articles.models import Article, Autosave, Revision


@dataclass(frozen=True)
class Unsaved:
    """A slot, beside the version that its words were written on."""

    slot: Autosave
    story: Article | None
    person: Any
    is_looked_at: bool

    @property
    def time(self) -> str:
        return clock(self.slot)

    @property
    def is_behind(self) -> bool:
        """Whether the story was saved since: these words would be merged into it."""
        return bool(
            self.story and self.slot.parent_id and self.slot.parent_id != self.story.head_id
        )

    @cached_property
    def began(self) -> Revision | None:
        if self.story is None:
            return None
        return self.slot.parent or self.story.head

    @cached_property
    def comparison(self) -> Comparison | None:
        """What they change, word by word; nothing of a new story, which has no version yet."""
        if self.story is None or self.began is None or not self.is_looked_at:
            return None
        mine = version_of(self.slot, self.story, self.person)
        keys = markup.picture_keys(self.began.body) + markup.picture_keys(mine.body)
        return compare(self.began, mine, Picture.objects.with_keys(keys))


def taken(form: ArticleForm, slot: Autosave) -> ArticleForm:
    """The form as it stood when its words were kept: nothing is judged before it is saved."""
    again = filled(form.instance, slot, form.user)
    again._errors = ErrorDict()
    return again


def filled(story: Article, slot: Autosave, person: Any) -> ArticleForm:
    data = QueryDict(mutable=True)
    for name, values in slot.fields.items():
        data.setlist(name, values)
    data["parent"] = str(slot.parent_id or story.head_id or "")
    return ArticleForm(data, instance=story, user=person)


def version_of(slot: Autosave, story: Article, person: Any) -> Revision:
    """Kept words as the version that they would become, what is wrong in them included."""
    form = filled(copy(story), slot, person)
    form.full_clean()
    for name in ("bylines", "tags"):
        form.cleaned_data.setdefault(name, [])
    for name in form.errors:
        if name in slot.fields and name in {"headline", "standfirst", "slug"}:
            setattr(form.instance, name, slot.typed(name))
    return unsaved(form)


def clock(slot: Autosave) -> str:
    return timezone.localtime(slot.saved_at).strftime("%H:%M:%S")
