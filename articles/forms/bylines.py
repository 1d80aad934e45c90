"""Who signs the story, in order, as rows that a person types names into."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Author, Byline
from articles.numbers import whole_number
from articles.slugs import slug_from

MYSELF = "me"  # the signed-in person, who may not be an author yet
MOST = 30


class BylinesWidget(forms.Widget):
    """Reads the rows of names and roles; the ids of chosen authors travel beside them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        columns = ("author", "name", "role")
        posted = [data.getlist(f"byline_{column}") for column in columns]
        return [dict(zip(columns, row, strict=True)) for row in zip(*posted, strict=False)]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        return ""


class BylinesField(forms.Field):
    """Cleans to (author, role) pairs in order; MYSELF stands for whoever saves."""

    widget = BylinesWidget
    roles = Byline.Role.choices

    def clean(self, value: list[dict[str, str]]) -> list[tuple[Author | str, str]]:
        rows = [row for row in value if row["author"].strip() or row["name"].strip()]
        if len(rows) > MOST:
            raise ValidationError(_("At most %(most)d names can sign a story.") % {"most": MOST})
        keys = [key for row in rows if (key := whole_number(row["author"]))]
        known = Author.objects.in_bulk(keys)
        signed = [(_author(row, known), _role(row)) for row in rows]
        return list(dict.fromkeys(signed))


def signature_of(user: Any) -> Author:
    """The author that a person signs as; made the first time they sign."""
    author = signature_to_be(user)
    if author.pk is None:
        author.save(force_insert=True)
    return author


def signature_to_be(user: Any) -> Author:
    """The author that a person signs as; not kept yet, if they have never signed."""
    author = Author.objects.filter(user=user).first()
    if author:
        return author
    name = str(user)[:120]
    stem = slug_from(name) or "author"
    taken = set(Author.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    free = (f"{stem}-{number}" if number > 1 else stem for number in range(1, len(taken) + 2))
    slug = next(candidate for candidate in free if candidate not in taken)
    return Author(name=name, slug=slug, user=user)


def own_row(user: Any) -> dict[str, str]:
    """The byline that a new story begins with: whoever writes it."""
    author = Author.objects.filter(user=user).first()
    name = author.name if author else str(user)
    return {"author": MYSELF, "name": name, "role": Byline.Role.WORDS}


def rows_of(bylines: Any) -> list[dict[str, str]]:
    """A story's bylines as the widget shows them."""
    return [
        {"author": str(byline.author_id), "name": byline.author.name, "role": byline.role}
        for byline in bylines.select_related("author")
    ]


def _author(row: dict[str, str], known: dict[int, Author]) -> Author | str:
    chosen, name = row["author"].strip(), " ".join(row["name"].split())
    if chosen == MYSELF:
        return MYSELF
    if author := known.get(whole_number(chosen) or 0):
        return author
    if chosen:
        raise ValidationError(_("One of these authors does not exist. Choose them by name."))
    found = list(Author.objects.filter(name__iexact=name)[:2])
    if len(found) == 1:
        return found[0]
    shown = {"name": Truncator(name).chars(60)}
    if found:
        raise ValidationError(
            _("More than one author is called “%(name)s”: choose from the list.") % shown
        )
    raise ValidationError(_("No author is called “%(name)s”.") % shown)


def _role(row: dict[str, str]) -> str:
    if row["role"] not in Byline.Role:
        raise ValidationError(_("Choose one of the roles for each name."))
    return row["role"]
