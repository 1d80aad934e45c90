from django.contrib import admin
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from newsroom.accounts import staffing
from newsroom.accounts.models import User
from newsroom.desk.staff.confinement import ConfinementInline, confinements, confining
from newsroom.desk.staff.doors import StaffAdmin, chip
from newsroom.desk.staff.forms import ColleagueForm
from newsroom.desk.staff.helping import Helping
from newsroom.desk.templatetags.desk import when
from newsroom.roles import ROLES


class RoleFilter(admin.SimpleListFilter):
    """Those who have a role."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return [(role.name, role.label) for role in ROLES.values()]

    def queryset(self, request, queryset):
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(User)
class UserAdmin(Helping, StaffAdmin):
    """The people of the newsroom: the new are invited, those who left stay in its history."""

    form = ColleagueForm
    inlines = [ConfinementInline]
    list_display = ["person", "email", "roles", "standing", "seen"]
    list_filter = [RoleFilter, "is_active"]
    list_per_page = 50
    search_fields = ["name", "email"]
    ordering = ["name"]
    fields = ["name", "email", "roles", "is_active", "seen", "joined"]
    readonly_fields = ["seen", "joined"]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .prefetch_related("groups", "confinements__role", "confinements__section")
        )

    def get_readonly_fields(self, request, obj=None):
        closed = [] if request.user.is_superuser else ["email"]
        if obj and not staffing.may_change_standing(request.user, obj):
            closed += ["roles", "is_active"]
        return [*super().get_readonly_fields(request, obj), *closed]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def has_change_permission(self, request, obj=None):
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or staffing.may_change(request.user, obj))

    def add_view(self, request, form_url="", extra_context=None):
        """A new colleague is invited; nobody types another's password."""
        return redirect("admin:accounts_invitation_add")

    def get_inline_formsets(self, *args, **kwargs):
        return [confining(lines) for lines in super().get_inline_formsets(*args, **kwargs)]

    def save_model(self, request, obj, form, change):
        wanted = {name: form.cleaned_data[name] for name in form.changed_data}
        if "is_active" in wanted:
            wanted["active"] = wanted.pop("is_active")
        staffing.change(obj, by=request.user, **wanted)
        obj.refresh_from_db()

    def save_related(self, request, form, formsets, change):
        person = form.instance
        before = confinements(person)
        for formset in formsets:
            formset.save()
        person.confinements.exclude(role__in=person.groups.all()).delete()
        after = confinements(person)
        if after != before:
            message = _("Confined: %s.") % (after or _("nowhere"))
            staffing.record(person, by=request.user, message=message)

    @admin.display(description=_("name"), ordering="name")
    def person(self, person):
        return format_html('<span class="initials">{}</span> {}', person.initials, person)

    @admin.display(description=_("roles"))
    def roles(self, person):
        words = [str(_("Superuser"))] if person.is_superuser else []
        for group in person.groups.all():
            sections = [
                str(confinement.section)
                for confinement in person.confinements.all()
                if confinement.role_id == group.pk
            ]
            role = staffing.named([group])
            words.append(f"{role} ({', '.join(sections)})" if sections else role)
        return ", ".join(words) or "–"

    @admin.display(description=_("standing"), ordering="is_active")
    def standing(self, person):
        return chip("active", _("Active")) if person.is_active else chip("closed", _("Closed"))

    @admin.display(description=_("last seen"), ordering="last_seen")
    def seen(self, person):
        return when(person.last_seen) if person.last_seen else _("Not yet")

    @admin.display(description=_("joined"))
    def joined(self, person):
        return when(person.date_joined)
