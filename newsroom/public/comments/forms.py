"""What readers fill in: a comment, a report, an appeal."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from newsroom.comments.states import FOR_PEOPLE, LONGEST, LONGEST_NOTE
from newsroom.comments.writing import LONGEST_NAME

TOO_QUICK = 3  # seconds in which nobody writes a comment
STAMP = Signer(salt="newsroom.comments.form")


class TrapForm(forms.Form):
    """A form with a field that people leave empty, and the moment at which it was asked for."""

    website = forms.CharField(required=False, label=_("Leave this empty"))
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    @property
    def is_trapped(self) -> bool:
        """Whether something filled in what nobody sees."""
        return bool(self.data.get("website"))

    @property
    def fresh_stamp(self) -> str:
        """The moment at which this form was first shown, signed."""
        sent = self.data.get("stamp", "")
        return sent if age_of(sent) is not None else STAMP.sign(f"{time.time():.0f}")

    def clean(self) -> dict[str, Any]:
        age = age_of(self.data.get("stamp", ""))
        if age is None or age < TOO_QUICK:
            raise forms.ValidationError(
                _("That was very quick. Read it once more, then send it again."), code="quick"
            )
        return self.cleaned_data


def age_of(stamp: str) -> float | None:
    """How many seconds ago a form was shown; None for a stamp that is not ours."""
    try:
        return time.time() - float(STAMP.unsign(stamp))
    except (BadSignature, ValueError):
        return None


class CommentForm(TrapForm):
    text = forms.CharField(
        label=_("Your comment"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "maxlength": LONGEST}),
        error_messages={"required": _("Write something first.")},
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        help_text=_("It stands above your comment."),
        error_messages={"required": _("Give the name that stands above your comment.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("Nobody but our moderators sees it. We send you a link to confirm it."),
        error_messages={
            "required": _("Give an address: we send you a link."),
            "invalid": _("That is no e-mail address."),
        },
    )


class StaffCommentForm(TrapForm):
    """The same for colleagues, whose name and badge are known."""

    text = CommentForm.base_fields["text"]


class EditForm(forms.Form):
    text = CommentForm.base_fields["text"]


class AppealForm(forms.Form):
    note = forms.CharField(
        label=_("Why it should be printed"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Say why it should be printed.")},
    )


class ReportForm(TrapForm):
    reason = forms.ChoiceField(
        label=_("What is wrong with it?"),
        choices=FOR_PEOPLE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is wrong with it.")},
    )
    text = forms.CharField(
        label=_("More, if you like"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
