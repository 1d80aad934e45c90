"""Two people saved: what the second one is shown, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import markup
from articles.comparison import KINDS, Passage, changed_field, compare, signatures, words
from articles.forms import ArticleForm
from articles.forms.article import CHOICE
from articles.forms.lead import Picture
from articles.merging import Clash
from articles.models import Author, Revision
from articles.querysets import tag_key


def conflict_context(form: ArticleForm) -> dict[str, Any]:
    """Their version, mine, and what differs word by word."""
    theirs = form.conflict.theirs if form.conflict else None
    mine = unsaved(form)
    keys = markup.picture_keys(mine.body) + (markup.picture_keys(theirs.body) if theirs else [])
    pictures = Picture.objects.with_keys(keys)
    return {
        "conflict": form.conflict,
        "theirs": theirs,
        "mine": mine,
        "clashes": list(told(form, theirs, mine)) if theirs else [],
        "comparison": compare(theirs, mine, pictures) if theirs else None,
        "their_blocks": markup.blocks(theirs.body) if theirs else [],
        "my_blocks": markup.blocks(mine.body),
    }


@dataclass(frozen=True)
class Choice:
    """One place that two people changed: what each made of it, and what was chosen before."""

    name: str
    label: str | Promise
    theirs: Passage
    mine: Passage
    has_both: bool
    chosen: str
    is_missing: bool


def told(form: ArticleForm, theirs: Revision, mine: Revision) -> Iterator[Choice]:
    """The clashes as they are shown: each side as it differs from what both began with."""
    base, chosen = form.cleaned_data["parent"], form.choices()
    was_asked = form.onto() == theirs.pk
    for clash in getattr(form.conflict, "clashes", []):
        if clash.is_block:
            label, sides = block_sides(clash)
        elif clash.place == "bylines":
            label = _("Bylines")
            sides = [names_side(label, base, side) for side in (theirs, mine)]
        else:
            name = Revision._meta.get_field(clash.place.removesuffix("_id")).name
            sides = [changed_field(base, side, name) for side in (theirs, mine)]
            label = sides[0].label
        yield Choice(
            name=CHOICE + clash.place,
            label=label,
            theirs=sides[0],
            mine=sides[1],
            has_both=clash.is_block and None not in (clash.mine, clash.theirs),
            chosen=chosen.get(clash.place, ""),
            is_missing=was_asked and not chosen.get(clash.place),
        )


def block_sides(clash: Clash) -> tuple[str | Promise, list[Passage]]:
    """A block as either side left it."""
    before = words.of_html(clash.base or "")
    whole = next(text for text in (clash.theirs, clash.mine, clash.base) if text)
    kind = markup.blocks(whole)[0].kind
    sides = []
    for side in (clash.theirs, clash.mine):
        pieces = words.differ(before, words.of_html(side or ""))
        sides.append(Passage(op=words.fate(pieces), label=KINDS[kind], pieces=pieces, kind=kind))
    return KINDS[kind], sides


def names_side(label: str | Promise, base: Revision, side: Revision) -> Passage:
    pieces = words.differ(words.of_names(signatures(base)), words.of_names(signatures(side)))
    return Passage(op=words.fate(pieces), label=label, pieces=pieces)


def unsaved(form: ArticleForm) -> Revision:
    """What was posted, as the version it would have become."""
    words = {field.attname: getattr(form.instance, field.attname) for field in mine_fields()}
    words["body"] = markup.clean(words["body"])
    signed = [(author, role) for author, role in form.cleaned_data["bylines"]]
    return Revision(
        **words,
        bylines=[
            {"name": author.name if isinstance(author, Author) else str(form.user), "role": role}
            for author, role in signed
        ],
        tags=[{"name": name} for name in sorted(form.cleaned_data["tags"], key=tag_key)],
    )


def mine_fields() -> list[Any]:
    """The fields that a form of a story fills."""
    names = set(ArticleForm._meta.fields or ())
    return [field for field in Revision._meta.local_fields if field.name in names]
