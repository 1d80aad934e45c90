from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from newsroom.accounts import invitations, staffing
from newsroom.accounts.models import Invitation
from newsroom.desk.staff.doors import StaffAdmin, chip
from newsroom.desk.staff.forms import InvitationForm
from newsroom.desk.templatetags.desk import exactly, when


@admin.register(Invitation)
class InvitationAdmin(StaffAdmin):
    """Invitations: made here, sent again, taken back; never edited, for the letter is out."""

    form = InvitationForm
    list_display = ["name", "email", "roles_promised", "standing", "invited_by", "made"]
    list_select_related = ["invited_by"]
    search_fields = ["name", "email"]
    fields = ["email", "name", "roles"]
    actions = ["send_again", "revoke"]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("roles")

    def get_fields(self, request, obj=None):
        if obj is None:
            return self.fields
        return ["email", "name", "roles", "standing", "invited_by", "expires"]

    def get_readonly_fields(self, request, obj=None):
        return [] if obj is None else self.get_fields(request, obj)

    def save_model(self, request, obj, form, change):
        if not change:
            obj.pk = invitations.invite(by=request.user, **form.cleaned_data).pk

    def save_related(self, request, form, formsets, change):
        """Saved behind the door."""

    def add_view(self, request, form_url="", extra_context=None):
        title = {"title": _("Invite a colleague")}
        return super().add_view(request, form_url, {**title, **(extra_context or {})})

    def response_add(self, request, obj, post_url_continue=None):
        sentence = _("The invitation to %(name)s is on its way.") % {"name": obj.name}
        self.message_user(request, sentence, messages.SUCCESS)
        return redirect("admin:accounts_invitation_changelist")

    def response_change(self, request, obj):
        for button, act in {"_send_again": self.send_again, "_revoke": self.revoke}.items():
            if button in request.POST:
                act(request, [obj])
        return redirect("admin:accounts_invitation_changelist")

    @admin.action(description=_("Send again"), permissions=["change"])
    def send_again(self, request, chosen):
        self._each(request, chosen, invitations.send_again, _sent)

    @admin.action(description=_("Take back"), permissions=["change"])
    def revoke(self, request, chosen):
        self._each(request, chosen, invitations.revoke, _taken_back)

    def _each(self, request, chosen, act, sentence):
        done = 0
        for invitation in chosen:
            try:
                act(invitation, by=request.user)
                done += 1
            except ValidationError as refusal:
                text = f"{invitation.name}: {' '.join(refusal.messages)}"
                self.message_user(request, text, messages.ERROR)
        if done:
            self.message_user(request, sentence(done), messages.SUCCESS)

    @admin.display(description=_("roles"))
    def roles_promised(self, invitation):
        return staffing.named(invitation.roles.all())

    @admin.display(description=_("standing"))
    def standing(self, invitation):
        if invitation.accepted_at:
            return chip("accepted", _("Accepted"))
        if invitation.revoked_at:
            return chip("revoked", _("Taken back"))
        if invitation.is_open():
            return chip("waiting", _("Waiting"))
        return chip("expired", _("Expired"))

    @admin.display(description=_("made"), ordering="created_at")
    def made(self, invitation):
        return when(invitation.created_at)

    @admin.display(description=_("expires"))
    def expires(self, invitation):
        return exactly(invitation.expires_at)


def _sent(number):
    return ngettext(
        "The invitation is on its way again; the old link no longer works.",
        "%(number)s invitations are on their way again; the old links no longer work.",
        number,
    ) % {"number": number}


def _taken_back(number):
    return ngettext(
        "The invitation is taken back; its link no longer works.",
        "%(number)s invitations are taken back; their links no longer work.",
        number,
    ) % {"number": number}
