from django import forms
from django.contrib.auth.password_validation import (
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from newsroom.accounts import staffing
from newsroom.accounts.models import User
from newsroom.accounts.models.user import desk_languages
from newsroom.roles import ROLES

PASSWORD_ADVICE = _(
    "At least ten characters. A few words in a row are easy to remember and hard to guess."
)


class RolesField(forms.ModelMultipleChoiceField):
    """The roles as boxes to tick, each with the sentence that says what it is for."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("Roles"))
        super().__init__(queryset=staffing.roles(), **kwargs)

    def label_from_instance(self, group):
        role = ROLES[group.name]
        return format_html("<strong>{}</strong> <span>{}</span>", role.label, role.description)


class LanguageForm(forms.ModelForm):
    """The language in which somebody wants to be spoken to."""

    class Meta:
        model = User
        fields = ["language"]
        help_texts = {"language": _("Of the desk, and of its letters to you.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("As my browser asks")), *desk_languages()]


class AcceptForm(forms.Form):
    """How a newcomer answers an invitation: a name to go by, and a password."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=150,
        help_text=_("As colleagues will see it at the desk."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password1 = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_ADVICE,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("Password, once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation, **kwargs):
        self.invitation = invitation
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        password = cleaned.get("password1")
        if password and cleaned.get("password2") not in (None, password):
            self.add_error("password2", _("The two passwords are not the same."))
        newcomer = User(email=self.invitation.email, name=cleaned.get("name", ""))
        if password:
            try:
                validate_password(password, newcomer)
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned
