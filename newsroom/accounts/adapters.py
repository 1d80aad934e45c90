"""Where allauth asks the house: who may sign up, where to go, how letters and secrets are kept."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from newsroom.accounts import languages, mail
from newsroom.accounts.sealing import seal, unseal


class AccountAdapter(DefaultAccountAdapter):
    """Accounts come from invitations only; letters go through the queue."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "This e-mail address and password do not belong together. Please try again, "
            "or reset your password."
        ),
        "too_many_login_attempts": _(
            "Too many failed attempts to sign in. Please wait five minutes and try again."
        ),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("This is not your present password."),
    }

    def is_open_for_signup(self, request):
        return False

    def get_login_redirect_url(self, request):
        return reverse("admin:index") if request.user.is_staff else reverse("account_home")

    def get_password_change_redirect_url(self, request):
        return reverse("account_home")

    def get_reset_password_from_key_url(self, key):
        # the host that a request names may be anybody's; the letter names ours
        path = reverse(
            "account_reset_password_from_key",
            kwargs=dict(zip(["uidb36", "key"], key.split("-", 1), strict=True)),
        )
        return settings.SITE_URL + path

    def set_password(self, user, password):
        user.set_password(password)
        user.save(update_fields=["password"])  # who was closed out meanwhile stays out

    def format_email_subject(self, subject):
        return str(subject)

    def send_notification_mail(self, template_prefix, user, context=None, email=None):
        super().send_notification_mail(template_prefix, user, context, email or user.email)

    def send_mail(self, template_prefix, email, context):
        words = {
            "request": None,
            "email": email,
            "site_name": settings.SITE_NAME,
            "site_url": settings.SITE_URL,
            "reset_url": settings.SITE_URL + resolve_url("account_reset_password"),
            **context,
        }
        with override(languages.of_address(email)):
            message = self.render_mail(template_prefix, email, words)
        mail.queue(message)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps lie sealed in the database."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or no longer. Please enter the newest one."),
    }

    def get_totp_issuer(self):
        return settings.SITE_NAME

    def encrypt(self, text):
        return seal(text)

    def decrypt(self, encrypted_text):
        return unseal(encrypted_text)
