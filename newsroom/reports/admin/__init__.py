"""Error reports at the desk."""

from newsroom.reports.admin.report import ReportAdmin

__all__ = ["ReportAdmin"]
