from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from newsroom.accounts import invitations, staffing
from newsroom.accounts.forms import RolesField
from newsroom.accounts.models import Invitation, User


class ColleagueForm(forms.ModelForm):
    """What a staff manager may change of a colleague."""

    by: User  # who is changing, set by the page
    roles = RolesField(required=False)

    class Meta:
        model = User
        fields = ["name", "email", "is_active"]
        help_texts = {
            "is_active": _(
                "Without the tick nobody can sign in here, and open sessions end at once."
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "roles" in self.fields:
            self.fields["roles"].initial = self.instance.groups.filter(
                pk__in=self.fields["roles"].queryset
            )

    def clean(self):
        cleaned = super().clean()
        if "roles" in self.fields:
            self.instance.chosen_roles = cleaned.get("roles")
            refused = staffing.obstacles(
                self.instance,
                by=self.by,
                roles=cleaned.get("roles"),
                active=cleaned.get("is_active"),
            )
            for sentence in refused:
                self.add_error("roles", sentence)
        return cleaned


class AddressForm(forms.ModelForm):
    """Where somebody gets letters, and what they sign in with."""

    class Meta:
        model = User
        fields = ["email"]


class InvitationForm(forms.ModelForm):
    """Whom to invite, and as what."""

    roles = RolesField()

    class Meta:
        model = Invitation
        fields = ["email", "name"]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.instance.pk:
            try:
                invitations.check(
                    email=self.cleaned_data["email"], roles=self.cleaned_data["roles"]
                )
            except ValidationError as refusal:
                self.add_error(None, refusal)
        return cleaned

    def _get_validation_exclusions(self):
        # whether the person is invited already has been checked, in better words
        return {field.name for field in Invitation._meta.get_fields()}
