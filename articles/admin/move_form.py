"""What a move asks of the person who makes it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles import four_eyes
from articles.forms.moments import MomentField, zone_said
from articles.states import FAR_FUTURE, Change

REMARKS = frozenset({"submit", "approve", "unspike"})  # a word to colleagues is welcome


class MoveForm(forms.Form):
    """Only the questions that this move on this story raises for this person."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    change = forms.ChoiceField(
        label=_("What kind of change is it?"),
        choices=[choice for choice in Change.choices if choice[0] != Change.FIRST],
        widget=forms.RadioSelect,
        required=False,
    )
    public_note = forms.CharField(
        label=_("Note to readers"),
        help_text=_(
            "A correction or a clarification needs one, and it stands with the story. "
            "Of other changes it is told on the page of changes."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
    at = MomentField(
        label=_("When?"),
        none=_("Now"),
        some=_("At a time"),
        help_text=zone_said(),
        required=False,
    )
    until = MomentField(
        label=_("For how long?"),
        none=_("For good"),
        some=_("Until a time"),
        help_text=_("When it ends, the story leaves the site, with all that it said before."),
        required=False,
    )
    override = forms.BooleanField(
        label=_("These are my own words: I set four eyes aside"), required=False
    )
    note = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )

    def __init__(self, *args, way, article, user, **kwargs):
        kwargs.setdefault("prefix", None)
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, auto_id=f"id_{way.name}_%s", **kwargs)
        self.way = way
        self.plans = list(article.editions.planned()) if way.needs_plan else []
        overrides = way.second_person and four_eyes.needs_override(user, article)
        asked = {"seen"}
        if way.opens_edition or way.name == "reschedule":
            asked |= {"at", "until"}
        if way.opens_edition and article.first_published_at:
            asked |= {"change", "public_note"}
        if overrides:
            asked |= {"override"}
        if way.note or overrides or way.name in REMARKS:
            asked |= {"note"}
        for name in self.fields.keys() - asked:
            del self.fields[name]
        self.initial.setdefault("seen", article.head.digest if article.head else "")
        if way.name == "reschedule":
            self._start_from_the_plan()
        if "note" in self.fields and not way.note and not overrides:
            self.fields["note"].label = _("A word to your colleagues (optional)")
        elif "note" in self.fields:
            self.fields["note"].widget.attrs["required"] = True

    def _start_from_the_plan(self):
        self.fields["at"].required = True  # what is planned goes live now only if that is said
        self.plans = self.plans[:1]
        if not self.plans:
            return
        (planned,) = self.plans
        self.initial.setdefault("at", planned.live_from)
        if planned.ends_at != FAR_FUTURE:
            self.initial.setdefault("until", planned.ends_at)

    def refuse(self, error):
        """Set each sentence of a refusal at its field; return those about the story itself."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return {}
        elsewhere = {}
        for field, sentences in error.error_dict.items():
            if field in self.fields:
                self.add_error(field, sentences)
            else:
                elsewhere[field] = ValidationError(sentences).messages
        return elsewhere
