"""Where in the paper a person's roles hold."""

import json

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Confinement
from newsroom.accounts import staffing


class ConfinementFormSet(forms.BaseInlineFormSet):
    """Only a role that the person has can be confined."""

    def clean(self):
        super().clean()
        chosen = getattr(self.instance, "chosen_roles", None)
        if chosen is None:
            return
        for form in self.forms:
            role = form.cleaned_data.get("role") if form.is_valid() else None
            stays = form.has_changed() and not self._should_delete_form(form)
            if role and stays and role not in chosen:
                form.add_error("role", _("%s is not among this person's roles.") % role)

    def save(self, commit=True):
        try:
            return super().save(commit)
        except IntegrityError as error:
            raise ValidationError(
                _("Somebody else has just changed these confinements. Please look again.")
            ) from error

    def save_new(self, form, commit=True):
        """A line that was sent twice stands once."""
        said = {name: form.cleaned_data[name] for name in ("role", "section")}
        return self.instance.confinements.get_or_create(**said)[0]


class RoleField(forms.ModelChoiceField):
    """The roles, as people call them."""

    def label_from_instance(self, group):
        return staffing.named([group])


class ConfinementInline(admin.TabularInline):
    """The sections that a person's roles are confined to."""

    model = Confinement
    formset = ConfinementFormSet
    extra = 1
    verbose_name = _("section")
    verbose_name_plural = _(
        "Confined to sections and their parts (a role without a line here holds everywhere)"
    )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "role":
            kwargs |= {"queryset": staffing.roles(), "form_class": RoleField}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:  # sections are made and mended elsewhere
            widget = field.widget
            widget.can_add_related = widget.can_change_related = widget.can_view_related = False
        return field

    def has_add_permission(self, request, obj):
        return super().has_add_permission(request, obj) and _standing_open(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _standing_open(request, obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and _standing_open(request, obj)


def confinements(person):
    """The confinements of a person, as words."""
    lines = person.confinements.select_related("role", "section").order_by("role", "section")
    return ", ".join(f"{staffing.named([line.role])} · {line.section}" for line in lines)


def confining(lines):
    """The lines of a formset, with what its script writes below them in the newsroom's words."""
    told = json.loads(lines.inline_formset_data())
    told["options"]["addText"] = gettext("Confine to another section")
    lines.inline_formset_data = json.dumps(told)
    return lines


def _standing_open(request, person):
    return person is None or staffing.may_change_standing(request.user, person)
