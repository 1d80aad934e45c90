"""Saving the story form: through the workflow, all or nothing, each refusal at its field."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles import autosaving, workflow
from articles.forms import ArticleForm
from articles.forms.lead import keep_upload
from articles.joining import join
from articles.models import Article, Conflict, Revision

WITH_THE_TEXT = frozenset({"submit"})  # the moves that may be made in one go with saving


@dataclass(frozen=True)
class Saved:
    """What became of a story that was saved."""

    article: Article
    revision: Revision
    base: Revision | None  # the version that the words were written on
    stood: Revision | None  # the newest one, when they came
    move: str = ""

    @property
    def is_late(self) -> bool:
        """Whether somebody saved meanwhile, so that what stands now may say more than was sent."""
        return self.base != self.stood

    @property
    def is_new_revision(self) -> bool:
        return self.revision not in (self.base, self.stood)

    @property
    def mine(self) -> Revision | None:
        """The version that says what was sent or less, for whoever writes on in these words."""
        if not self.is_late:
            return self.revision
        return self.revision.merged if self.is_new_revision else self.base

    def __str__(self) -> str:
        if self.is_late and self.is_new_revision:
            theirs = self.revision.parent
            said = _(
                "Saved as version %(number)d: your words, merged with version %(theirs)d "
                "that %(name)s saved meanwhile."
            ) % {
                "number": self.revision.number,
                "theirs": theirs.number,
                "name": theirs.author,
            }
            return f"{said} {_('It was sent to the editors.')}" if self.move else said
        if self.move:
            return _("Saved, and sent to the editors.")
        if self.is_new_revision:
            return _("Saved as version %(number)d.") % {"number": self.revision.number}
        return _("Nothing had changed: version %(number)d stands.") % {
            "number": self.revision.number
        }


def save_story(form: ArticleForm, *, move: str = "") -> Saved | None:
    """Save, and move if that was asked; what is wrong is said on the form, and nothing is kept."""
    valid = form.is_valid()
    keep_upload(form)
    if not valid or form.errors:
        return None
    try:
        return _write(form, move if move in WITH_THE_TEXT else "")
    except Conflict as conflict:
        form.conflict = conflict
    except ValidationError as refused:
        say_on_form(form, refused)
    except PermissionDenied as refused:
        form.add_error(None, str(refused) or _("You may not do this with this story."))
    return None


@transaction.atomic
def _write(form: ArticleForm, move: str) -> Saved:
    article, parent = form.instance, form.cleaned_data["parent"]
    words = {"by": form.user, "bylines": form.signed(), "tags": form.tagged()}
    stood = None
    if parent is None:
        revision = workflow.revise(article, parent=None, **words)
    else:
        stood = workflow.locked(article).head
        revision = join(article, base=parent, onto=form.onto(), choices=form.choices(), **words)
    autosaving.forget(form.user, key=form.data.get("autosave", ""))
    if move:
        workflow.move(article, move, by=form.user)
    return Saved(article, revision, base=parent, stood=stood, move=move)


def say_on_form(form: ArticleForm, refused: ValidationError) -> None:
    """Each sentence at the field it concerns; what concerns none stands above the form."""
    by_field = refused.error_dict if hasattr(refused, "error_dict") else {NON_FIELD_ERRORS: refused}
    for name, sentences in by_field.items():
        form.add_error(name if name in form.fields else None, sentences)
