"""How the story list is sifted: by whose turn it is, and by what a story is."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.answers import waiting
from articles.models import Section
from articles.states import Standing


class Desk(admin.SimpleListFilter):
    """Whose turn it is: shown as tabs above the list."""

    title = _("desk")
    parameter_name = "desk"
    template = "desk/_tabs.html"

    def lookups(self, request, model_admin):
        tabs = [
            ("mine", _("Mine")),
            ("waiting", _("Waiting for me")),
            ("back", _("Sent back")),
            ("planned", _("Planned")),
        ]
        if Section.objects.filter(requires_sign_off=True).exists():
            tabs.append(("sign-off", _("Waiting for sign-off")))
        return tabs

    def queryset(self, request, queryset):
        match self.value():
            case "mine":
                return queryset.mine(request.user)
            case "waiting":
                return queryset.waiting_for(request.user)
            case "back":
                return queryset.sent_back()
            case "planned":
                return queryset.planned()
            case "sign-off":
                return waiting(queryset)
        return queryset


class StandingFilter(admin.SimpleListFilter):
    """What the public has of a story."""

    title = _("public")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return Standing.choices

    def queryset(self, request, queryset):
        if self.value() not in Standing.values:
            return queryset
        return queryset.standing_at(self.value())
