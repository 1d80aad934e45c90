from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    """Errors that readers report, each at its place in an edition."""

    name = "newsroom.reports"
    label = "reports"
    verbose_name = _("Error reports")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from articles.workflow import article_moved
        from newsroom.reports import settling

        article_moved.connect(settling.settle_after_move)
