"""What readers may ask of the search: all in the address, so that a search can be kept and sent."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import search
from articles.models import Author, EditionAuthor, EditionTag, Section, Tag
from articles.querysets import tag_key
from newsroom.public.archives import midnight

BEST, NEWEST = "best", "newest"
# What a page of results depends on, besides the story that it begins after.
PARAMETERS = ("q", "section", "author", "topic", "from", "to", "sort")
IN_THE_ADDRESS = {"since": "from", "until": "to"}
DATES = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y"]
YEARS = [MinValueValidator(date(1600, 1, 1)), MaxValueValidator(date(2999, 12, 31))]
LONGEST_NAME = 150  # characters


class Day(forms.DateField):
    """A day as browsers send it, or as people write it."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            input_formats=DATES,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            validators=YEARS,
            error_messages={"invalid": _("Write the date as year-month-day: 2026-11-30.")},
        )


class SearchForm(forms.Form):
    """The search: words, and where and when to look for them."""

    q = forms.CharField(label=pgettext_lazy("search", "Words"), required=False)
    section = forms.ChoiceField(
        label=_("Section"),
        required=False,
        error_messages={"invalid_choice": _("There is no such section: choose one of these.")},
    )
    author = forms.CharField(label=_("Author"), required=False, max_length=LONGEST_NAME)
    topic = forms.CharField(label=_("Topic"), required=False, max_length=LONGEST_NAME)
    since = Day(label=_("From"))
    until = Day(label=_("To"))
    sort = forms.ChoiceField(
        label=_("Sort by"),
        required=False,
        choices=[(BEST, _("Best match")), (NEWEST, _("Newest first"))],
        error_messages={"invalid_choice": _("Sort by the best match, or the newest first.")},
    )

    def __init__(self, data: Any, *, sections: Iterable[Section]) -> None:
        super().__init__({name: data.get(name, "") for name in PARAMETERS})
        self.sections = {section.slug: section for section in sections}
        named = [(section.slug, section.name) for section in self.sections.values()]
        self.fields["section"].choices = [("", _("All sections")), *named]

    def add_prefix(self, field_name: str) -> str:
        return IN_THE_ADDRESS.get(field_name, field_name)

    def clean_q(self) -> search.Query:
        return search.parse(self.cleaned_data["q"])

    def clean_author(self) -> tuple[int, ...]:
        """The authors of a name who sign what can be read: of others nobody is told."""
        name = self.cleaned_data["author"]
        if not name:
            return ()
        slugs = {name.lower(), slugify(name)} - {""}
        named = Author.objects.filter(slug__in=slugs) | Author.objects.filter(name__iexact=name)
        signing = EditionAuthor.objects.live().filter(author__in=named.values("pk"))
        found = sorted(set(signing.values_list("author", flat=True)))
        if not found:
            raise ValidationError(_("Nobody of this name signs a story here."))
        return tuple(found)

    def clean_topic(self) -> tuple[int, ...]:
        """The topic of a name, if what can be read is about it."""
        name = self.cleaned_data["topic"]
        if not name:
            return ()
        named = Tag.objects.filter(key=tag_key(name)) | Tag.objects.filter(slug=name)
        about = EditionTag.objects.live().filter(tag__in=named.values("pk"))
        found = sorted(set(about.values_list("tag", flat=True)))
        if not found:
            raise ValidationError(_("No story here is about a topic of this name."))
        return tuple(found)

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("This is before the day from which you look."))

    @cached_property
    def search(self) -> search.Search | None:
        """What is to be looked for; None where that makes no sense, or nothing is asked."""
        if not self.is_valid() or not self.asks_something:
            return None
        said = self.cleaned_data
        section = self.sections.get(said["section"])
        parts = [
            each for each in self.sections.values() if section and each.parent_id == section.pk
        ]
        return search.Search(
            query=said["q"],
            sections=tuple(each.pk for each in (section, *parts) if each),
            authors=said["author"],
            topics=said["topic"],
            start=first_instant(said["since"]),
            end=first_instant(said["until"] and said["until"] + timedelta(days=1)),
        )

    @property
    def asks_something(self) -> bool:
        return any(value for name, value in self.data.items() if name != "sort" and value.strip())

    @property
    def is_narrowed(self) -> bool:
        """Whether more is said than words and their order."""
        return any(self.data[name].strip() for name in PARAMETERS if name not in {"q", "sort"})

    @property
    def by_date(self) -> bool:
        """Whether the newest come first; without words no story matches better than another."""
        return self.cleaned_data["sort"] == NEWEST or not self.cleaned_data["q"].wanted

    @property
    def words_alone(self) -> str:
        """The search in the whole paper, as the end of an address."""
        return self.address(**dict.fromkeys(PARAMETERS[1:], ""))

    def address(self, **instead: str) -> str:
        """The search as the end of an address, with some of it in other words."""
        said = {**self.data, **instead}
        return "?" + urlencode({name: value for name, value in said.items() if value.strip()})


def first_instant(day: date | None) -> datetime | None:
    return midnight(day) if day else None
