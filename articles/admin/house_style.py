"""House style at the desk: rules that editors keep, each tried over the archive before it holds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from articles.admin.rule_trial import in_context, trial
from articles.checks import house_style, slow_rules
from articles.models import HouseRule, Section
from articles.reach import everywhere

CHANGE = "articles.change_houserule"


class HouseRuleForm(forms.ModelForm):
    """A rule that can be run, and words to try it on."""

    sample = forms.CharField(
        label=_("Try it on these words"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Not kept. “Try over the archive” shows what the rule finds in them."),
    )

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors:
            rule = HouseRule(
                **{
                    name: self.cleaned_data[name]
                    for name in ("pattern", "is_regex", "matches_case", "replacement")
                }
            )
            house_style.validate(rule)
        return self.cleaned_data


class HouseRuleList(forms.BaseModelFormSet):
    """The list, in which those within somebody's reach are set in and out of force."""

    by: Any  # who is changing, set by the page

    @cached_property
    def within(self) -> set[int]:
        rules = HouseRule.objects.permitting(self.by, CHANGE)
        return set(rules.values_list("pk", flat=True))

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["is_active"].disabled = form.instance.pk not in self.within


@admin.register(HouseRule)
class HouseRuleAdmin(admin.ModelAdmin):
    """Owned by editors."""

    form = HouseRuleForm
    change_form_template = "desk/house_rule_form.html"
    list_display = (
        "name",
        "advice",
        "replacement",
        "section",
        "level",
        "is_active",
        "hits",
        "speed",
    )
    list_editable = ("is_active",)
    list_filter = ("is_active", "level", "section")
    list_select_related = ("section",)
    search_fields = ("name", "pattern", "advice")
    fieldsets = (
        (None, {"fields": ("name", "pattern", "is_regex", "matches_case", "exceptions")}),
        (_("What it says"), {"fields": ("advice", "replacement")}),
        (_("Where it holds"), {"fields": ("section", "level", "is_active")}),
        (_("Trial"), {"fields": ("sample",)}),
    )

    @admin.display(description=_("speed"))
    def speed(self, rule: HouseRule) -> str:
        """Whether it lately took too long on somebody's text, and so went unchecked."""
        return str(_("Slow: went unchecked")) if slow_rules.is_slow(rule) else ""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.trial_view)
        return [
            path("try/", view, name="articles_houserule_try"),
            path("<int:pk>/try/", view, name="articles_houserule_try"),
            *super().get_urls(),
        ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(CHANGE, obj)

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        formset = super().get_changelist_formset(request, formset=HouseRuleList, **kwargs)
        formset.by = request.user
        return formset

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Who is confined keeps rules of their sections, and none of the whole paper."""
        kwargs["queryset"] = Section.objects.permitting(request.user, CHANGE)
        if not everywhere(request.user, CHANGE):
            kwargs |= {"required": True, "help_text": ""}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.changed_by, obj.changed_at = request.user, timezone.now()
        super().save_model(request, obj, form, change)

    def trial_view(self, request: HttpRequest, pk: int | None = None) -> HttpResponse:
        """What a rule would find in the newest stories; nothing is changed, nor the rule kept."""
        rule = None if pk is None else self.get_object(request, str(pk))
        if pk is not None and rule is None:
            raise Http404
        may = (
            self.has_change_permission(request, rule) if rule else self.has_add_permission(request)
        )
        if not may:
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponse(status=405, headers={"Allow": "POST"})
        form = self.get_form(request, rule, change=bool(rule))(request.POST, instance=rule)
        valid = form.is_valid()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Trial of a rule"),
            "opts": self.opts,
            "rule": form.instance,
            "errors": form.errors,
            **(trial(form.instance, request.user) if valid else {}),
        }
        if valid:
            context["sample_hits"] = in_context(form.instance, form.cleaned_data["sample"])
        status = 200 if valid else 422
        return TemplateResponse(request, "desk/house_rule_trial.html", context, status=status)
