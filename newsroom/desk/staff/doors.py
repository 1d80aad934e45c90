"""What the pages of people and of invitations share."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _


class StaffAdmin(admin.ModelAdmin):
    """People and invitations alike: their own doors write and log, and nothing is deleted."""

    search_help_text = _("By name or e-mail.")

    class Media:
        css = {"all": ["css/desk/staff.css"]}

    def render_change_form(self, request, context, **kwargs):
        context |= {"show_save_and_add_another": False, "show_save_and_continue": False}
        return super().render_change_form(request, context, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refusal:  # another manager was quicker by a moment
            self.message_user(request, " ".join(refusal.messages), messages.ERROR)
            return HttpResponseRedirect(request.path)

    def has_delete_permission(self, request, obj=None):
        return False

    def log_addition(self, request, obj, message):
        """Logged behind the door."""

    def log_change(self, request, obj, message):
        """Logged behind the door."""


def chip(standing, word):
    return format_html('<span class="chip" data-standing="{}">{}</span>', standing, word)
