"""What a story can belong to: sections, topics and the names that sign."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import editions, markup, renaming, unseen
from articles.calling import VIEW
from articles.forms.checks import ChecksField
from articles.models import Article, Author, Section, Tag
from articles.models.taxonomy import tag_key
from articles.numbers import whole_number
from articles.reach import everywhere


class Kept:
    """What stories point to is renamed, not deleted: published editions rest on it."""

    empty_value_display = ""

    def save_model(self, request, obj, form, change):
        """Keep it; where its slug is another one now, its old addresses lead to the new ones."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            if change and "slug" in form.changed_data:
                renaming.remember(obj, form.initial["slug"])

    def has_delete_permission(self, request, obj=None):
        return False


class SectionForm(forms.ModelForm):
    """A section, and how strict it is."""

    by: Any  # who is changing, set by the page
    checks = ChecksField(label=_("Checks"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        parent = self.fields.get("parent")  # who may only look is given no fields
        if not parent:
            return
        within = Section.objects.permitting(self.by, "articles.change_section")
        parent.queryset = Section.objects.filter(
            Q(pk__in=within) | Q(pk=self.instance.parent_id), parent=None
        ).exclude(pk=self.instance.pk)
        parent.empty_label = _("Nothing: it heads the paper itself")


@admin.register(Section)
class SectionAdmin(Kept, admin.ModelAdmin):
    form = SectionForm
    list_display = ("named", "parent", "slug", "position", "second_person")
    list_select_related = ("parent",)
    list_display_links = ("named",)
    ordering = ("position",)
    prepopulated_fields = {"slug": ("name",)}
    radio_fields = {"color": admin.HORIZONTAL}
    fieldsets = (
        (None, {"fields": ("name", "slug", "description")}),
        (_("In the paper"), {"fields": ("parent", "position", "color")}),
        (_("Approval"), {"fields": ("waives_second_person", "requires_sign_off")}),
        (_("While writing"), {"fields": ("checks",)}),
    )

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def has_add_permission(self, request):
        """A new section is the whole paper's affair."""
        return everywhere(request.user, "articles.add_section")

    def has_change_permission(self, request, obj=None):
        return request.user.has_perm("articles.change_section", obj)

    def save_model(self, request, obj, form, change):
        """Keep a section; its stories follow it where it now belongs."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            if "parent" in form.changed_data:
                editions.regroup(obj)

    @admin.display(description=_("name"), ordering="name")
    def named(self, section):
        return format_html(
            '<span class="section-name" data-color="{}">{}</span>', section.color, section.name
        )

    @admin.display(description=_("approval"))
    def second_person(self, section):
        return _("One person") if section.waives_second_person else _("Four eyes")


class StoryChoice(AutocompleteSelect):
    """A story looked up by its headline; what was sent in a key's place names none."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, list(filter(whole_number, value)), attrs)


class TagForm(forms.ModelForm):
    """A topic under one name, however it is spelt."""

    def clean_name(self):
        name = " ".join(unseen.line(self.cleaned_data["name"]).split())
        if not markup.WORD.search(name):
            raise ValidationError(
                _("The tag “%(name)s” has no letter and no digit."), params={"name": name}
            )
        twin = Tag.objects.known([name]).get(tag_key(name))
        if twin and twin.pk != self.instance.pk:
            raise ValidationError(_("There is already the tag “%(tag)s”."), params={"tag": twin})
        return name


@admin.register(Tag)
class TagAdmin(Kept, admin.ModelAdmin):
    form = TagForm
    list_display = ("name", "slug", "description")
    search_fields = ("name", "slug")
    ordering = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    fields = ("name", "slug", "description", "lead")
    autocomplete_fields = ("lead",)
    list_per_page = 100
    show_full_result_count = False

    def get_fields(self, request, obj=None):
        """Without the lead, if it is a story that this person may not see."""
        is_hidden = obj and obj.lead and not request.user.has_perm(VIEW, obj.lead)
        return [name for name in self.fields if not (is_hidden and name == "lead")]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """The lead is chosen among the stories that this person may see."""
        kwargs.setdefault("widget", StoryChoice(db_field, self.admin_site))
        kwargs.setdefault("queryset", Article.objects.permitting(request.user, VIEW))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class AuthorForm(forms.ModelForm):
    """A name that signs, and its portrait: the page's script lets one choose it by sight."""

    class Meta:
        widgets = {"portrait": forms.NumberInput}
        error_messages = {
            "portrait": {"invalid_choice": _("There is no such picture in the library.")}
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        portrait = self.instance.portrait
        if portrait and "portrait" in self.fields:
            seen = {"data-thumb": portrait.thumbnail_url, "data-alt": portrait.alt}
            self.fields["portrait"].widget.attrs |= seen


@admin.register(Author)
class AuthorAdmin(Kept, admin.ModelAdmin):
    form = AuthorForm
    change_form_template = "desk/author_form.html"
    list_display = ("name", "slug", "user", "email")
    list_select_related = ("user",)
    search_fields = ("name", "slug")
    ordering = ("name",)
    prepopulated_fields = {"slug": ("name",)}
    raw_id_fields = ("portrait",)
    readonly_fields = ("colleague",)
    fieldsets = (
        (None, {"fields": ("name", "slug", "job", "biography")}),
        (_("Portrait and contact"), {"fields": ("portrait", "email", "fediverse")}),
    )

    def get_fieldsets(self, request, obj=None):
        """With whose account it is, for those to give whose reach is the whole paper.

        It makes stories somebody's own. The others get no link, which might be closed.
        """
        field = "user" if everywhere(request.user, "articles.change_author") else "colleague"
        description = _("The colleague whose stories are signed with this name.")
        account = (_("Account"), {"fields": (field,), "description": description})
        return (*self.fieldsets, account)

    @admin.display(description=_("account"))
    def colleague(self, author):
        return author.user or _("No account")
