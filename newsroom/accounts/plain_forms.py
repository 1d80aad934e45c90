"""allauth's forms in the newsroom's words: labels above the fields, nothing inside them."""

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext_lazy as _

from newsroom.accounts.forms import PASSWORD_ADVICE


class PlainWords:
    """Says what a field wants in its label; a placeholder is gone when one needs it."""

    labels: dict = {}
    helps: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.helps.get(name, field.help_text)


class SignInForm(PlainWords, account.LoginForm):
    labels = {"login": _("E-mail"), "remember": _("Stay signed in on this computer")}
    helps = {"password": ""}


class ResetPasswordForm(PlainWords, account.ResetPasswordForm):
    labels = {"email": _("E-mail")}


class NewPasswordForm(PlainWords, account.ResetPasswordKeyForm):
    labels = {"password1": _("New password"), "password2": _("New password, once more")}
    helps = {"password1": PASSWORD_ADVICE}


class ChangePasswordForm(PlainWords, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
    }
    helps = {"oldpassword": "", "password1": PASSWORD_ADVICE}


class ConfirmPasswordForm(PlainWords, account.ReauthenticateForm):
    helps = {"password": ""}


class CodeWords(PlainWords):
    """A code from an authenticator app, typed on a keyboard of digits."""

    labels = {"code": _("Code")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.update(
            {"inputmode": "numeric", "autocapitalize": "off", "spellcheck": "false"}
        )


class SecondFactorForm(CodeWords, second_factor.AuthenticateForm):
    helps = {"code": _("The six digits in your authenticator app, or one of your recovery codes.")}


class ConfirmCodeForm(CodeWords, second_factor.ReauthenticateForm):
    helps = SecondFactorForm.helps


class ActivateAppForm(CodeWords, totp.ActivateTOTPForm):
    helps = {"code": _("The six digits that the app shows now.")}
