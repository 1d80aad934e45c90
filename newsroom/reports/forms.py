"""What a reader fills in, and what the desk does."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.reports.anchoring import Passage, words_in
from newsroom.reports.models import LONGEST_TEXT, LONGEST_WORDS

SEAL = "newsroom.reports.begun"
SOONEST, LATEST = 3, 24 * 60 * 60  # seconds after the page was shown
EXCERPT = 160  # characters of a paragraph to choose


class ReportForm(forms.Form):
    """An error, where it stands, and where its reader gets mail if they want to."""

    block = forms.ChoiceField(label=gettext_lazy("Where?"), required=False)
    words = forms.CharField(
        label=gettext_lazy("The words that are wrong, as they stand there (if you like)"),
        max_length=LONGEST_WORDS,
        required=False,
    )
    text = forms.CharField(
        label=gettext_lazy("What is wrong, and what is right?"),
        widget=forms.Textarea({"rows": 6}),
        max_length=LONGEST_TEXT,
        error_messages={"required": gettext_lazy("Say what is wrong.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address (if you want to hear from us)"),
        required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    website = forms.CharField(required=False)  # readers do not see it; programs fill it in
    edition = forms.CharField(required=False, max_length=6)
    begun = forms.CharField(required=False, max_length=200)

    def __init__(self, *args: Any, passages: list[Passage], **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)
        self.passages = {passage.id: passage for passage in passages}
        self.fields["block"].choices = [
            ("", _("The story as a whole")),
            *((passage.id, shortened(passage.text)) for passage in passages),
        ]

    @property
    def chosen(self) -> Passage | None:
        """The passage that a reader came with, or chose."""
        return self.passages.get(str(self["block"].value() or ""))

    @property
    def quoted(self) -> str:
        """The words that a reader came with, as far as they stand in the passage."""
        return words_in(self.chosen, str(self["words"].value() or ""))

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave the field “Website” empty: it is there for programs."))
        return ""

    def clean_begun(self) -> str:
        """Refuse what was sent at once, as programs do, or from a page of long ago."""
        try:
            begun = float(signing.loads(self.cleaned_data["begun"], salt=SEAL))
        except signing.BadSignature:
            begun = 0.0
        age = now() - begun
        if age > LATEST:
            raise ValidationError(_("This page was open for a long time. Please send it again."))
        if age < SOONEST:
            raise ValidationError(_("That was quick. Please read it once more, then send it."))
        return self.cleaned_data["begun"]


def now() -> float:
    return timezone.now().timestamp()


def seal_of_now() -> str:
    """When a page was shown, as only we can have written it."""
    return signing.dumps(now(), salt=SEAL)


def shortened(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT].rsplit(' ', 1)[0]} …"


class StepForm(forms.Form):
    """What the desk does with a report, and its words."""

    way = forms.CharField(max_length=10)
    words = forms.CharField(max_length=5000, required=False)
    tell = forms.BooleanField(required=False)
