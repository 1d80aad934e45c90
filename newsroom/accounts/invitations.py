"""How a colleague joins: a letter brings a link that works once, within a week."""

import hashlib
import secrets

from django.conf import settings
from django.contrib.admin.models import ADDITION
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.accounts import languages, mail, staffing
from newsroom.accounts.models import INVITATION_LASTS, Invitation, User, UserManager
from newsroom.roles import ROLES


@transaction.atomic
def invite(*, email, name, roles, by, at=None):
    """Invites somebody to join with these roles; raises what `check` raises."""
    if not by.has_perm("accounts.add_invitation"):
        raise PermissionDenied(_("You may not invite colleagues."))
    roles = list(roles)
    email = check(email=email, roles=roles)
    invitation = Invitation(email=email, name=name.strip(), invited_by=by)
    token = _renew(invitation, at or timezone.now())
    invitation.roles.set(roles)
    staffing.record(
        invitation,
        by=by,
        flag=ADDITION,
        message=_("Invited as %s.") % staffing.named(roles),
    )
    _post(invitation, token, by)
    return invitation


def check(*, email, roles):
    """The address as it will be kept; raises ValidationError, keyed by field, if it cannot be."""
    email = UserManager.normalize_email(email)
    if not roles:
        raise ValidationError({"roles": _("Choose at least one role.")})
    if any(role.name not in ROLES for role in roles):
        raise ValidationError({"roles": _("This is not a role of the newsroom.")})
    if User.objects.filter(email=email).exists():
        raise ValidationError({"email": _("This person already has an account.")})
    if Invitation.objects.pending().filter(email=email).exists():
        raise ValidationError(
            {"email": _("This person has been invited already; send that invitation again.")}
        )
    return email


@transaction.atomic
def send_again(invitation, *, by, at=None):
    """A new link for a new week; the old one stops working."""
    invitation = _pending(invitation, by)
    token = _renew(invitation, at or timezone.now())
    staffing.record(invitation, by=by, message=_("Sent again."))
    _post(invitation, token, by)
    return invitation


@transaction.atomic
def revoke(invitation, *, by, at=None):
    """Takes an invitation back; its link stops working at once."""
    invitation = _pending(invitation, by)
    invitation.revoked_at = at or timezone.now()
    invitation.save(update_fields=["revoked_at"])
    staffing.record(invitation, by=by, message=_("Took the invitation back."))
    return invitation


def find(token, *, at=None):
    """The invitation that a link opens; None for used, expired, revoked and invented ones alike."""
    return Invitation.objects.open(at).filter(digest=_digest(token)).first()


@transaction.atomic
def accept(token, *, name, password, at=None):
    """Makes the account that was promised; raises ValidationError if the link opens nothing."""
    at = at or timezone.now()
    opened = Invitation.objects.open(at).filter(digest=_digest(token))
    invitation = opened.select_for_update().first()
    if invitation is None or not opened.update(accepted_at=at):
        raise ValidationError(_("This invitation can no longer be used."), code="closed")
    if User.objects.filter(email=invitation.email).exists():
        raise ValidationError(_("This invitation can no longer be used."), code="closed")
    roles = invitation.roles.filter(name__in=ROLES)
    user = staffing.enrol(email=invitation.email, name=name, roles=roles, password=password)
    Invitation.objects.filter(pk=invitation.pk).update(account=user)
    staffing.record(invitation, by=user, message=_("Accepted."))
    return user


def _pending(invitation, by):
    if not by.has_perm("accounts.change_invitation"):
        raise PermissionDenied(_("You may not change invitations."))
    found = Invitation.objects.pending().select_for_update().filter(pk=invitation.pk).first()
    if found is None:
        raise ValidationError(
            _("This invitation has been accepted or taken back already."), code="closed"
        )
    return found


def _renew(invitation, at):
    token = secrets.token_urlsafe(32)
    invitation.digest = _digest(token)
    invitation.expires_at = at + INVITATION_LASTS
    invitation.save()
    return token


def _digest(token):
    return hashlib.sha256(token.encode()).hexdigest()


def _post(invitation, token, by):
    mail.send(
        "invitation",
        to=invitation.email,
        language=languages.of(by),
        invitation=invitation,
        by=by,
        link=settings.SITE_URL + reverse("accounts_invitation", args=[token]),
    )
