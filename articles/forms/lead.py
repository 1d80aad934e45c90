"""A lead picture that comes with the story: the library keeps it, whatever becomes of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.models import Article

if TYPE_CHECKING:
    from articles.forms.article import ArticleForm

# The pictures' own app is known by its label only; it says itself how a picture comes in.
Picture = Article._meta.get_field("lead_picture").related_model
FIELD_OF = {"file": "lead_upload", "alt": "lead_alt", "credit": "lead_credit"}


def keep_upload(form: ArticleForm) -> None:
    """Put the uploaded file into the library and choose it, or say at its field what is wrong.

    Done before the story is saved and apart from it, so that a refused story keeps its picture.
    """
    upload = form.cleaned_data.get("lead_upload")
    if not upload or {"lead_alt", "lead_credit"} & form.errors.keys():
        return
    if not form.user.has_perm("pictures.add_picture"):
        form.add_error("lead_upload", _("You may not add pictures to the library."))
        return
    try:
        picture = Picture._meta.app_config.add(
            upload,
            by=form.user,
            alt=form.cleaned_data["lead_alt"],
            credit=form.cleaned_data["lead_credit"],
        )
    except ValidationError as refused:
        for name, sentences in refused.message_dict.items():
            form.add_error(FIELD_OF.get(name, "lead_upload"), sentences)
        return
    form.instance.lead_picture = picture
    posted = form.data.copy()
    posted["lead_picture"] = str(picture.pk)
    posted["lead_alt"] = posted["lead_credit"] = ""
    form.data = posted
    form.kept_picture = picture
