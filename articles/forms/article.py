"""The form of a story: its words, who signs them, and on which version they were written."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from articles import editions, gate
from articles.checks import LIMITS
from articles.forms import bylines, tags
from articles.forms.body import BodyField
from articles.models import Address, Article, Conflict, Revision, Section, Tag
from articles.numbers import whole_number
from articles.slugs import FOR_SCRIPT, slug_from

LARGEST_KEY = 2**63 - 1
CHOICE = "choose_"  # before the place that two people changed
NOT_OF_THIS_STORY = _lazy(
    "The version that these words were written on is not one of this story’s."
)
DEFAULT_LANGUAGE = settings.LANGUAGE_CODE.partition("-")[0]


class ArticleForm(forms.ModelForm):
    """Takes a story's new words and checks them; saving them is the workflow's."""

    conflict: Conflict | None = None  # somebody else saved meanwhile
    kept_picture: Any = (
        None  # an uploaded picture that the library has, whatever became of the story
    )
    parent = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=LARGEST_KEY,
        widget=forms.HiddenInput,
        error_messages=dict.fromkeys(["invalid", "min_value", "max_value"], NOT_OF_THIS_STORY),
    )
    body = BodyField(required=False, label=_lazy("Text"))
    bylines = bylines.BylinesField(required=False, label=_lazy("By"))
    tags = tags.TagsField(required=False, label=_lazy("Tags"))
    lead_upload = forms.FileField(required=False, label=_lazy("Upload a picture"))
    lead_alt = forms.CharField(
        required=False,
        max_length=500,
        label=_lazy("Description"),
        help_text=_lazy("What it shows, for readers who cannot see it."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    lead_credit = forms.CharField(
        required=False,
        max_length=200,
        label=_lazy("Credit"),
        help_text=_lazy("Who made it, and for whom: “Ana Reis / Reuters”."),
    )

    class Meta:
        model = Article
        fields = [
            "headline",
            "standfirst",
            "language",
            "slug",  # after the language, by whose letters it is made
            "body",
            "section",
            "lead_picture",
            "lead_caption",
            "kind",
            "search_title",
            "search_description",
        ]
        labels = {"slug": _lazy("Address")}
        widgets = {
            "headline": forms.Textarea(
                attrs={
                    "rows": 1,
                    "class": "story-headline",
                    "placeholder": _lazy("Headline"),
                    "data-ideal": LIMITS["headline"],
                }
            ),
            "standfirst": forms.Textarea(
                attrs={"rows": 1, "class": "story-standfirst", "placeholder": _lazy("Standfirst")}
            ),
            "slug": forms.TextInput(attrs={"data-letters": FOR_SCRIPT}),
            "lead_picture": forms.HiddenInput,
            "search_title": forms.TextInput(attrs={"data-ideal": LIMITS["search_title"]}),
            "search_description": forms.Textarea(
                attrs={"rows": 3, "data-ideal": LIMITS["search_description"]}
            ),
        }
        error_messages = {
            "slug": {"invalid": _lazy("Use the letters a to z, digits and hyphens only.")},
            "section": {"invalid_choice": _lazy("There is no such section for you.")},
            "lead_picture": {"invalid_choice": _lazy("This picture is not in the library.")},
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, **kwargs)
        story = self.instance
        permission = "articles.change_article" if story.pk else "articles.add_article"
        reached = Section.objects.permitting(user, permission)
        offered = reached | Section.objects.filter(pk=story.section_id)
        self.fields["section"].queryset = offered.select_related("parent")
        self.fields["section"].label_from_instance = Section.whole_name
        self.fields["section"].empty_label = _("Choose a section")
        for name in ("headline", "standfirst"):  # a sentence tells, instead of typing that stops
            self.fields[name].widget.attrs.pop("maxlength", None)
        if story.first_published_at:
            self.fields["slug"].widget.attrs["data-known"] = story.slug
        for name, value in self._beginnings(story).items():
            self.initial.setdefault(name, value)

    def _beginnings(self, story: Article) -> dict[str, Any]:
        if story.pk is None:
            sections = list(self.fields["section"].queryset[:2])
            only = sections[0] if len(sections) == 1 else None
            return {"section": only, "bylines": [bylines.own_row(self.user)]}
        return {
            "parent": story.head_id,
            "bylines": bylines.rows_of(story.bylines),
            "tags": [copy["name"] for copy in story.tag_copies()],
        }

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        if field_name == "language" and self.instance.pk is None:
            languages = {code for code, name in field.choices}
            return DEFAULT_LANGUAGE if DEFAULT_LANGUAGE in languages else field.initial
        return super().get_initial_for_field(field, field_name)

    def clean_headline(self) -> str:
        return " ".join(self.cleaned_data["headline"].split())

    def clean_slug(self) -> str:
        """As typed, else as readers know it, else made from the headline; never another story's."""
        slug = self.cleaned_data["slug"]
        if not slug and self.instance.first_published_at:
            slug = self.instance.slug
        elif not slug:
            headline = self.cleaned_data.get("headline", "")
            slug = slug_from(headline, self.cleaned_data.get("language", ""))
        if self.instance.first_published_at:
            path = editions.path_for(self.instance.first_published_at, slug)
            if Address.objects.filter(path=path).exclude(article=self.instance).exists():
                raise ValidationError(editions.taken(path))
        return slug

    def clean_language(self) -> str:
        """A story's language; of its translations none may have it."""
        if self.instance.pk:
            gate.refuse_language(self.instance, self.cleaned_data["language"])
        return self.cleaned_data["language"]

    def clean_tags(self) -> list[str]:
        tags.refuse_new_tags(self.cleaned_data["tags"], self.user)
        return self.cleaned_data["tags"]

    def clean_parent(self) -> Revision | None:
        """The version that these words were written on: one of this very story."""
        key = self.cleaned_data["parent"]
        if key is None and self.instance.pk is None:
            return None
        revision = Revision.objects.filter(article=self.instance.pk, pk=key).first()
        if revision is None:
            raise ValidationError(NOT_OF_THIS_STORY)
        return revision

    def onto(self) -> int | None:
        """The version that somebody saw beside their own words when they chose between them."""
        return whole_number(self.data.get("onto"))

    def choices(self) -> dict[str, str]:
        """What somebody chose at each place that two people had changed."""
        return {
            name.removeprefix(CHOICE): self.data[name]
            for name in self.data
            if name.startswith(CHOICE)
        }

    def signed(self) -> list[tuple[Any, str]]:
        """The bylines as they will be kept; whoever signs for the first time becomes an author."""
        named = [
            (bylines.signature_of(self.user) if author == bylines.MYSELF else author, role)
            for author, role in self.cleaned_data["bylines"]
        ]
        return list(dict.fromkeys(named))

    def tagged(self) -> list[Tag]:
        """The tags as they will be kept; new ones are made."""
        return [Tag.objects.called(name) for name in self.cleaned_data["tags"]]
