"""The one door through which people get, keep and lose their place in the newsroom."""

from allauth.mfa.models import Authenticator
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Case, When
from django.utils.translation import gettext as _

from newsroom.accounts import languages, mail
from newsroom.accounts.models import User
from newsroom.roles import ROLES

MANAGING = "accounts.change_user"


def roles():
    """The roles that can be given, as groups."""
    order = Case(*[When(name=name, then=place) for place, name in enumerate(ROLES)])
    return Group.objects.filter(name__in=ROLES).order_by(order)


def named(groups):
    """Roles as people call them: “Writer, Editor”; a group that is no role keeps its name."""
    return ", ".join(
        str(ROLES[group.name].label) if group.name in ROLES else group.name for group in groups
    )


def may_change(by, user):
    """Whether somebody may change this account at all: only superusers change superusers."""
    return by.has_perm(MANAGING) and (by.is_superuser or not user.is_superuser)


def may_change_standing(by, user):
    """Whether somebody may change this account's rights: nobody changes their own."""
    return may_change(by, user) and by.pk != user.pk


@transaction.atomic
def change(user, *, by, name=None, email=None, roles=None, active=None):
    """Changes an account in one step and returns what was done, in sentences.

    `roles` are the groups to hold from now on. Raises PermissionDenied where `by` may not do this,
    ValidationError where the newsroom would be left without a staff manager.
    """
    if not may_change(by, user):
        raise PermissionDenied(_("You may not change this account."))
    if (roles is not None or active is not None) and not may_change_standing(by, user):
        raise PermissionDenied(_("Nobody changes their own rights."))
    if email is not None and not (by.is_superuser or may_change_standing(by, user)):
        raise PermissionDenied(_("Nobody changes their own e-mail address."))
    managers = _locked_managers()
    user = User.objects.select_for_update().get(pk=user.pk)
    before = user.email
    done = [
        *_change_text(user, "name", name, _("Changed the name to “%s”.")),
        *_change_text(user, "email", email, _("Changed the e-mail address to %s.")),
        *_change_roles(user, roles),
        *_change_active(user, active),
    ]
    if user.pk in managers and not _managers().exists():
        raise ValidationError(
            _("%(name)s is the last active staff manager. Make somebody else one first."),
            code="last_manager",
            params={"name": user},
        )
    for sentence in done:
        record(user, by=by, message=sentence)
    if user.email != before:
        for address in (before, user.email):
            _tell(user, "address_changed", to=address, by=by, old=before, new=user.email)
    return done


def has_second_factor(user):
    return Authenticator.objects.filter(user=user).exists()


@transaction.atomic
def take_second_factor(user, *, by):
    """Lets somebody who lost theirs sign in by password alone; their sessions end.

    Raises PermissionDenied where `by` may not do this, ValidationError where there is none.
    """
    if not may_change_standing(by, user):
        raise PermissionDenied(_("You may not change this account."))
    if not Authenticator.objects.filter(user=user).delete()[0]:
        raise ValidationError(_("%s has no second factor.") % user, code="no_factor")
    user.end_sessions()
    record(user, by=by, message=_("Took away the second factor and ended the sessions."))
    _tell(user, "second_factor_taken", to=user.email, by=by)


def obstacles(user, *, by, roles=None, active=None):
    """Why a change of standing would be refused, in sentences; nothing is changed."""
    try:
        with transaction.atomic():
            change(user, by=by, roles=roles, active=active)
            transaction.set_rollback(True)
    except PermissionDenied as refusal:
        return [str(refusal)]
    except ValidationError as refusal:
        return list(refusal.messages)
    return []


def enrol(*, email, name, roles, password=None):
    """A new account with its roles, for one who has been invited."""
    user = User.objects.create_user(email, password, name)
    _change_roles(user, roles)
    return user


def record(thing, *, by, message, flag=CHANGE):
    """Writes into the log who did what to an account or an invitation."""
    LogEntry.objects.log_actions(
        user_id=by.pk,
        queryset=[thing],
        action_flag=flag,
        change_message=message,
        single_object=True,
    )


def _tell(user, letter, *, to, **words):
    mail.send(letter, to=to, language=languages.of(user), person=user, **words)


def _managers():
    return User.objects.active().holding(MANAGING)


def _locked_managers():
    # the rows stay locked until the transaction ends: two managers cannot demote each other at once
    rows = User.objects.filter(pk__in=_managers().values("pk")).order_by("pk")
    return {user.pk for user in rows.select_for_update()}


def _change_text(user, field, text, sentence):
    if text is None or text == getattr(user, field):
        return []
    setattr(user, field, text)
    user.full_clean(exclude=["password"])
    user.save(update_fields=[field])
    return [sentence % text]


def _change_roles(user, chosen):
    if chosen is None:
        return []
    wanted = {group.pk: group for group in chosen}
    if any(group.name not in ROLES for group in wanted.values()):
        raise ValidationError(_("This is not a role of the newsroom."), code="no_role")
    held = {group.pk: group for group in user.groups.filter(name__in=ROLES)}
    given = [group for pk, group in wanted.items() if pk not in held]
    taken = [group for pk, group in held.items() if pk not in wanted]
    user.groups.add(*given)
    user.groups.remove(*taken)
    user.is_staff = user.is_superuser or user.groups.exists()
    user.save(update_fields=["is_staff"])
    return [
        *(_("Gave the role “%s”.") % named([group]) for group in given),
        *(_("Took the role “%s”.") % named([group]) for group in taken),
    ]


def _change_active(user, active):
    if active is None or active == user.is_active:
        return []
    user.is_active = active
    user.save(update_fields=["is_active"])
    if active:
        return [_("Opened the account again.")]
    user.end_sessions()
    return [_("Closed the account and ended its sessions.")]
