from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


def desk_languages():
    """The languages of the desk, each by its own name."""
    return [each for each in settings.LANGUAGES if each[0] in settings.DESK_LANGUAGES]


class UserQuerySet(models.QuerySet):
    def active(self):
        """Those who may sign in."""
        return self.filter(is_active=True)

    def holding(self, permission):
        """Those to whom a role gives a permission ("app.codename"); superusers apart."""
        app_label, codename = permission.split(".")
        holders = User.objects.filter(
            groups__permissions__content_type__app_label=app_label,
            groups__permissions__codename=codename,
        )
        return self.filter(is_superuser=False, pk__in=holders.values("pk"))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes accounts; addresses are kept in lower case, so that case never tells two apart."""

    @classmethod
    def normalize_email(cls, email):
        return (email or "").strip().lower()

    def get_by_natural_key(self, email):
        return self.get(email=self.normalize_email(email))

    def create_user(self, email, password=None, name="", **extra):
        """A new account; without a password it cannot be signed in to until one is set."""
        email = self.normalize_email(email)
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=email, name=name, **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, name="", **extra):
        """An account that may do everything, the overriding of four eyes included."""
        return self.create_user(
            email, password, name, **{**extra, "is_staff": True, "is_superuser": True}
        )


class User(AbstractBaseUser, PermissionsMixin):
    """A person with a desk in the newsroom, who signs in by e-mail."""

    email = models.EmailField(
        _("e-mail"),
        unique=True,
        error_messages={"unique": _("Somebody in the newsroom already has this e-mail address.")},
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Whether this person may sign in.")
    )
    is_staff = models.BooleanField(
        _("at the desk"),
        default=False,
        help_text=_("Whether this person may open the desk."),
    )
    language = models.CharField(
        _("language"),
        max_length=7,
        blank=True,
        choices=desk_languages,
        help_text=_("In which the desk and its letters speak to this person."),
    )
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    last_seen = models.DateTimeField(_("last seen"), null=True, blank=True, editable=False)
    session_epoch = models.PositiveIntegerField(default=0, editable=False)

    objects = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("colleague")
        verbose_name_plural = _("staff")
        ordering = ["name", "email"]
        constraints = [
            models.CheckConstraint(
                condition=Q(email=Lower("email")),
                name="accounts_user_email_lower",
                violation_error_message=_("Write the e-mail address in small letters."),
            ),
        ]

    def __str__(self):
        return self.name or self.email

    def clean(self):
        super().clean()
        self.email = UserManager.normalize_email(self.email)

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return self.name.split(" ")[0] or self.email

    @property
    def initials(self):
        """One or two letters that stand for the person where space is short."""
        words = self.name.split() or [self.email]
        return "".join(word[0] for word in dict.fromkeys([words[0], words[-1]])).upper()

    def end_sessions(self):
        """Signs this person out everywhere, from the next request on."""
        type(self).objects.filter(pk=self.pk).update(session_epoch=F("session_epoch") + 1)
        self.refresh_from_db(fields=["session_epoch"])

    def _get_session_auth_hash(self, secret=None):
        # Django's own seal of a session covers the password only; ours ends with the epoch too.
        key = f"{self.password}:{self.session_epoch}"
        return salted_hmac(
            "newsroom.accounts.models.User.session",
            key,
            secret=secret,
            algorithm="sha256",
        ).hexdigest()
