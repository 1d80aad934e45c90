"""Where the desk reads what readers report, and does something about it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Edition, Section
from articles.numbers import whole_number
from newsroom.reports.admin.looking import Look
from newsroom.reports.forms import StepForm
from newsroom.reports.handling import handle
from newsroom.reports.models import Report
from newsroom.reports.querysets import HANDLE
from newsroom.reports.states import State

LENGTH = 50  # reports on a page of the list
SAID = {
    "answer": gettext_lazy("Answered."),
    "dismiss": gettext_lazy("Dismissed."),
    "correct": gettext_lazy("Marked as corrected."),
    "put-back": gettext_lazy("Put back among the open reports."),
    "reopen": gettext_lazy("Open again."),
}


@admin.register(Report)
class ReportAdmin(admin.ModelAdmin):
    """Readers' reports on the stories that somebody may handle them of."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(HANDLE)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(HANDLE) if obj is None else self.reaches(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # readers write them

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # but for what the door does

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def reaches(self, request: HttpRequest, report: Report) -> bool:
        return request.user.has_perm(HANDLE, report.article)

    def get_queryset(self, request: HttpRequest) -> Any:
        """The reports that this person may handle, and no others, on every road of the desk."""
        return Report.objects.permitting(request.user)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Reports in one state, the newest first."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        state = request.GET.get("state", "")
        state = State(state) if state in State else State.OPEN
        sections = Section.objects.permitting(request.user, HANDLE)
        section = sections.filter(slug=request.GET.get("section", "")[:60]).first()
        found = self.get_queryset(request).filter(state=state).rows()
        found = found.filter(article__section=section) if section else found
        before = Report.objects.filter(key=request.GET.get("before", "")[:22]).first()
        rows = list((found.older_than(before) if before else found)[: LENGTH + 1])
        asked = {"state": state.value} | ({"section": section.slug} if section else {})
        context = {
            **self.admin_site.each_context(request),
            "title": _("Error reports"),
            "opts": self.opts,
            "reports": rows[:LENGTH],
            "state": state,
            "states": State,
            "section": section,
            "sections": sections,
            "older": "?" + urlencode(asked | {"before": rows[LENGTH - 1].key})
            if len(rows) > LENGTH
            else "",
        }
        return TemplateResponse(request, "desk/reports/list.html", context)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """One report: where it stands, what stands there now, and what can be done."""
        report = self.get_object(request, str(object_id))
        if report is None:
            raise Http404
        if request.method != "POST":
            return self.shown(request, report, StepForm())
        form = StepForm(request.POST)
        if not form.is_valid():
            return self.shown(request, report, form, status=422)
        said = form.cleaned_data
        words = {name: said[name] for name in ("words", "tell")}
        if said["way"] == "correct":
            words["correction"] = self.correction(report, request.POST.get("edition", ""))
        try:
            handle(report, said["way"], by=request.user, **words)
        except ValidationError as refusal:
            report.refresh_from_db()
            return self.shown(request, report, form, status=422, refused=refusal.messages)
        if said["way"] == "take-up":
            return redirect(f"{report.article.get_absolute_url()}#{report.block}")
        messages.success(request, SAID[said["way"]])
        return redirect("admin:reports_report_change", report.pk)

    def correction(self, report: Report, key: str) -> Edition | None:
        """The live edition that is said to correct a story, if it is newer than the report."""
        live = Edition.objects.live().filter(article=report.article_id)
        newer = live.exclude(pk=report.edition_id)
        return newer.filter(pk=whole_number(key)).first()

    def shown(
        self,
        request: HttpRequest,
        report: Report,
        form: StepForm,
        *,
        status: int = 200,
        refused: list[str] | None = None,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Error report"),
            "opts": self.opts,
            "original": report,
            "report": report,
            "article": report.article,
            "look": Look.at(report),
            "steps": report.steps.select_related("by"),
            "form": form,
            "refused": refused,
            "may_see": request.user.has_perm("articles.view_article", report.article),
            "may_write": request.user.has_perm("articles.change_article", report.article),
        }
        return TemplateResponse(request, "desk/reports/report.html", context, status=status)
